#include "kiosk/contest/contest_judges.h"

#include <string.h>

#include "base/clock.h"
#include "kiosk/contest/contest_reach.h"
#include "kiosk/contest/contest_text.h"

/* Of a drawn one there is only the way out, and it is asked first. */
void judges_show(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!contest_is_drawn(room))
        return;
    room->shows_judges = !room->shows_judges;
    room->chosen = room->leaving = -1;
}

void judge_leaves(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!contest_is_drawn(room) || room->leaving < 0 || room->leaving >= room->contest.n_judges)
        return;
    const char *judge = room->contest.judges[room->leaving];
    enum status status =
        records_contest_judge_leaves(desk->records, room->contest.id, judge, clock_unix_ms());
    if (status == STATUS_INVALID) {
        room->leaving = -1;
        contest_said(room, "只剩这一位评委了，不能再少。");
        return;
    }
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld: %s judges no more",
               (long long)room->contest.id, judge);
    contest_again(room);
    contest_said(room, "改好了，不再等这一位的分。");
}

void judge_choose(void *self, int arg)
{
    struct contest_room *room = self;
    if (contest_is_drawn(room) && room->shows_judges && arg >= 0 && arg < room->contest.n_judges)
        room->leaving = arg == room->leaving ? -1 : arg;
    if (!contest_is_draft(room) || arg < 0 || (size_t)arg >= room->n_trainers)
        return;
    const char *name = room->trainers[arg].name;
    bool judges = false;
    for (int i = 0; i < room->contest.n_judges; i++)
        judges = judges || strcmp(room->contest.judges[i], name) == 0;
    enum status status =
        records_contest_judge(room->desk->records, room->contest.id, name, !judges);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        contest_again(room);
}

static enum status sheet_read(struct contest_room *room, const struct contest_turn *turn)
{
    const char *judge = room->desk->trainer_name;
    enum status status =
        records_contest_sheets(room->desk->records, room->contest.id, turn->person, room->sheet_of,
                               judge, room->sheets, &room->n_sheets);
    memset(room->taken, 0, sizeof room->taken);
    for (size_t i = 0; i < room->n_sheets; i++) {
        if (strcmp(room->sheets[i].judge, judge) == 0)
            memcpy(room->taken, room->sheets[i].taken, sizeof room->taken);
    }
    return status;
}

void sheet_open(void *self, int arg)
{
    struct contest_room *room = self;
    const struct contest_turn *turn = contest_turn_chosen(room);
    const char *why_not;
    if (!turn || !contest_judges(room, &why_not))
        return;
    room->sheet_of = arg == 1 && turn->second ? SHEET_SECOND : SHEET_CONTESTANT;
    enum status status = sheet_read(room, turn);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(room->desk, SCREEN_SHEET);
}

static void take(struct contest_room *room, int at, int more)
{
    const struct contest_criteria *criteria = &room->contest.criteria;
    if (!contest_turn_chosen(room) || at < 0 || at >= criteria->n[room->sheet_of])
        return;
    int taken = room->taken[at] + more, most = criteria->of[room->sheet_of][at].weight;
    room->taken[at] = taken < 0 ? 0 : taken > most ? most : taken;
}

void sheet_more(void *self, int arg)
{
    take(self, arg % 8, arg / 8);
}

void sheet_less(void *self, int arg)
{
    take(self, arg, -1);
}

void sheet_give(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    const struct contest_turn *turn = contest_turn_chosen(room);
    const char *why_not;
    if (!turn || !contest_judges(room, &why_not) || arg < 0 || arg > SHEET_REASONS)
        return;
    enum status status = records_contest_mark(desk->records, room->contest.id, turn->person,
                                              room->sheet_of, desk->trainer_name, room->taken,
                                              arg ? sheet_reasons[arg - 1] : "", clock_unix_ms());
    bool refused = status == STATUS_INVALID || status == STATUS_NOT_FOUND ||
                   (status == STATUS_BUSY && contest_read(room, room->contest.id) == STATUS_OK);
    if (refused) {
        contest_again(room);
        contest_said(room, "这张分交不了：没交卷、缺席的不打；都交齐以后要改，得说原因。");
        return;
    }
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "contest %lld: %s's sheet on person %lld",
               (long long)room->contest.id, desk->trainer_name, (long long)turn->person);
    contest_again(room);
    turn = contest_turn_chosen(room);
    bool more = turn && turn->second && !turn->own_in;
    contest_said(room, more ? "交了。还有搭档的一张没打。" : "交了。评委都交齐，分数才出来。");
}
