/* The card: shown, turned over, listened to, and marked by a trainer. */
#include <stdio.h>

#include "base/clock.h"
#include "engine/model_reply.h"
#include "kiosk/card/card_room.h"
#include "kiosk/card/mark_choice.h"

static void card_made(struct card_room *room, enum status status)
{
    if (status != STATUS_OK)
        desk_fail_status(room->desk, status, "");
}

static void act_show(void *self, int arg)
{
    struct card_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    room->tab = CARD_TODO;
    room->item = -1;
    card_finish(&room->card);
    enum status status = card_init(&room->card, desk->card);
    if (status == STATUS_OK)
        desk_go(desk, SCREEN_CARD);
    card_made(room, status);
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
    struct attempt_place place = {play->pack, play->play, desk->recordings};
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
    room->item = -1;
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
    const int16_t *samples = NULL;
    size_t n = 0;
    player_stop(&desk->player);
    if (desk->card && card_sound(&room->card, desk->card, action, &samples, &n))
        player_play(&desk->player, action, samples, n);
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

static void act_hush(void *self, int arg)
{
    struct card_room *room = self;
    (void)arg;
    player_stop(&room->desk->player);
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
    card_finish(&room->card);
    card_made(room, card_init(&room->card, desk->card));
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
    card_finish(&room->card);
    attempt_card_finish(&room->past);
    spelled_finish(&room->better);
    room->item = -1;
}

static void card_close(void *self)
{
    card_put_away(self, PUT_AWAY_PERSON);
}

static struct cells_view better_shown(const struct card_room *room)
{
    const struct player *player = &room->desk->player;
    bool now = action_equal(player->playing, (struct action){ACTION_HEAR_MODEL, room->item});
    return (struct cells_view){room->better.cells, room->better.n_cells,
                               now ? player_syllable(player) : -1};
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
    {ACTION_DISPUTE, act_dispute, true},
    {ACTION_HEAR_REPLY, act_hear_reply, false},
    {ACTION_HEAR_MINE, act_hear_mine, false},
    {ACTION_HEAR_MODEL, act_hear_model, false},
    {ACTION_HUSH, act_hush, false},
};

const struct room_kind card_kind = {.acts = acts,
                                    .n_acts = sizeof acts / sizeof *acts,
                                    .put_away = card_put_away,
                                    .close = card_close};
