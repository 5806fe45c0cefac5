/* The conversation, from the start to the card. */
#include <string.h>

#include "base/clock.h"
#include "kiosk/talk/talk_room.h"

static uint32_t talk_seed(const struct desk *desk)
{
    const struct library_play *chosen = desk_play(desk);
    if (desk->exam.on)
        return desk->exam.seed;
    if (desk->same_customer)
        return desk->broken.seed;
    if (desk->piloted)
        return 0;
    uint32_t seed = (uint32_t)clock_monotonic_ms();
    return chosen ? play_level_seed(chosen->play, seed, desk->level) : seed;
}

/* House value: who practises may look three times before it costs. */
enum { FREE_HINTS = 3 };

static struct session_config talk_config(const struct desk *desk, const struct library_play *chosen)
{
    return (struct session_config){
        .pack = chosen->pack,
        .play = chosen->play,
        .hearing = desk->hearing,
        .records = *desk->from_turn ? NULL : desk->records, /* one begun in its middle is none */
        .from = *desk->from_turn ? desk->from_turn : NULL,
        .person = desk->person.id,
        .voice = desk_hearing_voice(desk),
        .recordings = !*desk->from_turn && desk_keeps_sound(desk) ? desk->recordings : NULL,
        .own_lines = desk->own_lines,
        .seed = talk_seed(desk),
        .standard = pack_standard(chosen->pack, chosen->play->standards[desk->standard]),
        .mode = desk->exam.on ? ATTEMPT_EXAM : ATTEMPT_PRACTICE,
        .free_hints = FREE_HINTS,
        .close = !desk->settings.telephone_sound,
        .started_unix_ms = clock_unix_ms()};
}

static void act_start(void *self, int arg)
{
    struct talk_room *room = self;
    struct desk *desk = room->desk;
    const struct library_play *chosen = desk_play(desk);
    (void)arg;
    if (!chosen || !desk_has_sound(desk))
        return;
    if (desk_wants_consent(desk)) { /* who decides comes back here */
        desk_do(desk, (struct action){ACTION_CONSENT_ASK, 0});
        return;
    }
    struct session_config config = talk_config(desk, chosen);
    desk->same_customer = false;
    desk->broken.attempt = 0;
    desk_put_away(desk, PUT_AWAY_TALK);
    if (config.from) /* a call has been taken by then */
        talk_begin_once(&room->talk, &config, desk->port, &desk->worker, &desk->now_ms);
    else
        talk_begin(&room->talk, &config, desk->port, &desk->worker, &desk->now_ms);
    desk_go(desk, talk_ringing(&room->talk) ? SCREEN_RING : SCREEN_TALK);
}

/* Nothing of it is stored: it is a try at one sentence, not an attempt at the play. The card that
 * it was asked from stays. */
static void act_one_turn(void *self, int arg)
{
    struct talk_room *room = self;
    struct desk *desk = room->desk;
    const struct once_more *once = &desk->once;
    (void)arg;
    if (!once->turn || desk->exam.on || !desk_has_sound(desk))
        return;
    struct session_config config = {
        .pack = once->pack,
        .play = one_turn_play(&room->once, once->play, once->turn, once->mood),
        .hearing = desk->hearing,
        .voice = desk_hearing_voice(desk),
        .own_lines = desk->own_lines,
        .seed = once->seed,
        .standard = once->standard,
        .mode = ATTEMPT_PRACTICE,
        .free_hints = FREE_HINTS,
        .close = !desk->settings.telephone_sound,
        .started_unix_ms = clock_unix_ms()};
    desk->once.on = true;
    desk->once.value = VERDICT_NOT_APPLICABLE;
    talk_close(&room->talk);
    talk_begin_once(&room->talk, &config, desk->port, &desk->worker, &desk->now_ms);
    desk_go(desk, SCREEN_TALK);
}

/* What the last reply says of that item: a repeat's verdicts are of the pair. */
static enum verdict_value once_value(const struct session *session, const struct once_more *once)
{
    enum verdict_value value = VERDICT_UNDECIDED;
    if (session->n_replies == 0)
        return value;
    const struct verdicts *verdicts = &session->replies[session->n_replies - 1].verdicts;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->kind == once->kind && strcmp(verdict->id, once->id) == 0 &&
            verdict->value != VERDICT_NOT_APPLICABLE)
            value = verdict->value;
    }
    return value;
}

static void once_is_over(struct talk_room *room)
{
    struct desk *desk = room->desk;
    desk->once.value = once_value(&room->talk.session, &desk->once);
    desk->once.on = false;
    talk_close(&room->talk);
    desk_do(desk, (struct action){ACTION_ONE_TURN_OVER, 0});
}

/* From the pause back to the card. */
static void act_once_given_up(void *self, int arg)
{
    struct talk_room *room = self;
    (void)arg;
    if (!room->desk->once.on)
        return;
    room->desk->overlay = OVERLAY_NONE;
    room->desk->once.on = false;
    talk_close(&room->talk);
    desk_do(room->desk, (struct action){ACTION_ONE_TURN_OVER, 0});
}

static void act_talk(void *self, void (*what)(struct talk *talk))
{
    what(&((struct talk_room *)self)->talk);
}

static void act_pick_up(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_pick_up);
}

static void act_hang_up(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_hang_up);
}

static void act_ask_hang_up(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_ask_hang_up);
}

static void act_reply_done(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_reply_done);
}

static void act_hint(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_hint);
}

static void act_redo(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_redo);
}

static void act_go_on(void *self, int arg)
{
    (void)arg;
    act_talk(self, talk_go_on);
}

static void act_store_no_more(void *self, int arg)
{
    (void)arg;
    session_store_no_more(&((struct talk_room *)self)->talk.session);
}

/* An exam does not stand still: who could pause could think, and say it anew. */
static void act_pause(void *self, int arg)
{
    struct talk_room *room = self;
    struct desk *desk = room->desk;
    bool talks = room->talk.state == TALK_GOING && !room->talk.session.ended;
    (void)arg;
    if (!desk->exam.on && !talks)
        return;
    if (!desk->exam.on)
        talk_suspend(&room->talk);
    desk->overlay = desk->exam.on ? OVERLAY_QUIT : OVERLAY_PAUSE;
    input_reset(&desk->input);
}

static void act_resume(void *self, int arg)
{
    struct talk_room *room = self;
    (void)arg;
    room->desk->overlay = OVERLAY_NONE;
    talk_resume(&room->talk);
}

/* A conversation below the idle warning stands still, but not an exam's. */
static void act_warn(void *self, int arg)
{
    struct talk_room *room = self;
    (void)arg;
    if (room->desk->screen == SCREEN_TALK && !room->desk->exam.on)
        talk_suspend(&room->talk);
}

static void act_stay(void *self, int arg)
{
    struct talk_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk->overlay = OVERLAY_NONE;
    if (desk->screen == SCREEN_TALK && !desk->exam.on)
        talk_resume(&room->talk);
}

/* Its card goes to the exam, or is shown. */
static void talk_is_over(struct talk_room *room)
{
    struct desk *desk = room->desk;
    if (desk->once.on) {
        once_is_over(room);
        return;
    }
    attempt_card_finish(&room->card);
    if (attempt_card_take(&room->card, &room->talk.session) != STATUS_OK) {
        desk_fail_status(desk, STATUS_NO_MEMORY, "");
        return;
    }
    desk->card = &room->card;
    desk->card_back = (struct action){ACTION_HOME, 0};
    desk_do(desk, (struct action){desk->exam.on ? ACTION_PART_OVER : ACTION_SHOW_CARD, 0});
}

static void talk_room_tick(void *self)
{
    struct talk_room *room = self;
    struct desk *desk = room->desk;
    struct talk *talk = &room->talk;
    if (desk->overlay != OVERLAY_NONE && !desk->exam.on)
        return;
    talk_tick(talk);
    if (talk->spoke)
        desk_awake(desk);
    if (desk->screen == SCREEN_RING && !talk_ringing(talk))
        desk_go(desk, SCREEN_TALK);
    if (desk->screen != SCREEN_TALK)
        return;
    if (talk->state == TALK_OVER)
        talk_is_over(room);
    else if (talk->state == TALK_FAILED)
        desk_fail_status(desk, talk->status, talk->session.problem);
}

static void talk_put_away(void *self, enum put_away what)
{
    struct talk_room *room = self;
    (void)what;
    talk_close(&room->talk);
    attempt_card_finish(&room->card);
    room->desk->once = (struct once_more){.on = false};
}

static void talk_room_close(void *self)
{
    talk_put_away(self, PUT_AWAY_PERSON);
}

bool talk_needs_sound(const void *self)
{
    return !((const struct talk_room *)self)->talk.moving;
}

bool talk_moves(const void *self)
{
    return ((const struct talk_room *)self)->desk->overlay == OVERLAY_NONE;
}

void talk_put_down(void *self)
{
    talk_suspend(&((struct talk_room *)self)->talk);
}

/* One that never began is begun again from its situation. */
void talk_take_up(void *self)
{
    struct talk_room *room = self;
    if (room->talk.begun) {
        desk_go(room->desk, talk_ringing(&room->talk) ? SCREEN_RING : SCREEN_TALK);
        talk_resume(&room->talk);
    } else {
        talk_close(&room->talk);
        desk_go(room->desk, SCREEN_BRIEF);
    }
}

const void *ring_show(void *self)
{
    struct talk_room *room = self;
    struct bell_state state = talk_ring(&room->talk);
    room->ring =
        (struct ring_view){desk_play_view(room->desk), state.ring, state.beat, state.sounding};
    return &room->ring;
}

const void *talk_show(void *self)
{
    struct talk_room *room = self;
    room->view = room->talk.view;
    room->view.play = desk_play_view(room->desk);
    room->view.once = room->desk->once.on;
    if (room->view.once)
        room->view.reply = room->desk->once.reply;
    room->view.part = room->desk->exam.part;
    room->view.n_parts = room->desk->exam.n_parts;
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_START, act_start, true},
    {ACTION_ONE_TURN, act_one_turn, true},
    {ACTION_ONCE_LEAVE, act_once_given_up, true},
    {ACTION_PICK_UP, act_pick_up, true},
    {ACTION_HANG_UP_ASK, act_ask_hang_up, true},
    {ACTION_HANG_UP, act_hang_up, true},
    {ACTION_HINT, act_hint, true},
    {ACTION_REPLY_DONE, act_reply_done, true},
    {ACTION_REDO, act_redo, true},
    {ACTION_GO_ON, act_go_on, true},
    {ACTION_PAUSE, act_pause, true},
    {ACTION_RESUME, act_resume, true},
    {ACTION_STAY, act_stay, true},
    {ACTION_WARN, act_warn, false},
    {ACTION_STORE_NO_MORE, act_store_no_more, true},
};

const struct room_kind talk_kind = {.acts = acts,
                                    .n_acts = sizeof acts / sizeof *acts,
                                    .put_away = talk_put_away,
                                    .tick = talk_room_tick,
                                    .close = talk_room_close};
