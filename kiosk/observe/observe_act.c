/* 明察暗访: what observers have seen, of everybody or of one, and a new sheet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/observe/observe_room.h"
#include "kiosk/ui/day.h"
#include "scoring/card/checklist.h"

static void failed(struct observe_room *room, enum status status)
{
    desk_fail_records(room->desk, status);
}

static void items_forget(struct observe_room *room)
{
    free(room->items);
    room->items = NULL;
    room->n_items = 0;
    room->chosen = -1;
}

static void rows_forget(struct observe_room *room)
{
    free(room->rows);
    room->rows = NULL;
    room->n_rows = 0;
    items_forget(room);
}

static void list_open(struct observe_room *room)
{
    struct desk *desk = room->desk;
    rows_forget(room);
    room->page = 0;
    enum status status = records_observations(desk->records, room->person, desk->settings.slip_days,
                                              OBSERVATIONS_MAX, &room->rows, &room->n_rows);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(desk, SCREEN_OBSERVED);
}

static void act_observed(void *self, int arg)
{
    struct observe_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_OBSERVED, arg}, back = {ACTION_LEAVE, 0};
    if (!desk_has_past(desk) || !desk_trainer_may(desk, here, back))
        return;
    room->person = 0;
    room->only_listed = false;
    list_open(room);
}

static void act_observed_of(void *self, int arg)
{
    struct observe_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || !desk->trainee.id)
        return;
    room->person = desk->trainee.id;
    memcpy(room->person_name, desk->trainee.name, sizeof room->person_name);
    room->only_listed = false;
    list_open(room);
}

/* On the list a page of it; on one observation a page of that, and -1: back to the list. */
static void act_page(void *self, int arg)
{
    struct observe_room *room = self;
    if (room->desk->screen == SCREEN_OBSERVED) {
        room->page = arg;
    } else if (arg >= 0) {
        room->items_page = arg;
    } else if (room->desk->trainer) {
        items_forget(room);
        desk_go(room->desk, SCREEN_OBSERVED);
    }
}

static void act_listed(void *self, int arg)
{
    struct observe_room *room = self;
    (void)arg;
    room->only_listed = !room->only_listed;
    room->page = 0;
}

static void act_one(void *self, int arg)
{
    struct observe_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->trainer || !desk->records || arg < 0 || (size_t)arg >= room->n_rows)
        return;
    items_forget(room);
    room->items_page = 0;
    enum status status = records_observed(desk->records, room->rows[arg].number,
                                          desk->settings.slip_days, &room->items, &room->n_items);
    room->chosen = arg;
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(desk, SCREEN_OBSERVATION);
}

static const struct pack *pack_of(const struct observe_room *room)
{
    const struct library *library = &room->desk->library;
    for (size_t i = 0; i < library->n_packs; i++) {
        if (library->packs[i]->n_plays > 0)
            return library->packs[i];
    }
    return NULL;
}

/* What can be told without a microphone: what the eye sees, and what must never be said. */
static bool is_told(const struct rule *rule, enum play_place place, const struct standard *standard)
{
    return rule->applies == APPLIES_ALWAYS && rule->n_taboos > 0 && rule_under(rule, standard) &&
           rule_fits_place(rule, place);
}

static void lines_fill(struct observe_room *room)
{
    const struct pack *pack = pack_of(room);
    const struct standard *standard = pack ? pack_standard(pack, pack->standard) : NULL;
    const struct rule_group *above = NULL;
    size_t n = 0;
    if (pack)
        n = checklist_rules(pack, room->place, standard, room->rules, OBSERVE_LINES_MAX);
    n = n < OBSERVE_LINES_MAX ? n : OBSERVE_LINES_MAX;
    room->n_lines = 0;
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = room->rules[i];
        bool heads = rule->group && rule->group != above;
        above = rule->group;
        room->lines[room->n_lines++] = (struct sight_view){
            .group = heads ? rule->group->name : NULL, .name = rule->name, .look = rule->look};
    }
    bool first = true;
    for (size_t i = 0; pack && i < pack->n_rules && room->n_lines < OBSERVE_LINES_MAX; i++) {
        if (!is_told(&pack->rules[i], room->place, standard))
            continue;
        room->rules[room->n_lines] = &pack->rules[i];
        room->lines[room->n_lines++] =
            (struct sight_view){.group = first ? "说话" : NULL, .name = pack->rules[i].name};
        first = false;
    }
}

/* Whose list is shown is observed; from everybody's somebody is chosen first. */
static void act_observe(void *self, int arg)
{
    struct observe_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || !desk->booted)
        return;
    if (!room->person) {
        desk_do(desk, (struct action){ACTION_TEAM, 0});
        snprintf(desk->said, sizeof desk->said, "先点这个人，再点“暗访”，就能给他记。");
        return;
    }
    room->place = PLACE_COUNTER;
    room->notes[0] = '\0';
    room->n_ticked = 0;
    lines_fill(room);
    desk_go(desk, SCREEN_OBSERVE);
}

static void act_back(void *self, int arg)
{
    struct observe_room *room = self;
    (void)arg;
    if (room->desk->trainer && room->person)
        desk_go(room->desk, SCREEN_OBSERVE);
}

static struct ticked *ticked_of(struct observe_room *room, const struct rule *rule)
{
    for (int i = 0; i < room->n_ticked; i++) {
        if (room->ticked[i].rule == rule)
            return &room->ticked[i];
    }
    return NULL;
}

static void ticked_keep(struct observe_room *room, const struct rule *rule, enum sight sight)
{
    struct ticked *ticked = ticked_of(room, rule);
    if (!ticked && room->n_ticked < 3 * OBSERVE_LINES_MAX)
        ticked = &room->ticked[room->n_ticked++];
    if (ticked)
        *ticked = (struct ticked){rule, sight};
}

/* The criteria are another place's; what was ticked comes back with its own. */
static void act_place(void *self, int arg)
{
    struct observe_room *room = self;
    if (arg < PLACE_COUNTER || arg > PLACE_ON_SITE)
        return;
    room->place = (enum play_place)arg;
    lines_fill(room);
    for (int i = 0; i < room->n_lines; i++) {
        const struct ticked *ticked = ticked_of(room, room->rules[i]);
        room->lines[i].sight = ticked ? ticked->sight : SIGHT_NOT_SEEN;
    }
}

static void act_tick(void *self, int arg)
{
    struct observe_room *room = self;
    if (arg < 0 || arg / 3 >= room->n_lines)
        return;
    room->lines[arg / 3].sight = (enum sight)(arg % 3);
    ticked_keep(room, room->rules[arg / 3], room->lines[arg / 3].sight);
}

static void act_note(void *self, int arg)
{
    struct observe_room *room = self;
    (void)arg;
    if (room->desk->trainer && room->person)
        desk_do(room->desk, (struct action){ACTION_TRAINER_NAME, TYPED_NOTE});
}

static void act_noted(void *self, int arg)
{
    struct observe_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->person)
        return;
    memcpy(room->notes, room->desk->sign_in.name, sizeof room->notes);
    desk_go(room->desk, SCREEN_OBSERVE);
}

static size_t items_fill(const struct observe_room *room,
                         struct observed_item items[OBSERVE_LINES_MAX])
{
    size_t n = 0;
    for (int i = 0; i < room->n_lines; i++) {
        const struct rule *rule = room->rules[i];
        if (room->lines[i].sight == SIGHT_NOT_SEEN)
            continue;
        struct observed_item *item = &items[n++];
        *item = (struct observed_item){.good = room->lines[i].sight == SIGHT_GOOD};
        snprintf(item->rule, sizeof item->rule, "%s", rule->id);
        snprintf(item->name, sizeof item->name, "%s", rule->name);
        snprintf(item->clause, sizeof item->clause, "%s", rule->source ? rule->source : "");
    }
    return n;
}

static void act_done(void *self, int arg)
{
    struct observe_room *room = self;
    struct desk *desk = room->desk;
    struct observed_item items[OBSERVE_LINES_MAX];
    int64_t number = 0;
    (void)arg;
    if (!desk->trainer || !desk->records || !room->person || desk->screen != SCREEN_OBSERVE)
        return;
    struct observation observation = {.person = room->person,
                                      .place = room->place,
                                      .seen_unix_ms = clock_unix_ms(),
                                      .items = items,
                                      .n_items = items_fill(room, items)};
    memcpy(observation.notes, room->notes, sizeof observation.notes);
    snprintf(observation.who, sizeof observation.who, "%s", desk->trainer_name);
    enum status status = records_observe(desk->records, &observation, &number);
    if (status == STATUS_INVALID) {
        snprintf(desk->said, sizeof desk->said, "一条也没看，也没写备注，就不用记了。");
        return;
    }
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "person %lld observed", (long long)room->person);
    list_open(room);
    act_one(room, 0);
    snprintf(desk->said, sizeof desk->said, "记下了，算在%.40s名下。", room->person_name);
}

/* "第一次，当面纠正" */
static void step_write(int nth, char out[64])
{
    static const char *const steps[] = {[SLIP_NONE] = "",
                                        [SLIP_CORRECT] = "第一次，当面纠正",
                                        [SLIP_NOTE] = "第二次，开整改通知单",
                                        [SLIP_LIST] = "第三次以上，上名单"};
    snprintf(out, 64, "%s", steps[slip_step(nth)]);
}

static void row_fill(struct observe_room *room, int index, int at)
{
    const struct observation_row *row = &room->rows[index];
    char day[64];
    day_text(row->seen_unix_ms, clock_unix_ms(), DAY_SHORT, day);
    snprintf(room->abouts[at], sizeof room->abouts[at], "%s · %s · %s", place_text(row->place), day,
             row->who);
    snprintf(room->names[at], sizeof room->names[at], "%s%s%s%s", row->name, *row->team ? "（" : "",
             row->team, *row->team ? "）" : "");
    if (row->good + row->slips)
        snprintf(room->says[at], sizeof room->says[at], "看了 %d 条，%d 条没做到",
                 row->good + row->slips, row->slips);
    else
        snprintf(room->says[at], sizeof room->says[at], "只写了备注");
    step_write((int)row->worst, room->steps[at]);
    room->view.rows[at] =
        (struct observed_row_view){room->names[at], room->abouts[at],        room->says[at],
                                   room->steps[at], row->worst == SLIP_LIST, index};
}

const void *observed_show(void *self)
{
    struct observe_room *room = self;
    struct observed_view *view = &room->view;
    int per_page = observed_per_page(&room->desk->frame), n = 0;
    if (room->person)
        snprintf(room->title, sizeof room->title, "明察暗访 · %.60s", room->person_name);
    else
        snprintf(room->title, sizeof room->title, "明察暗访");
    *view = (struct observed_view){.title = room->title,
                                   .of_one = room->person != 0,
                                   .counts_slips = room->desk->settings.slip_days > 0,
                                   .only_listed = room->only_listed};
    for (size_t i = 0; i < room->n_rows; i++) {
        bool listed = room->rows[i].worst == SLIP_LIST;
        view->n_listed += listed;
        if (room->only_listed && !listed)
            continue;
        if (n / per_page == room->page && view->n_rows < per_page) {
            row_fill(room, (int)i, view->n_rows);
            view->n_rows++;
        }
        n++;
    }
    view->page = room->page;
    view->pages = (n + per_page - 1) / per_page;
    return view;
}

const void *observation_show(void *self)
{
    struct observe_room *room = self;
    struct observation_view *view = &room->one_view;
    int per_page = observation_per_page(&room->desk->frame), n = (int)room->n_items;
    *view = (struct observation_view){.title = "明察暗访", .about = "", .notes = ""};
    if (room->chosen < 0 || (size_t)room->chosen >= room->n_rows)
        return view;
    const struct observation_row *row = &room->rows[room->chosen];
    char day[64];
    day_text(row->seen_unix_ms, clock_unix_ms(), DAY_FULL, day);
    snprintf(room->title, sizeof room->title, "明察暗访 · %.60s", row->name);
    snprintf(room->about, sizeof room->about, "%s · %s · %s看的", place_text(row->place), day,
             row->who);
    view->title = room->title;
    view->about = room->about;
    view->notes = row->notes;
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->items_page < view->pages ? room->items_page : 0;
    for (int i = view->page * per_page; i < n && view->n_rows < per_page; i++) {
        const struct observed_row *item = &room->items[i];
        step_write(item->nth, room->steps[view->n_rows]);
        view->rows[view->n_rows] = (struct observed_item_view){
            item->item.name, item->item.clause, room->steps[view->n_rows], item->item.good};
        view->n_rows++;
    }
    return view;
}

const void *observe_show(void *self)
{
    struct observe_room *room = self;
    room->sheet_view = (struct observe_view){room->person_name, room->notes, room->place,
                                             room->lines, room->n_lines};
    return &room->sheet_view;
}

static void observe_put_away(void *self, enum put_away what)
{
    struct observe_room *room = self;
    if (what < PUT_AWAY_EXAM)
        return;
    rows_forget(room);
    room->person = 0;
}

static void observe_close(void *self)
{
    rows_forget(self);
}

void observed_take_up(void *self)
{
    struct observe_room *room = self;
    if (room->desk->trainer && room->desk->records)
        list_open(room);
    else
        act_observed(room, 0);
}

static const struct room_act acts[] = {
    {ACTION_OBSERVED, act_observed, false},   {ACTION_OBSERVED_OF, act_observed_of, false},
    {ACTION_OBSERVED_PAGE, act_page, false},  {ACTION_OBSERVED_LISTED, act_listed, false},
    {ACTION_OBSERVATION, act_one, false},     {ACTION_OBSERVE, act_observe, false},
    {ACTION_OBSERVE_BACK, act_back, false},   {ACTION_OBSERVE_PLACE, act_place, false},
    {ACTION_OBSERVE_TICK, act_tick, false},   {ACTION_OBSERVE_NOTE, act_note, false},
    {ACTION_OBSERVE_NOTED, act_noted, false}, {ACTION_OBSERVE_DONE, act_done, false},
};

const struct room_kind observe_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = observe_put_away,
                                       .close = observe_close};
