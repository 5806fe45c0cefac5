#include "kiosk/card/card_again.h"

#include <string.h>

#include "base/clock.h"
#include "kiosk/ui/day.h"

enum { BEFORE_LAST = 5 }; /* attempts that are looked at for the same fault */

static struct tried_again *tried_find(struct card_room *room, const struct card_item *part)
{
    for (int i = 0; i < room->n_tried; i++) {
        if (room->tried[i].part.turn == part->turn && room->tried[i].part.verdict == part->verdict)
            return &room->tried[i];
    }
    return NULL;
}

static const struct verdict *item_verdict(const struct card_room *room, int item)
{
    const struct card_item *part = &room->card.item_parts[item];
    return &room->desk->card->stored.verdicts[part->turn].items[part->verdict];
}

/* Somebody's own practice, of a turn that the play still has. */
static bool can_try(const struct card_room *room, int item)
{
    const struct desk *desk = room->desk;
    const struct verdict *verdict = item_verdict(room, item);
    bool missing = verdict->value == VERDICT_NOT_MET || verdict->value == VERDICT_UNDECIDED;
    return desk->person.id && !desk->exam.on && missing && verdict_is_own(verdict) &&
           attempt_card_turn(desk->card, room->card.item_parts[item].turn);
}

/* The first time what the judge of it says; then how to go about it, for saying the same once more
 * helps nobody who has read it. A rule of how one speaks has no words to repeat. */
static const char *advice_again(const struct item_view *item, int times)
{
    static const char *const words[] = {
        "先点“听示范”，跟着念一遍，再来一次。",
        "换个办法：把示范分成几小句，一句一句念顺了，再连起来说。",
        "先放一放：回首页进“学一学”，把这类话单独练几遍，再回来试。"};
    static const char *const manner[] = {
        "还是这一处。开口前先停一拍，这次只想着改这一条，别的先不管。",
        "先不求说全：挑最短的一句，把这一条做到，再慢慢加长。",
        "到“学一学”里挑一句短的，只练这一条，练顺了再回来。"};
    bool speaking = item->measured && *item->measured;
    int step = times > 3 ? 2 : times - 1;
    return (speaking ? manner : words)[step];
}

void card_again_show(struct card_room *room)
{
    struct card_view *view = &room->card.view;
    for (int i = 0; i < view->n_items; i++) {
        struct item_view *item = &room->card.items[i];
        const struct tried_again *tried = tried_find(room, &room->card.item_parts[i]);
        item->from_here = can_try(room, i);
        item->again = tried ? tried->again : AGAIN_NOT_TRIED;
        if (tried && tried->again == AGAIN_MISSING)
            item->advice = advice_again(item, tried->failed);
    }
    for (int i = 0; i < view->n_todo; i++) {
        struct item_view *item = &room->card.items[view->todo[i]];
        if (item->again == AGAIN_NOT_TRIED && room->missed_before[i] > 0)
            item->advice = advice_again(item, room->missed_before[i]);
    }
}

static void line_before(struct card_room *room, int64_t attempt)
{
    struct stored_card before;
    if (records_card(room->desk->records, attempt, &before) == STATUS_OK) {
        for (size_t i = 0; i < before.card.n_criteria; i++) {
            struct criterion_points points = scorecard_points(&before.card, i);
            room->line_before[i] = (struct criterion_view){"", points.earned, points.worth};
        }
        bool same = (int)before.card.n_criteria == room->card.view.n_criteria;
        room->line.n_before = same ? (int)before.card.n_criteria : 0;
        room->line.before = room->line_before;
    }
    stored_card_finish(&before);
}

static void line_points(struct card_room *room)
{
    struct play_point points[LINE_MAX_POINTS];
    size_t n = 0;
    const struct desk *desk = room->desk;
    if (records_play_line(desk->records, desk->card->attempt, points, LINE_MAX_POINTS, &n) !=
            STATUS_OK ||
        n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        room->line.totals[i] = points[n - 1 - i].total;
    room->line.n = (int)n;
    day_text(points[n - 1].finished_unix_ms, clock_unix_ms(), DAY_SHORT, room->line.since);
    if (n > 1)
        line_before(room, points[1].attempt);
}

void card_line_read(struct card_room *room)
{
    const struct desk *desk = room->desk;
    const struct card_view *view = &room->card.view;
    room->line = (struct line_view){.n = 0};
    memset(room->missed_before, 0, sizeof room->missed_before);
    if (!desk->records || !desk->card->attempt)
        return;
    line_points(room);
    for (int i = 0; i < view->n_todo; i++) {
        if (records_missed_before(desk->records, desk->card->attempt,
                                  item_verdict(room, view->todo[i]), BEFORE_LAST,
                                  &room->missed_before[i]) != STATUS_OK)
            room->missed_before[i] = 0;
    }
}

void card_from_here(void *self, int item)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->card || item < 0 || item >= room->card.view.n_items ||
        !room->card.items[item].from_here)
        return;
    const struct attempt_card *card = desk->card;
    const struct stored_reply *reply = &card->stored.replies[room->card.item_parts[item].turn];
    const struct verdict *verdict = item_verdict(room, item);
    room->item = item;
    desk->once =
        (struct once_more){.pack = card->pack,
                           .play = card->play,
                           .turn = attempt_card_turn(card, room->card.item_parts[item].turn),
                           .standard = card->standard,
                           .seed = card->stored.seed,
                           .mood = reply->mood_before,
                           .reply = reply->reply,
                           .kind = verdict->kind,
                           .id = verdict->id};
    player_stop(&desk->player);
    desk_do(desk, (struct action){ACTION_ONE_TURN, 0});
}

static void tried_note(struct card_room *room, int item, enum verdict_value value)
{
    const struct card_item *part = &room->card.item_parts[item];
    struct tried_again *tried = tried_find(room, part);
    if (!tried && room->n_tried < TRIED_MOST) {
        tried = &room->tried[room->n_tried++];
        *tried = (struct tried_again){.part = *part};
        for (int i = 0; i < room->card.view.n_todo; i++)
            tried->failed += room->card.view.todo[i] == item ? room->missed_before[i] : 0;
    }
    if (!tried || value == VERDICT_NOT_APPLICABLE)
        return;
    tried->again = value == VERDICT_MET       ? AGAIN_MADE_UP
                   : value == VERDICT_NOT_MET ? AGAIN_MISSING
                                              : AGAIN_UNHEARD;
    tried->failed = value == VERDICT_MET ? 0 : tried->failed + (value == VERDICT_NOT_MET);
}

void card_once_over(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->card || room->item < 0 || room->item >= room->card.view.n_items) {
        desk_do(desk, (struct action){ACTION_HOME, 0});
        return;
    }
    tried_note(room, room->item, desk->once.value);
    room->item = room->turn = -1;
    card_again_show(room);
    desk_go(desk, SCREEN_CARD);
}
