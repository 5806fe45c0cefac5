/* The card: shown, turned over, listened to, and marked by a trainer. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "engine/card_sheet.h"
#include "engine/model_reply.h"
#include "kiosk/card/card_again.h"
#include "kiosk/card/card_room.h"
#include "kiosk/card/mark_choice.h"

static void card_made(struct card_room *room, enum status status)
{
    card_again_show(room);
    if (status != STATUS_OK)
        desk_fail_status(room->desk, status, "");
}

static void act_show(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    room->tab = CARD_TODO;
    room->n_tried = 0;
    room->item = room->turn = -1;
    strip_finish(&room->strip);
    card_finish(&room->card);
    enum status status = card_init(&room->card, desk->card);
    if (status == STATUS_OK)
        desk_go(desk, SCREEN_CARD);
    card_line_read(room);
    card_made(room, status);
    desk->next.action.kind = ACTION_NONE;
    if (desk->card != &room->past && !desk->exam.on)
        desk_do(desk, (struct action){ACTION_NEXT_WANTED, 0});
}

/* A row whose card does not open says from then on why. */
static void past_failed(struct card_room *room, enum status status)
{
    struct desk *desk = room->desk;
    bool gone = !room->past.stored.pack;
    attempt_card_finish(&room->past);
    if (status == STATUS_NOT_FOUND || status == STATUS_INVALID || status == STATUS_LIMIT)
        desk->wanted.why = gone ? ATTEMPT_DELETED : ATTEMPT_CHANGED;
    else
        desk_fail_records(desk, status);
}

/* An attempt of another day, from the records, so that it can be heard, marked and reviewed when
 * there is time. */
static void act_open(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    const struct wanted_attempt *wanted = &desk->wanted;
    (void)arg;
    if (!desk_has_past(desk) || wanted->why != ATTEMPT_OPENS)
        return;
    if (desk->play != wanted->play)
        desk->standard = 0; /* it was one of another play's list */
    desk->play = wanted->play;
    const struct library_play *play = desk_play(desk);
    struct attempt_place place = {play->pack, play->play};
    attempt_card_finish(&room->past);
    enum status status = attempt_card_read(&room->past, desk->records, &place, wanted->id);
    if (status != STATUS_OK) {
        past_failed(room, status);
        return;
    }
    desk->card = &room->past;
    desk->card_back = wanted->back;
    act_show(room, 0);
}

static void act_card(void *self, int arg)
{
    struct card_room *room = self;
    (void)arg;
    room->item = room->turn = -1;
    if (room->desk->card)
        desk_go(room->desk, SCREEN_CARD);
}

static void act_tab(void *self, int arg)
{
    struct card_room *room = self;
    player_stop(&room->desk->player);
    room->tab = arg >= 0 && arg < CARD_TABS ? (enum card_tab)arg : CARD_TODO;
    input_reset(&room->desk->input);
}

/* Words that have no reading are shown without. */
static void better_spell(struct card_room *room)
{
    const struct library_play *play = desk_play(room->desk);
    const char *better = room->card.items[room->item].better;
    spelled_finish(&room->better);
    if (play && better && *better &&
        spelled_init(&room->better, play->pack->lexicon, better) != STATUS_OK)
        spelled_finish(&room->better);
}

static void act_item(void *self, int arg)
{
    struct card_room *room = self;
    if (arg < 0 || arg >= room->card.view.n_items)
        return;
    room->item = arg;
    better_spell(room);
    desk_go(room->desk, SCREEN_ITEM);
}

static void hear(struct card_room *room, struct action action)
{
    struct desk *desk = room->desk;
    player_stop(&desk->player);
    if (desk->card && card_sound(&room->card, desk->card, action, &room->heard))
        player_play(&desk->player, action, room->heard.samples, room->heard.n_samples);
}

static void act_hear_mine(void *self, int arg)
{
    hear(self, (struct action){ACTION_HEAR_MINE, arg});
}

static void act_hear_reply(void *self, int arg)
{
    hear(self, (struct action){ACTION_HEAR_REPLY, arg});
}

static void act_hear_model(void *self, int arg)
{
    struct card_room *room = self;
    const struct library_play *play = desk_play(room->desk);
    if (!play || arg < 0 || arg >= room->card.view.n_items || !room->card.items[arg].better)
        return;
    struct spoken_text text = {
        play->pack, room->card.items[arg].better, NULL,
        model_reply_speaker(play->pack, room->desk->model_voice, &play->play->customer)};
    player_speak(&room->desk->player, (struct action){ACTION_HEAR_MODEL, arg}, &text);
}

/* What of a turn is nearest to a moment of it and has words that could be said; -1: nothing. */
static int item_near(const struct card_room *room, int turn, int32_t ms)
{
    const struct card_view *view = &room->card.view;
    int nearest = -1;
    int32_t least_ms = INT32_MAX;
    if (turn < 0 || turn >= view->n_turns)
        return -1;
    for (int i = 0; i < view->turns[turn].n_items; i++) {
        int index = view->turns[turn].first_item + i;
        const struct item_view *item = &view->items[index];
        int32_t off_ms = ms < item->start_ms ? item->start_ms - ms : ms - item->end_ms;
        off_ms = item->start_ms < 0 ? INT32_MAX - 1 : off_ms < 0 ? 0 : off_ms;
        if (item->better && *item->better && off_ms < least_ms) {
            least_ms = off_ms;
            nearest = index;
        }
    }
    return nearest;
}

static void act_hear_from(void *self, int arg)
{
    struct card_room *room = self;
    int item = item_near(room, hear_from_turn(arg), hear_from_ms(arg));
    bool model = room->desk->screen == SCREEN_REPLY && room->strip_hears == STRIP_HEARS_MODEL;
    if (!model)
        hear(room, (struct action){ACTION_HEAR_FROM, arg});
    else if (item >= 0)
        act_hear_model(room, item);
}

static void act_strip_hears(void *self, int arg)
{
    struct card_room *room = self;
    player_stop(&room->desk->player);
    room->strip_hears = arg == STRIP_HEARS_MODEL ? STRIP_HEARS_MODEL : STRIP_HEARS_MINE;
}

static void strip_make(struct card_room *room)
{
    struct desk *desk = room->desk;
    if (room->turn < 0 || !desk->card)
        strip_finish(&room->strip);
    else if (strip_init(&room->strip, desk->card, room->card.turn_replies[room->turn],
                        room->turn) != STATUS_OK)
        desk_fail_status(desk, STATUS_NO_MEMORY, "");
}

static void act_reply(void *self, int arg)
{
    struct card_room *room = self;
    if (arg < 0 || arg >= room->card.view.n_turns || room->card.turns[arg].number == 0)
        return;
    room->item = -1;
    room->turn = arg;
    room->deaf = false;
    desk_go(room->desk, SCREEN_REPLY);
    strip_make(room);
}

static void act_hush(void *self, int arg)
{
    struct card_room *room = self;
    (void)arg;
    player_stop(&room->desk->player);
}

static void card_remake(struct card_room *room)
{
    card_finish(&room->card);
    card_made(room, card_init(&room->card, room->desk->card));
    if (room->turn >= room->card.view.n_turns)
        room->turn = -1;
    strip_make(room);
}

/* The card as the marks have made it; the screen stays. */
static void act_again(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->card)
        return;
    enum status status = attempt_card_again(desk->card, desk->records);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    card_remake(room);
}

/* What a trainer has decided could not be stored: where the attempt was deleted meanwhile, there is
 * no card any more to stay at. */
static void act_mark_failed(void *self, int arg)
{
    struct desk *desk = ((struct card_room *)self)->desk;
    if (arg != STATUS_NOT_FOUND) {
        desk_fail_records(desk, (enum status)arg);
        return;
    }
    desk_say_next(desk, "这次的记录已经被删掉了，刚才改的没有存下。");
    desk_do(desk, desk->card_back);
}

static enum status mark_store(struct card_room *room, enum mark_choice choice)
{
    const struct item_view *item = &room->card.items[room->item];
    struct mark mark = {.item = room->card.item_parts[room->item].ref,
                        .kind = choice == MARK_NONE ? MARK_TAKEN_BACK : MARK_DECIDES,
                        .value = mark_choice_value(choice),
                        .who = room->desk->trainer_name,
                        .reason = mark_choice_text(choice, item->kind),
                        .marked_unix_ms = clock_unix_ms()};
    return records_mark(room->desk->records, room->desk->card->attempt, &mark);
}

static void act_mark(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    struct action again = {ACTION_MARK, arg}, here = {ACTION_ITEM, room->item};
    if (room->item < 0 || !room->card.items[room->item].markable || arg < 0 ||
        arg >= MARK_CHOICES || !desk_trainer_may(desk, again, here))
        return;
    player_stop(&desk->player);
    enum status status = mark_store(room, (enum mark_choice)arg);
    if (status != STATUS_OK) {
        act_mark_failed(room, (int)status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "attempt %lld, item %d: choice %d",
               (long long)desk->card->attempt, room->item + 1, arg);
    act_again(room, 0);
}

struct sheet_order {
    int64_t attempt;
    char play[256], standard[256]; /* titles: the pack may be read anew meanwhile */
};

/* "成绩单-12-20261130-213000.pdf" in a folder. */
static enum status sheet_write(struct taking *taking, const char *folder, char path[PATH_SIZE])
{
    const struct sheet_order *order = taking->order.what;
    struct stored_card card = {.id = 0};
    struct card_sheet sheet = {&card, order->play, order->standard};
    char when[CLOCK_STAMP_SIZE];
    clock_stamp(clock_unix_ms(), when);
    enum status status =
        path_format(path, "%s/成绩单-%lld-%s.pdf", folder, (long long)order->attempt, when);
    if (status == STATUS_OK)
        status = records_card(taking->records, order->attempt, &card);
    if (status == STATUS_OK)
        status = card_sheet_write(&sheet, path);
    stored_card_finish(&card);
    return status;
}

static void sheet_taken(struct desk *desk, const struct taking *taking)
{
    const struct sheet_order *order = taking->order.what;
    desk_audit(desk, AUDIT_EXPORT, "trainer", "the card of attempt %lld",
               (long long)order->attempt);
}

static void act_sheet(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    struct action again = {ACTION_CARD_SHEET, 0}, here = {ACTION_CARD, 0};
    (void)arg;
    if (!desk->card || !desk->card->attempt || !desk->records ||
        !desk_trainer_may(desk, again, here))
        return;
    struct sheet_order *order = calloc(1, sizeof *order);
    if (order) {
        order->attempt = desk->card->attempt;
        snprintf(order->play, sizeof order->play, "%s", desk->card->play->title);
        snprintf(order->standard, sizeof order->standard, "%s", desk->card->standard->title);
    }
    taking_order(&desk->taking, (struct order){.name = "成绩单",
                                               .write = sheet_write,
                                               .taken = sheet_taken,
                                               .what = order,
                                               .free = free});
}

/* Of one's own card only: a trainer simply decides. */
static void act_dispute(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records || desk->person.id <= 0 || desk->exam.on || room->item < 0 ||
        !room->card.items[room->item].disputable)
        return;
    player_stop(&desk->player);
    enum status status =
        records_dispute(desk->records, desk->card->attempt,
                        room->card.item_parts[room->item].ref.number, clock_unix_ms());
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        act_again(room, 0);
}

static void card_put_away(void *self, enum put_away what)
{
    struct card_room *room = self;
    (void)what;
    strip_finish(&room->strip);
    card_finish(&room->card);
    attempt_card_finish(&room->past);
    spelled_finish(&room->better);
    room->item = room->turn = -1;
    room->strip_hears = STRIP_HEARS_MINE;
}

static void card_close(void *self)
{
    struct card_room *room = self;
    card_put_away(room, PUT_AWAY_PERSON);
    attempt_sounds_finish(&room->kept);
    rehearing_finish(&room->rehearing);
}

static void kept_run(void *data)
{
    attempt_sounds_read(data);
}

/* What is played points into the card's sound, which stays; only what was not there yet comes. */
static void kept_over(void *data)
{
    struct attempt_sounds *kept = data;
    struct card_room *room = (struct card_room *)((char *)data - offsetof(struct card_room, kept));
    room->reading = false;
    attempt_sounds_give(kept, &room->past);
    attempt_sounds_finish(kept);
    if (room->past.attempt && room->desk->card == &room->past)
        card_remake(room);
}

static void rehearing_job(void *data)
{
    rehearing_run(data);
}

static void rehearing_over(void *data)
{
    struct rehearing *rehearing = data;
    struct card_room *room =
        (struct card_room *)((char *)data - offsetof(struct card_room, rehearing));
    room->reading = false;
    room->deaf = rehearing->heard.duration_ms == 0;
    rehearing_give(rehearing, &room->past);
    rehearing_finish(rehearing);
    if (room->past.attempt && room->desk->card == &room->past)
        card_remake(room);
}

static bool rehearing_starts(struct card_room *room)
{
    const struct desk *desk = room->desk;
    size_t reply = room->turn >= 0 ? room->card.turn_replies[room->turn] : SIZE_MAX;
    return desk->screen == SCREEN_REPLY && !room->deaf && !room->past.sounds_wanted &&
           rehearing_init(&room->rehearing, &room->past, reply, desk->hearing) == STATUS_OK;
}

/* A card of another day: its sound is read behind the window's back, then the reply whose strip is
 * shown is heard again. */
static void card_tick(void *self)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    if (desk->card != &room->past || room->reading || worker_busy(&desk->worker) ||
        !room->card.view.n_turns)
        return;
    if (room->past.sounds_wanted) {
        if (attempt_sounds_init(&room->kept, &room->past, desk->recordings) != STATUS_OK)
            return;
        room->reading = true;
        worker_start(&desk->worker, (struct job){kept_run, kept_over, &room->kept});
    } else if (rehearing_starts(room)) {
        room->reading = true;
        worker_start(&desk->worker, (struct job){rehearing_job, rehearing_over, &room->rehearing});
    }
}

static struct cells_view better_shown(const struct card_room *room)
{
    const struct player *player = &room->desk->player;
    bool now = action_equal(player->playing, (struct action){ACTION_HEAR_MODEL, room->item});
    return (struct cells_view){room->better.cells, room->better.n_cells,
                               now ? player_syllable(player) : -1};
}

/* Where in which turn one's own voice is, as the loop's clock has it. */
static void played_show(struct card_room *room)
{
    const struct player *player = &room->desk->player;
    enum action_kind kind = player->playing.kind;
    bool mine = kind == ACTION_HEAR_FROM || kind == ACTION_HEAR_MINE || kind == ACTION_HEAR_REPLY;
    room->view.played_turn = mine ? room->heard.turn : -1;
    room->view.played_ms = room->heard.from_ms + (int32_t)(*player->clock_ms - player->started_ms);
}

static void strip_show(struct card_room *room)
{
    const struct attempt_card *card = room->desk->card;
    room->view.strip = room->strip.view;
    if (room->turn < 0)
        room->view.strip.turn = -1;
    room->view.strip.hears = room->strip_hears;
    room->view.strip.listening = room->reading || (card == &room->past && room->past.sounds_wanted);
}

const void *card_show(void *self)
{
    struct card_room *room = self;
    const struct desk *desk = room->desk;
    bool past = desk->card == &room->past;
    room->view = room->card.view;
    room->view.play = desk_play_view(desk);
    room->view.person = past ? room->past.stored.person : desk->person.name;
    room->view.playing = desk->player.playing;
    room->view.model_voice = desk->model_voice;
    room->view.better = better_shown(room);
    room->view.opening_sounds = past && room->past.sounds_wanted;
    room->view.line = room->line;
    room->view.next = desk->next.label;
    room->view.next_action =
        past || !room->view.again ? (struct action){ACTION_NONE, 0} : desk->next.action;
    played_show(room);
    strip_show(room);
    room->view.tab = room->tab;
    room->view.item = room->item;
    room->view.reviewing = past && !desk->person.id;
    room->view.again = desk->person.id && !desk->exam.on;
    room->view.back = desk->card_back;
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_SHOW_CARD, act_show, false},
    {ACTION_OPEN_ATTEMPT, act_open, false},
    {ACTION_CARD, act_card, false},
    {ACTION_CARD_AGAIN, act_again, false},
    {ACTION_MARK_FAILED, act_mark_failed, false},
    {ACTION_TAB, act_tab, false},
    {ACTION_ITEM, act_item, false},
    {ACTION_MARK, act_mark, true},
    {ACTION_CARD_SHEET, act_sheet, false},
    {ACTION_DISPUTE, act_dispute, true},
    {ACTION_HEAR_REPLY, act_hear_reply, false},
    {ACTION_HEAR_MINE, act_hear_mine, false},
    {ACTION_HEAR_MODEL, act_hear_model, false},
    {ACTION_HEAR_FROM, act_hear_from, false},
    {ACTION_REPLY, act_reply, false},
    {ACTION_FROM_HERE, card_from_here, true},
    {ACTION_ONE_TURN_OVER, card_once_over, false},
    {ACTION_STRIP_HEARS, act_strip_hears, false},
    {ACTION_HUSH, act_hush, false},
};

const struct room_kind card_kind = {.acts = acts,
                                    .n_acts = sizeof acts / sizeof *acts,
                                    .put_away = card_put_away,
                                    .tick = card_tick,
                                    .close = card_close};
