/* The voice check: what it finds is kept with the person. */
#include "base/clock.h"
#include "kiosk/voice_check/voice_check_room.h"

enum { BEAT_MS = 1200 };

static void act_offer(void *self, int arg)
{
    struct voice_check_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->booted)
        return;
    room->stored = false;
    voice_check_offer(&room->check, desk->hearing, desk->port, &desk->worker);
    room->check.view.known = desk->voice.taken_unix_ms > 0;
    desk_go(desk, SCREEN_VOICE);
}

static void act_begin(void *self, int arg)
{
    struct voice_check_room *room = self;
    (void)arg;
    if (desk_has_sound(room->desk))
        voice_check_begin(&room->check);
}

static void act_forget(void *self, int arg)
{
    struct voice_check_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    enum status status = desk->records ? records_voice_forget(desk->records, desk->person.id)
                                       : STATUS_OK; /* a guest's is nowhere */
    desk_read_voice(desk);
    room->check.view.known = false;
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

static void voice_store(struct voice_check_room *room)
{
    struct desk *desk = room->desk;
    struct person_voice voice = {room->check.voice.warp, clock_unix_ms(), ""};
    speaker_text(&room->check.voice, voice.text);
    enum status status =
        desk->records ? records_voice_set(desk->records, desk->person.id, &voice) : STATUS_OK;
    desk_read_voice(desk);
    if (!desk->records)
        desk->voice = voice; /* a guest's, until they leave */
    room->stored = true;
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

static void voice_check_tick(void *self)
{
    struct voice_check_room *room = self;
    struct desk *desk = room->desk;
    struct voice_check *check = &room->check;
    if (desk->overlay != OVERLAY_NONE)
        return;
    voice_check_listen(check);
    if (check->spoke)
        desk_awake(desk);
    if (desk->screen != SCREEN_VOICE)
        return;
    if (check->status != STATUS_OK)
        desk_fail_status(desk, check->status, hearing_problem(desk->hearing));
    else if (!room->stored && check->view.stage == VOICE_CHECK_DONE && check->view.learnt)
        voice_store(room);
}

static void voice_check_put_away(void *self, enum put_away what)
{
    (void)what;
    voice_check_end(&((struct voice_check_room *)self)->check);
}

static void voice_check_close(void *self)
{
    voice_check_put_away(self, PUT_AWAY_PERSON);
}

bool voice_check_listens(const void *self)
{
    return voice_check_is_listening(&((const struct voice_check_room *)self)->check);
}

bool voice_check_moves(const void *self)
{
    const struct voice_check_room *room = self;
    return voice_check_listens(self) || room->check.view.stage == VOICE_CHECK_JUDGING;
}

void voice_check_take_up(void *self)
{
    struct voice_check_room *room = self;
    desk_go(room->desk, SCREEN_VOICE);
    voice_check_resume(&room->check);
}

const void *voice_check_show(void *self)
{
    struct voice_check_room *room = self;
    room->check.view.beat = (float)(room->desk->now_ms % BEAT_MS) / BEAT_MS;
    return &room->check.view;
}

static const struct room_act acts[] = {
    {ACTION_VOICE, act_offer, true},
    {ACTION_VOICE_BEGIN, act_begin, true},
    {ACTION_VOICE_FORGET, act_forget, true},
};

const struct room_kind voice_check_kind = {.acts = acts,
                                           .n_acts = sizeof acts / sizeof *acts,
                                           .put_away = voice_check_put_away,
                                           .tick = voice_check_tick,
                                           .close = voice_check_close};
