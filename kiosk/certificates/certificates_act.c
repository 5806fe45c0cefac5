/* Posts and certificates at the trainer's desk. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "engine/certify.h"
#include "kiosk/certificates/certificates_room.h"
#include "kiosk/ui/day.h"

static void rows_forget(struct certificates_room *room)
{
    free(room->rows);
    room->rows = NULL;
    room->n_rows = 0;
    room->chosen = -1;
}

static const struct post *post_of(const struct certificates_room *room)
{
    return room->shown < room->n_posts ? &room->posts[room->shown] : NULL;
}

static void print(struct certificates_room *room, const struct certificate_row *row);

/* The same person in rows that were read again. */
static void choose_person(struct certificates_room *room, int64_t person)
{
    room->chosen = -1;
    for (size_t i = 0; person && i < room->n_rows; i++) {
        if (room->rows[i].person == person)
            room->chosen = (int)i;
    }
}

static void rows_over(void *data);

/* Has the rows of the post read, and then that person chosen (0: nobody), once more where they are
 * being read: something may have changed since. Those before stay until then, where they are of the
 * same post. */
static void rows_read(struct certificates_room *room, int64_t person)
{
    struct desk *desk = room->desk;
    struct certified_job *job = &room->job;
    room->choose = person;
    room->read_more = room->reading;
    if (room->reading || !post_of(room))
        return;
    room->reading = true;
    memcpy(job->database, desk->database, sizeof job->database);
    memcpy(job->post, post_of(room)->post, sizeof job->post);
    clerk_ask(&desk->clerk, (struct job){certified_job_run, rows_over, job});
}

static void rows_over(void *data)
{
    struct certified_job *job = data;
    struct certificates_room *room =
        (struct certificates_room *)((char *)data - offsetof(struct certificates_room, job));
    struct desk *desk = room->desk;
    bool here = desk->trainer && desk->screen == SCREEN_CERTIFICATES;
    bool fine = here && job->status == STATUS_OK && post_of(room) &&
                strcmp(post_of(room)->post, job->post) == 0;
    room->reading = false;
    if (fine && !room->read_more) {
        rows_forget(room);
        room->rows = job->rows;
        room->n_rows = job->n_rows;
        job->rows = NULL;
        choose_person(room, room->choose);
        if (room->chosen >= 0 && room->prints)
            print(room, &room->rows[room->chosen]);
        room->prints = false;
    }
    free(job->rows);
    job->rows = NULL;
    job->n_rows = 0;
    if (here && room->read_more)
        rows_read(room, room->choose);
    else if (here && job->status != STATUS_OK)
        desk_fail_records(desk, job->status);
}

bool certificates_read(const void *self)
{
    return ((const struct certificates_room *)self)->reading;
}

static void read_again(struct certificates_room *room, int64_t person)
{
    struct desk *desk = room->desk;
    char before[NAME_SIZE] = "";
    if (post_of(room))
        snprintf(before, sizeof before, "%s", post_of(room)->post);
    free(room->posts);
    room->posts = NULL;
    room->n_posts = 0;
    enum status status = records_posts(desk->records, &room->posts, &room->n_posts);
    room->shown = 0;
    for (size_t i = 0; i < room->n_posts; i++) {
        if (strcmp(room->posts[i].post, before) == 0)
            room->shown = i;
    }
    room->chosen = -1; /* until the rows are there: those that stand may be of before */
    if (!post_of(room) || strcmp(post_of(room)->post, before) != 0)
        rows_forget(room);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        rows_read(room, person);
}

static void act_certificates(void *self, int arg)
{
    struct certificates_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_CERTIFICATES, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk_has_past(desk) || !desk->records || !desk_trainer_may(desk, here, back))
        return;
    room->page = 0;
    room->prints = false;
    desk_go(desk, SCREEN_CERTIFICATES);
    read_again(room, 0);
}

static bool may(const struct certificates_room *room)
{
    return room->desk->trainer && room->desk->records && post_of(room);
}

static void act_post_next(void *self, int arg)
{
    struct certificates_room *room = self;
    (void)arg;
    if (!may(room))
        return;
    room->shown = (room->shown + 1) % room->n_posts;
    room->page = 0;
    rows_forget(room);
    read_again(room, 0);
}

static void post_store(struct certificates_room *room, const struct post *post)
{
    struct desk *desk = room->desk;
    enum status status = records_post_set(desk->records, post);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        desk_audit(desk, AUDIT_EXAM, "trainer", "a post asks for subjects %u, %d months",
                   post->subjects, post->months);
    read_again(room, 0);
}

/* House value: a year, until somebody says otherwise. */
enum { MONTHS_USUAL = 12 };

static void act_post_subject(void *self, int arg)
{
    struct certificates_room *room = self;
    if (!may(room) || arg < 0 || arg >= PAPER_SUBJECTS)
        return;
    struct post post = *post_of(room);
    post.subjects ^= 1u << arg;
    post.months = post.months ? post.months : MONTHS_USUAL;
    post_store(room, &post);
}

static void act_post_months(void *self, int arg)
{
    static const int steps[] = {6, 12, 24, 36};
    struct certificates_room *room = self;
    size_t at = 0;
    (void)arg;
    if (!may(room) || !post_of(room)->months)
        return;
    struct post post = *post_of(room);
    while (at < 4 && steps[at] != post.months)
        at++;
    post.months = steps[(at + 1) % 4];
    post_store(room, &post);
}

static void act_page(void *self, int arg)
{
    ((struct certificates_room *)self)->page = arg;
}

static void act_certified(void *self, int arg)
{
    struct certificates_room *room = self;
    room->chosen = arg == room->chosen || arg < 0 || (size_t)arg >= room->n_rows ? -1 : arg;
}

static const struct certificate_row *chosen_of(const struct certificates_room *room)
{
    bool fine =
        may(room) && !room->reading && room->chosen >= 0 && (size_t)room->chosen < room->n_rows;
    return fine ? &room->rows[room->chosen] : NULL;
}

static struct certifying by_trainer(const struct desk *desk)
{
    return (struct certifying){desk->records, desk->database,
                               desk->settings.issuer ? desk->settings.issuer : "本单位",
                               desk->trainer_name, clock_unix_ms()};
}

struct to_print {
    struct certificate_row row;
    char issuer[256], who[NAME_SIZE];
};

static enum status certificate_write(struct taking *taking, const char *folder,
                                     char path[PATH_SIZE])
{
    const struct to_print *to_print = taking->order.what;
    struct certifying by = {taking->records, taking->database, to_print->issuer, to_print->who,
                            clock_unix_ms()};
    return certify_write(&by, &to_print->row, folder, path);
}

static void certificate_taken(struct desk *desk, const struct taking *taking)
{
    const struct to_print *to_print = taking->order.what;
    desk_audit(desk, AUDIT_EXPORT, "trainer", "certificate %s", to_print->row.number);
}

static void print(struct certificates_room *room, const struct certificate_row *row)
{
    struct desk *desk = room->desk;
    struct certifying by = by_trainer(desk);
    struct to_print *to_print = calloc(1, sizeof *to_print);
    if (to_print) {
        to_print->row = *row;
        snprintf(to_print->issuer, sizeof to_print->issuer, "%s", by.issuer);
        snprintf(to_print->who, sizeof to_print->who, "%s", by.who);
    }
    taking_order(&desk->taking, (struct order){.name = "上岗证",
                                               .write = certificate_write,
                                               .taken = certificate_taken,
                                               .what = to_print,
                                               .free = free});
}

static void act_issue(void *self, int arg)
{
    struct certificates_room *room = self;
    struct desk *desk = room->desk;
    const struct certificate_row *row = chosen_of(room);
    struct certifying by = by_trainer(desk);
    int64_t id = 0;
    (void)arg;
    if (!row || row->state != CERTIFICATE_EARNED)
        return;
    int64_t person = row->person;
    enum status status = certify_issue(&by, row, &id);
    if (status == STATUS_IO || status == STATUS_DAMAGED) {
        snprintf(desk->said, sizeof desk->said,
                 "签名用的密钥文件读不了，请管理员看看 signing.key。");
        return;
    }
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "certificate %lld issued to person %lld", (long long)id,
               (long long)person);
    room->prints = true;
    read_again(room, person);
}

static void act_print(void *self, int arg)
{
    struct certificates_room *room = self;
    const struct certificate_row *row = chosen_of(room);
    (void)arg;
    if (row && row->certificate)
        print(room, row);
}

static void act_on_leave(void *self, int arg)
{
    struct certificates_room *room = self;
    struct desk *desk = room->desk;
    const struct certificate_row *row = chosen_of(room);
    (void)arg;
    if (!row)
        return;
    int64_t person = row->person, now = clock_unix_ms();
    bool away = row->state == CERTIFICATE_AWAY;
    enum status status = away ? records_leave_end(desk->records, person, now)
                              : records_leave_begin(desk->records, person, now);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "person %lld %s", (long long)person,
               away ? "is back" : "leaves the post");
    read_again(room, person);
}

static void day_write(int64_t unix_ms, char out[64])
{
    struct tm day = day_local(unix_ms);
    snprintf(out, 64, "%d 年 %d 月 %d 日", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static enum certified_look look_of(enum certificate_state state)
{
    static const enum certified_look looks[CERTIFICATE_STATES] = {
        [CERTIFICATE_NONE] = CERTIFIED_OFF,    [CERTIFICATE_EARNED] = CERTIFIED_EARNED,
        [CERTIFICATE_VALID] = CERTIFIED_GOOD,  [CERTIFICATE_SOON] = CERTIFIED_SOON,
        [CERTIFICATE_EXPIRED] = CERTIFIED_BAD, [CERTIFICATE_AWAY] = CERTIFIED_OFF,
        [CERTIFICATE_RETURN] = CERTIFIED_BAD};
    return looks[state];
}

static void says_write(const struct certificate_row *row, char out[128])
{
    char until[64];
    day_write(row->until_unix_ms, until);
    switch (row->state) {
    case CERTIFICATE_EARNED:
        snprintf(out, 128, row->certificate ? "考齐了，可以换证" : "考齐了，可以发证");
        return;
    case CERTIFICATE_VALID:
        snprintf(out, 128, "有效到 %s", until);
        return;
    case CERTIFICATE_SOON:
        snprintf(out, 128, "快到期：%s", until);
        return;
    case CERTIFICATE_EXPIRED:
        snprintf(out, 128, "过期了：%s", until);
        return;
    case CERTIFICATE_AWAY:
        snprintf(out, 128, "离岗中");
        return;
    case CERTIFICATE_RETURN:
        snprintf(out, 128, "待复岗：重新考，过 %d 门，共 %d 门", row->passed, row->asked);
        return;
    default:
        snprintf(out, 128, "没有证：考过 %d 门，共 %d 门", row->passed, row->asked);
    }
}

static void rows_fill(struct certificates_room *room, struct certificates_view *view)
{
    int per_page = certificates_per_page(&room->desk->frame), n = (int)room->n_rows;
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->page < view->pages ? room->page : 0;
    view->first = view->page * per_page;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct certificate_row *row = &room->rows[i];
        int at = view->n_rows++;
        says_write(row, room->says[at]);
        view->rows[at] =
            (struct certified_view){row->name, row->team, room->says[at], look_of(row->state)};
    }
}

const void *certificates_show(void *self)
{
    struct certificates_room *room = self;
    struct certificates_view *view = &room->view;
    const struct post *post = post_of(room);
    const struct certificate_row *row = chosen_of(room);
    *view = (struct certificates_view){.post = post ? post->post : "",
                                       .n_posts = (int)room->n_posts,
                                       .months = room->months,
                                       .reading = room->reading,
                                       .chosen = row ? room->chosen : -1};
    for (int i = 0; post && i < POST_SUBJECTS; i++)
        view->asked[i] = post->subjects >> i & 1;
    if (post && post->months && post->subjects)
        snprintf(room->months, sizeof room->months, "%d 个月", post->months);
    else
        snprintf(room->months, sizeof room->months, "不要证");
    rows_fill(room, view);
    if (row) {
        view->chosen_name = row->name;
        view->can_issue = row->state == CERTIFICATE_EARNED;
        view->renews = row->certificate != 0;
        view->can_print = row->certificate != 0;
        view->away = row->state == CERTIFICATE_AWAY;
    }
    return view;
}

void certificates_take_up(void *self)
{
    act_certificates(self, 0);
}

static void certificates_put_away(void *self, enum put_away what)
{
    struct certificates_room *room = self;
    if (what < PUT_AWAY_EXAM)
        return;
    rows_forget(room);
    free(room->posts);
    room->posts = NULL;
    room->n_posts = 0;
}

static void certificates_close(void *self)
{
    certificates_put_away(self, PUT_AWAY_PERSON);
}

static const struct room_act acts[] = {
    {ACTION_CERTIFICATES, act_certificates, false},
    {ACTION_POST_NEXT, act_post_next, false},
    {ACTION_POST_SUBJECT, act_post_subject, false},
    {ACTION_POST_MONTHS, act_post_months, false},
    {ACTION_CERTIFICATES_PAGE, act_page, false},
    {ACTION_CERTIFIED, act_certified, false},
    {ACTION_ISSUE, act_issue, false},
    {ACTION_PRINT, act_print, false},
    {ACTION_ON_LEAVE, act_on_leave, false},
};

const struct room_kind certificates_kind = {.acts = acts,
                                            .n_acts = sizeof acts / sizeof *acts,
                                            .put_away = certificates_put_away,
                                            .close = certificates_close};
