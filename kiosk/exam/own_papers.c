#include "kiosk/exam/own_papers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/ui/day.h"
#include "records/certificates.h"

/* "营业员上岗证，到 2027 年 6 月 1 日" */
static void certificate_write(const struct certificate_row *row, char out[192])
{
    struct tm day = day_local(row->until_unix_ms);
    char until[64];
    snprintf(until, sizeof until, "%d 年 %d 月 %d 日", day.tm_year + 1900, day.tm_mon + 1,
             day.tm_mday);
    switch (row->state) {
    case CERTIFICATE_VALID:
    case CERTIFICATE_SOON:
        snprintf(out, 192, "%s上岗证，有效到 %s。", row->post, until);
        break;
    case CERTIFICATE_EXPIRED:
        snprintf(out, 192, "%s上岗证 %s 到期了，要重新考。", row->post, until);
        break;
    case CERTIFICATE_RETURN:
        snprintf(out, 192, "离岗久了，%s要重新考过才能上岗。", row->post);
        break;
    case CERTIFICATE_EARNED:
        snprintf(out, 192, "%s上岗要考的都过了，等培训师发证。", row->post);
        break;
    case CERTIFICATE_NONE:
        snprintf(out, 192, "%s上岗要考 %d 门，过了 %d 门。", row->post, row->asked, row->passed);
        break;
    default:
        out[0] = '\0';
    }
}

void own_papers_forget(struct exam_room *room)
{
    free(room->rows);
    free(room->lots);
    room->rows = NULL;
    room->lots = NULL;
    room->n_rows = 0;
}

static enum status lots_read(struct exam_room *room)
{
    enum status status = STATUS_OK;
    room->lots = calloc(room->n_rows + 1, sizeof *room->lots);
    if (!room->lots)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < room->n_rows && status == STATUS_OK; i++)
        status = records_contest_lot(room->desk->records, room->rows[i].paper,
                                     room->desk->person.id, &room->lots[i]);
    return status;
}

enum status own_papers_read(struct exam_room *room)
{
    struct desk *desk = room->desk;
    struct certificate_row *rows = NULL;
    size_t n = 0;
    own_papers_forget(room);
    room->page = 0;
    room->certificate[0] = '\0';
    enum status status =
        records_sittings_of_person(desk->records, desk->person.id, &room->rows, &room->n_rows);
    if (status == STATUS_OK)
        status = lots_read(room);
    if (status == STATUS_OK)
        status = records_certificate_rows(desk->records, "", desk->person.id, clock_unix_ms(),
                                          &rows, &n);
    if (n > 0)
        certificate_write(&rows[0], room->certificate);
    free(rows);
    return status;
}

bool own_papers_matter(const struct exam_room *room)
{
    for (size_t i = 0; i < room->n_rows; i++) {
        if (!room->rows[i].mock || room->rows[i].state == SITTING_UNDER_WAY)
            return true;
    }
    return *room->certificate != '\0';
}

static const char *subject_name(const struct sitting_row *row)
{
    static const char *const names[PAPER_SUBJECTS] = {[SUBJECT_ALL] = "综合",
                                                      [SUBJECT_COUNTER] = "柜台",
                                                      [SUBJECT_PHONE] = "电话",
                                                      [SUBJECT_SITE] = "上门"};
    return row->mock ? "自己练考" : names[row->subject];
}

static struct own_paper_view released(const struct sitting_row *row, char says[96])
{
    struct own_paper_view view = {.opens = {ACTION_ATTEMPTS, 0}};
    bool open = row->mock && row->score.verdict == EXAM_REVIEW;
    view.look = open ? OWN_PAPER_WAITS : row->passed ? OWN_PAPER_PASSED : OWN_PAPER_FAILED;
    snprintf(says, 96, "%s · %.0f 分",
             open          ? "待复核"
             : row->passed ? "通过"
                           : "没通过",
             row->total);
    return view;
}

/* Broken off: it can go on, as long as there is time. */
static struct own_paper_view broken_off(const struct sitting_row *row, char says[96])
{
    int64_t left_ms = exam_left_ms(row->minutes, row->began_unix_ms, clock_unix_ms());
    bool over = row->minutes && left_ms <= 0;
    if (over)
        snprintf(says, 96, "没考完就断了，时间到了");
    else if (row->minutes)
        snprintf(says, 96, "没考完就断了，还剩 %d 分钟", (int)((left_ms + 59999) / 60000));
    else
        snprintf(says, 96, "没考完就断了");
    return (struct own_paper_view){.look = OWN_PAPER_OPEN, .verb = over ? "交卷" : "接着考"};
}

static void about_write(const struct sitting_row *row, char about[96])
{
    if (row->minutes)
        snprintf(about, 96, "%s · 限时 %d 分钟", subject_name(row), row->minutes);
    else
        snprintf(about, 96, "%s", subject_name(row));
}

/* A contest's paper says whose turn it is when, and afterwards leads to the places. */
static void lot_show(struct exam_room *room, size_t at, int shown, struct own_paper_view *view)
{
    const struct contest_lot *lot = &room->lots[at];
    snprintf(room->abouts[shown], 96, "%.72s · 抽到 %d 号", lot->name, lot->lot);
    if (room->rows[at].state == SITTING_NOT_BEGUN)
        snprintf(room->says[shown], 96, "轮到 %d 号再考", lot->lot);
    if (!lot->published)
        return;
    snprintf(room->says[shown] + strlen(room->says[shown]), 96 - strlen(room->says[shown]),
             " · 看名次");
    view->verb = "看名次";
    view->opens = (struct action){ACTION_OWN_BOARD, (int)at};
}

static struct own_paper_view row_show(struct exam_room *room, size_t at, int shown)
{
    const struct sitting_row *row = &room->rows[at];
    char *says = room->says[shown], *about = room->abouts[shown];
    struct own_paper_view view = {.look = OWN_PAPER_WAITS};
    if (row->state == SITTING_NOT_BEGUN) {
        snprintf(says, 96, "还没考");
        view.look = OWN_PAPER_OPEN;
        view.verb = "去考";
        view.opens = (struct action){ACTION_EXAM_SIT, (int)at};
    } else if (row->state == SITTING_RELEASED) {
        view = released(row, says);
    } else if (row->state == SITTING_UNDER_WAY) {
        view = broken_off(row, says);
        view.opens = (struct action){ACTION_EXAM_SIT, (int)at};
    } else {
        snprintf(says, 96, "交卷了，等公布");
    }
    about_write(row, about);
    if (room->lots[at].contest)
        lot_show(room, at, shown, &view);
    view.number = row->number;
    view.about = about;
    view.says = says;
    return view;
}

const void *own_papers_show(void *self)
{
    struct exam_room *room = self;
    struct own_papers_view *view = &room->own_view;
    int per_page = own_papers_per_page(&room->desk->frame), n = (int)room->n_rows;
    *view = (struct own_papers_view){.pages = (n + per_page - 1) / per_page,
                                     .certificate = room->certificate};
    view->page = room->page < view->pages ? room->page : 0;
    for (int i = view->page * per_page; i < n && view->n_rows < per_page; i++) {
        view->rows[view->n_rows] = row_show(room, (size_t)i, view->n_rows);
        view->n_rows++;
    }
    return view;
}
