#include "kiosk/papers/papers_room.h"

#include <stdio.h>
#include <string.h>

#include "kiosk/papers/papers_text.h"

const void *papers_show(void *self)
{
    struct papers_room *room = self;
    struct papers_view *view = &room->view;
    int per_page = papers_per_page(&room->desk->frame), n = (int)room->n_rows;
    *view = (struct papers_view){.pages = (n + per_page - 1) / per_page};
    view->page = room->page < view->pages ? room->page : 0;
    view->first = view->page * per_page;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct paper_row *row = &room->rows[i];
        char *about = room->abouts[view->n_rows], *says = room->says[view->n_rows];
        paper_about(row->subject, row->n_plays, row->n_questions, row->minutes, about);
        if (!row->locked_unix_ms)
            snprintf(says, 96, "草稿，还没锁定");
        else if (row->withdrawn_unix_ms)
            snprintf(says, 96, "收回了 · 交卷 %d，公布 %d", row->ended, row->released);
        else
            snprintf(says, 96, "发给 %d 人 · 交卷 %d，公布 %d", row->handed, row->ended,
                     row->released);
        view->rows[view->n_rows++] = (struct paper_row_view){
            row->number, about, says, !row->locked_unix_ms, row->withdrawn_unix_ms != 0};
    }
    return view;
}

static void terms_fill(struct papers_room *room, struct paper_view *view)
{
    const struct paper *paper = &room->paper;
    const struct standard *standard =
        room->pack && *paper->standard ? pack_standard(room->pack, paper->standard) : NULL;
    snprintf(room->terms[TERM_SUBJECT], 48, "%s", subject_text(paper->subject));
    snprintf(room->terms[TERM_LEVEL], 48, "%s", level_text(paper->level));
    snprintf(room->terms[TERM_STANDARD], 48, "%.40s", standard ? standard->title : "按情景自己的");
    snprintf(room->terms[TERM_PLAYS], 48, "%d 场", paper->n_plays);
    snprintf(room->terms[TERM_QUESTIONS], 48, "%d 道", paper->n_questions);
    snprintf(room->terms[TERM_MINUTES], 48, paper->minutes ? "%d 分钟" : "不限时", paper->minutes);
    for (int i = 0; i < PAPER_TERMS; i++)
        view->terms[i] = room->terms[i];
}

static void plays_fill(struct papers_room *room, struct paper_view *view)
{
    const struct paper *paper = &room->paper;
    view->n_plays = paper->n_plays;
    view->n_questions = paper->n_questions;
    for (int i = 0; i < paper->n_plays; i++) {
        const struct play *play = room->pack ? pack_play(room->pack, paper->plays[i].play) : NULL;
        view->plays[i] = play ? play->title : "这台机器上没有的情景";
        snprintf(room->places[i], sizeof room->places[i], "%s",
                 play ? place_text(play->place) : "");
        view->places[i] = room->places[i];
    }
}

static enum sat_look look_of(const struct sitting_row *row)
{
    static const enum sat_look looks[] = {[SITTING_NOT_BEGUN] = SAT_NOT_YET,
                                          [SITTING_UNDER_WAY] = SAT_UNDER_WAY,
                                          [SITTING_TO_REVIEW] = SAT_TO_REVIEW,
                                          [SITTING_REVIEWED] = SAT_READY};
    if (row->state == SITTING_RELEASED)
        return row->passed ? SAT_PASSED : SAT_FAILED;
    return looks[row->state];
}

/* A trainer sees what the machine and the marks come to, released or not. */
static void sat_write(const struct sitting_row *row, char says[96], char figure[96])
{
    const struct sitting_score *score = &row->score;
    figure[0] = '\0';
    switch (look_of(row)) {
    case SAT_NOT_YET:
        snprintf(says, 96, "还没考");
        return;
    case SAT_UNDER_WAY:
        snprintf(says, 96, "在考，或者断了");
        return;
    case SAT_TO_REVIEW:
        snprintf(says, 96, "%d 项待听", row->to_review);
        break;
    case SAT_READY:
        snprintf(says, 96, "可以公布");
        break;
    case SAT_PASSED:
        snprintf(says, 96, "通过");
        break;
    case SAT_FAILED:
        snprintf(says, 96, "没通过");
        break;
    }
    if (score->high - score->low > 0.5)
        snprintf(figure, 96, "%.0f～%.0f 分", score->low, score->high);
    else
        snprintf(figure, 96, "%.0f 分", score->total);
    if (score->n_questions)
        snprintf(figure + strlen(figure), 96 - strlen(figure), " · 题 %d/%d", score->right,
                 score->n_questions);
}

static void sat_fill(struct papers_room *room, struct paper_view *view)
{
    int per_page = paper_rows_per_page(&room->desk->frame), n = (int)room->n_sat;
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->sat_page < view->pages ? room->sat_page : 0;
    view->first = view->page * per_page;
    for (int i = 0; i < n; i++)
        view->n_ready += room->sat[i].state == SITTING_REVIEWED;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct sitting_row *row = &room->sat[i];
        int at = view->n_rows++;
        sat_write(row, room->says[at], room->figures[at]);
        view->rows[at] = (struct sat_row_view){row->name, row->team, room->says[at],
                                               room->figures[at], look_of(row)};
    }
}

static void chosen_fill(struct papers_room *room, struct paper_view *view)
{
    view->chosen = room->chosen;
    if (room->chosen < 0 || (size_t)room->chosen >= room->n_sat)
        return;
    const struct sitting_row *row = &room->sat[room->chosen];
    view->chosen_name = row->name;
    view->can_release = row->state == SITTING_REVIEWED;
    view->can_void = row->sitting != 0;
    view->asks_void = room->asks_void;
    for (int i = 0; i < row->score.n_plays && i < PAPER_PLAYS_MAX; i++)
        view->can_open[i] = row->score.attempts[i] != 0;
}

const void *paper_show(void *self)
{
    struct papers_room *room = self;
    struct paper_view *view = &room->paper_view;
    const struct paper *paper = &room->paper;
    *view = (struct paper_view){.number = paper->number,
                                .about = room->about,
                                .draft = !paper->locked_unix_ms,
                                .withdrawn = paper->withdrawn_unix_ms != 0,
                                .chosen = -1,
                                .group = room->group < 0 ? "全部人" : room->groups[room->group]};
    paper_about(paper->subject, paper->n_plays, paper->n_questions, paper->minutes,
                room->abouts[0]);
    snprintf(room->about, sizeof room->about, "%s", room->abouts[0]);
    terms_fill(room, view);
    plays_fill(room, view);
    view->reading = paper_reads(room);
    if (!view->draft) {
        sat_fill(room, view);
        chosen_fill(room, view);
    }
    return view;
}

/* "做到 50 · 没做到 6 · 没听准 2 · 区分度 0.41 好" */
static void figures_write(const struct paper_item *item, char out[96])
{
    static const char *const bands[] = {
        [ITEM_POOR] = "差", [ITEM_FAIR] = "一般", [ITEM_GOOD] = "好"};
    size_t used = (size_t)snprintf(out, 96, "做到 %d · 没做到 %d · 没听准 %d", item->met,
                                   item->not_met, item->undecided);
    if (item->has_discrimination && used < 96)
        snprintf(out + used, 96 - used, " · 区分 %.2f %s", item->discrimination,
                 bands[item_band(item->discrimination)]);
}

static void item_rows(struct papers_room *room, struct paper_items_view *view, int per_page)
{
    for (int i = view->first; i < (int)room->n_items && view->n_rows < per_page; i++) {
        const struct paper_item *item = &room->items[i];
        int at = view->n_rows++, decided = item->met + item->not_met;
        const struct play *play = room->pack ? pack_play(room->pack, item->play) : NULL;
        figures_write(item, room->figures[at]);
        view->rows[at] =
            (struct paper_item_view){item->name, play ? play->title : item->play, room->figures[at],
                                     decided ? (double)item->met / decided : 0, item->drop != 0};
    }
}

static void kiosk_rows(struct papers_room *room, struct paper_items_view *view, int per_page)
{
    static const char *const thans[] = {
        [TALLY_FEW] = "两边都满 30 人才比",
        [TALLY_ALIKE] = "和别的机器差不多",
        [TALLY_UNHEARD] = "没听准的比别的机器多：去看看麦克风和周围的声音",
        [TALLY_HARDER] = "做到的比别的机器少，听得却一样准：也许是考的人不同"};
    for (int i = view->first; i < (int)room->n_kiosks && view->n_rows < per_page; i++) {
        const struct kiosk_row *row = &room->kiosks[i];
        const struct item_tally *tally = &row->tally;
        int at = view->n_rows++, decided = tally->met + tally->not_met;
        snprintf(room->figures[at], sizeof room->figures[at],
                 "%d 人 · 做到 %.0f%% · 没听准 %.1f%%（%d/%d）", row->people,
                 decided ? 100.0 * tally->met / decided : 0,
                 tally->asked ? 100.0 * tally->undecided / tally->asked : 0, tally->undecided,
                 tally->asked);
        view->rows[at] = (struct paper_item_view){
            *row->kiosk.name ? row->kiosk.name : "没记下是哪台",
            room->n_kiosks > 1 ? thans[kiosk_than(room->kiosks, room->n_kiosks, (size_t)i)]
                               : "都是在这一台上考的",
            room->figures[at], decided ? (double)tally->met / decided : 0, false};
    }
}

const void *paper_items_show(void *self)
{
    struct papers_room *room = self;
    struct paper_items_view *view = &room->items_view;
    int per_page = paper_items_per_page(&room->desk->frame);
    int n = (int)(room->by_kiosk ? room->n_kiosks : room->n_items);
    *view = (struct paper_items_view){.number = room->paper.number,
                                      .pages = (n + per_page - 1) / per_page,
                                      .chosen = room->item,
                                      .preview = room->preview,
                                      .turned = room->turned,
                                      .reading = room->job_on,
                                      .by_kiosk = room->by_kiosk};
    view->page = room->items_page < view->pages ? room->items_page : 0;
    view->first = view->page * per_page;
    view->dropped = room->item >= 0 && room->items[room->item].drop;
    view->of = room->item >= 0 ? room->items[room->item].name : "";
    if (room->by_kiosk)
        kiosk_rows(room, view, per_page);
    else
        item_rows(room, view, per_page);
    return view;
}
