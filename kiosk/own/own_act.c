/* Consent: asked for before the first recording, given, refused, taken back; and what is kept. */
#include "kiosk/own/own_room.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/sound_keeping.h"
#include "kiosk/app/owner.h"
#include "kiosk/own/own_pin.h"
#include "kiosk/ui/day.h"

static void kept_read(struct own_room *room)
{
    struct desk *desk = room->desk;
    room->kept = (struct kept_sounds){.recordings = 0};
    if (!desk_knows_person(desk))
        return;
    enum status status = records_kept(desk->records, desk->person.id, &room->kept);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

/* During an exam there is nothing but the exam. */
static void act_own(void *self, int arg)
{
    struct own_room *room = self;
    (void)arg;
    if (!room->desk->person.id || room->desk->exam.on)
        return;
    room->starts = false;
    desk_go(room->desk, SCREEN_OWN);
    kept_read(room);
}

static void notice_show(struct own_room *room)
{
    room->failed[0] = '\0';
    desk_go(room->desk, SCREEN_CONSENT);
    kept_read(room);
}

static void act_consent(void *self, int arg)
{
    struct own_room *room = self;
    (void)arg;
    if (!desk_knows_person(room->desk) || room->desk->exam.on)
        return;
    room->starts = false;
    notice_show(room);
}

static void act_ask(void *self, int arg)
{
    struct own_room *room = self;
    (void)arg;
    room->starts = true;
    notice_show(room);
}

/* Back to where it was asked for. */
static void decided(struct own_room *room)
{
    struct desk *desk = room->desk;
    enum action_kind then = room->starts ? ACTION_START : ACTION_OWN;
    bool failed = *room->failed;
    room->starts = false;
    if (failed)
        desk_say_next(desk, room->failed);
    desk_do(desk, (struct action){then, 0});
}

static enum status decision_store(struct own_room *room, bool agreed)
{
    struct desk *desk = room->desk;
    struct consent consent = {.agreed = agreed,
                              .notice = CONSENT_NOTICE,
                              .practice_days = desk->settings.keep.practice,
                              .exam_days = desk->settings.keep.exam,
                              .decided_unix_ms = clock_unix_ms()};
    enum status status = records_consent_add(desk->records, desk->person.id, &consent);
    if (status == STATUS_OK)
        desk->consent = consent;
    return status;
}

/* What a refusal leaves behind is told, and can be tried again from one's own page. */
static enum status sounds_remove(struct own_room *room)
{
    struct desk *desk = room->desk;
    char left[PATH_SIZE];
    room->failed[0] = '\0';
    enum status status =
        sound_remove_of(desk->records, desk->recordings, desk->person.id, clock_unix_ms(), left);
    if (status != STATUS_IO)
        return status;
    fprintf(stderr, "yingda: the recording %s cannot be removed\n", left);
    snprintf(room->failed, sizeof room->failed,
             "以后不存了。可有一段以前的录音删不掉，请管理员看看录音文件夹的权限。");
    return STATUS_OK;
}

static void decide(struct own_room *room, bool agreed)
{
    enum status status = decision_store(room, agreed);
    if (status == STATUS_OK && !agreed)
        status = sounds_remove(room);
    if (status != STATUS_OK)
        desk_fail_records(room->desk, status);
    else
        decided(room);
}

static void act_yes(void *self, int arg)
{
    struct own_room *room = self;
    (void)arg;
    if (room->desk->screen == SCREEN_CONSENT && desk_knows_person(room->desk))
        decide(room, true);
}

/* Where sound goes with it, somebody else may stand before a page that was left open. */
static void act_no(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    struct action sure = {ACTION_CONSENT_SURE, 0},
                  back = {room->starts ? ACTION_CONSENT_ASK : ACTION_CONSENT, 0};
    (void)arg;
    if (desk->screen != SCREEN_CONSENT || !desk_knows_person(desk))
        return;
    if (room->kept.recordings == 0 || !owner_ask(desk, &desk->person, sure, back))
        decide(room, false);
}

static void act_sure(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (desk_knows_person(desk) &&
        owner_is(desk, &desk->person, "对不上，录音都还在。再输一遍，或者返回。"))
        decide(room, false);
}

void consent_take_up(void *self)
{
    notice_show(self);
}

void own_take_up(void *self)
{
    act_own(self, 0);
}

const void *consent_show(void *self)
{
    struct own_room *room = self;
    const struct desk *desk = room->desk;
    enum action_kind back = !room->starts ? ACTION_OWN : desk->exam.on ? ACTION_EXAM : ACTION_HOME;
    room->consent_view = (struct consent_view){.practice_days = desk->settings.keep.practice,
                                               .exam_days = desk->settings.keep.exam,
                                               .kept = room->kept.recordings,
                                               .again = desk->consent.notice > 0,
                                               .back = {back, 0}};
    return &room->consent_view;
}

static void length_text(int64_t duration_ms, char out[48])
{
    int seconds = (int)((duration_ms + 500) / 1000);
    if (seconds < 60)
        snprintf(out, 48, "%d 秒", seconds);
    else
        snprintf(out, 48, "%d 分 %d 秒", seconds / 60, seconds % 60);
}

static enum decision decision_of(const struct consent *consent)
{
    if (consent->notice == 0)
        return DECISION_NONE;
    return consent->agreed ? DECISION_AGREED : DECISION_REFUSED;
}

const void *own_show(void *self)
{
    struct own_room *room = self;
    const struct desk *desk = room->desk;
    int64_t now = clock_unix_ms();
    day_text(desk->consent.decided_unix_ms, now, DAY_FULL, room->when);
    day_text(room->kept.oldest_unix_ms, now, DAY_FULL, room->oldest);
    length_text(room->kept.duration_ms, room->length);
    room->own_view = (struct own_view){.decision = decision_of(&desk->consent),
                                       .when = room->when,
                                       .practice_days = desk->settings.keep.practice,
                                       .exam_days = desk->settings.keep.exam,
                                       .recordings = room->kept.recordings,
                                       .exams = room->kept.exams,
                                       .length = room->length,
                                       .oldest = room->oldest,
                                       .failed = room->failed,
                                       .has_pin = desk->person.has_pin,
                                       .guest = !desk_knows_person(desk)};
    return &room->own_view;
}

static void own_put_away(void *self, enum put_away what)
{
    struct own_room *room = self;
    if (what == PUT_AWAY_PERSON)
        room->failed[0] = '\0';
    memset(room->pin, 0, sizeof room->pin);
}

static const struct room_act acts[] = {
    {ACTION_OWN, act_own, true},
    {ACTION_CONSENT, act_consent, true},
    {ACTION_CONSENT_ASK, act_ask, true},
    {ACTION_CONSENT_YES, act_yes, true},
    {ACTION_CONSENT_NO, act_no, true},
    {ACTION_CONSENT_SURE, act_sure, true},
    {ACTION_OWN_PIN, own_pin_ask, true},
    {ACTION_OWN_PIN_NEW, own_pin_new, true},
    {ACTION_OWN_PIN_SET, own_pin_once, false},
    {ACTION_OWN_PIN_SAME, own_pin_twice, false},
    {ACTION_OWN_PIN_OFF, own_pin_off, true},
    {ACTION_OWN_PIN_GONE, own_pin_gone, true},
    {ACTION_OWN_PIN_LOST, own_pin_forgotten, true},
};

const struct room_kind own_kind = {.acts = acts,
                                   .n_acts = sizeof acts / sizeof *acts,
                                   .put_away = own_put_away,
                                   .tick = own_pin_tick,
                                   .close = own_pin_close};
