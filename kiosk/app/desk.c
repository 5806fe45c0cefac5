#include "kiosk/app/desk.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char guest_name[] = "访客";

void desk_awake(struct desk *desk)
{
    desk->active_ms = desk->now_ms;
}

void desk_go(struct desk *desk, enum screen screen)
{
    player_stop(&desk->player);
    desk->screen = screen;
    memcpy(desk->said, desk->said_next, sizeof desk->said);
    desk->said_next[0] = '\0';
    desk->overlay = OVERLAY_NONE;
    input_reset(&desk->input);
    desk_awake(desk);
    desk->hooks.shown(desk->hooks.app, screen);
}

void desk_do(struct desk *desk, struct action action)
{
    desk->hooks.act(desk->hooks.app, action);
}

void desk_put_away(struct desk *desk, enum put_away what)
{
    player_stop(&desk->player);
    desk->hooks.put_away(desk->hooks.app, what);
    desk->card = NULL;
    if (what >= PUT_AWAY_EXAM)
        desk->trainer = false;
}

void desk_fail(struct desk *desk, enum fault fault, const char *detail)
{
    if (desk->fault == FAULT_NONE)
        desk->fault_from = desk->screen;
    desk->fault = fault;
    desk->fault_retry_ms = desk->now_ms + FAULT_RETRY_MS;
    if (!detail || strcmp(desk->fault_detail, detail) != 0) /* a retry that fails is no news */
        fprintf(stderr, "yingda: %s\n", detail && *detail ? detail : "fault");
    snprintf(desk->fault_detail, sizeof desk->fault_detail, "%s", detail ? detail : "");
    if (desk->screen == SCREEN_FAULT)
        return; /* tried again in vain: nobody has come, and nothing else is to be seen */
    desk->hooks.suspend(desk->hooks.app);
    desk_go(desk, SCREEN_FAULT);
}

void desk_recover(struct desk *desk)
{
    enum screen from = desk->fault_from == SCREEN_FAULT ? SCREEN_NAMES : desk->fault_from;
    desk->fault = FAULT_NONE;
    desk->hooks.resume(desk->hooks.app, from);
}

void desk_fail_status(struct desk *desk, enum status status, const char *detail)
{
    enum fault fault = status == STATUS_BUSY                                 ? FAULT_DATABASE_BUSY
                       : status == STATUS_DAMAGED                            ? FAULT_DATABASE
                       : status == STATUS_DATABASE || status == STATUS_IO    ? FAULT_DATABASE
                       : status == STATUS_CLOSED || status == STATUS_TIMEOUT ? FAULT_HEARING
                       : status == STATUS_NOT_FOUND                          ? FAULT_VOICE
                                                                             : FAULT_UNKNOWN;
    desk->damaged = desk->damaged || status == STATUS_DAMAGED;
    desk_fail(desk, fault, detail && *detail ? detail : status_text(status));
}

void desk_fail_records(struct desk *desk, enum status status)
{
    desk_fail_status(desk, status, records_problem(desk->records));
}

bool desk_has_sound(struct desk *desk)
{
    if (desk->sound_state == SOUND_OK)
        return true;
    desk_fail(desk, fault_of_sound(desk->sound_state), sound_detail(desk->sound_state));
    return false;
}

void desk_ask_number(struct desk *desk, enum pad pad, struct action then, struct action back)
{
    desk->asked = (struct asked_number){.pad = pad, .complaint = "", .then = then, .back = back};
    desk_go(desk, SCREEN_PAD);
}

bool desk_trainer_may(struct desk *desk, struct action then, struct action back)
{
    if (desk->trainer)
        return true;
    desk->sign_in = (struct sign_in){.then = then, .back = back};
    desk_do(desk, (struct action){ACTION_SIGN_IN, 0});
    return false;
}

static enum status audit_place(const struct desk *desk, char out[PATH_SIZE])
{
    char usual[PATH_SIZE];
    if (*desk->database)
        return audit_path(desk->database, out);
    enum status status = paths_database(usual);
    return status == STATUS_OK ? audit_path(usual, out) : status;
}

void desk_audit(const struct desk *desk, enum audit_event event, const char *who,
                const char *format, ...)
{
    char path[PATH_SIZE], detail[AUDIT_DETAIL_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    if (audit_place(desk, path) != STATUS_OK || audit_add(path, event, who, detail) != STATUS_OK)
        fprintf(stderr, "yingda: the audit log could not be written: %s, %s\n",
                audit_event_text(event), detail);
}

bool desk_has_past(const struct desk *desk)
{
    return desk->booted && desk->records && !desk->exam.on;
}

void desk_say_next(struct desk *desk, const char *text)
{
    snprintf(desk->said_next, sizeof desk->said_next, "%s", text);
}

bool desk_knows_person(const struct desk *desk)
{
    return desk->records && desk->person.id > 0;
}

static const char *const model_voices[MODEL_VOICES] = {"woman", "man"};

void desk_read_model_voice(struct desk *desk)
{
    char chosen[MODEL_VOICE_SIZE] = "";
    desk->model_voice = MODEL_WOMAN;
    if (desk_knows_person(desk) &&
        records_model_voice(desk->records, desk->person.id, chosen) == STATUS_OK &&
        strcmp(chosen, model_voices[MODEL_MAN]) == 0)
        desk->model_voice = MODEL_MAN;
}

void desk_choose_model_voice(struct desk *desk, enum model_voice voice)
{
    desk->model_voice = voice;
    if (desk_knows_person(desk) &&
        records_model_voice_set(desk->records, desk->person.id, model_voices[voice]) != STATUS_OK)
        snprintf(desk->said, sizeof desk->said, "这次用这个声音；没能记住，下次要再选。");
}

void desk_read_voice(struct desk *desk)
{
    desk->voice = (struct person_voice){.warp = 1};
    if (desk->records && records_voice(desk->records, desk->person.id, &desk->voice) != STATUS_OK)
        desk->voice = (struct person_voice){.warp = 1};
}

void desk_read_consent(struct desk *desk)
{
    desk->consent = (struct consent){.notice = 0};
    if (desk->records &&
        records_consent(desk->records, desk->person.id, &desk->consent) != STATUS_OK)
        desk->consent = (struct consent){.notice = 0};
}

static bool can_keep_sound(const struct desk *desk)
{
    return desk_knows_person(desk) && *desk->recordings &&
           strcmp(desk->person.name, guest_name) != 0;
}

/* Whoever has refused is not asked again because of other days. */
static bool consent_stands(const struct desk *desk)
{
    const struct consent *consent = &desk->consent;
    const struct sound_days *days = &desk->settings.keep;
    bool longer = days->practice > consent->practice_days || days->exam > consent->exam_days;
    return consent->notice >= CONSENT_NOTICE && !(consent->agreed && longer);
}

bool desk_wants_consent(const struct desk *desk)
{
    return can_keep_sound(desk) && !consent_stands(desk);
}

bool desk_keeps_sound(const struct desk *desk)
{
    return can_keep_sound(desk) && desk->consent.agreed && consent_stands(desk);
}

_Static_assert((int)PERSON_VOICE_TEXT_SIZE == (int)SPEAKER_TEXT_SIZE, "one text");

struct speaker desk_hearing_voice(const struct desk *desk)
{
    struct speaker voice;
    if (!speaker_parse(desk->voice.text, &voice))
        voice.warp =
            desk->voice.warp; /* of a voice check before there were transforms, or of none */
    return voice;
}

const struct library_play *desk_play(const struct desk *desk)
{
    return desk->play >= 0 && desk->play < desk->library.n_plays ? &desk->library.plays[desk->play]
                                                                 : NULL;
}

const struct play_view *desk_play_view(const struct desk *desk)
{
    return desk_play(desk) ? &desk->library.views[desk->play] : NULL;
}
