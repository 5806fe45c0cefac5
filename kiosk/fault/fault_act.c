/* Into the fault screen and out of it. What goes away by itself (a cable put back, a disk with room
 * again) is looked for every three seconds; the person need not touch anything. */
#include <stdio.h>
#include <string.h>

#include "kiosk/app/app_parts.h"

enum { RETRY_MS = 3000 };

void app_fail(struct app *app, enum fault fault, const char *detail)
{
    if (app->fault == FAULT_NONE)
        app->fault_from = app->screen;
    app->fault = fault;
    app->fault_retry_ms = app->now_ms + RETRY_MS;
    if (!detail || strcmp(app->fault_detail, detail) != 0) /* a retry that fails says nothing new */
        fprintf(stderr, "yingda: %s\n", detail && *detail ? detail : "fault");
    snprintf(app->fault_detail, sizeof app->fault_detail, "%s", detail ? detail : "");
    if (app->screen == SCREEN_TALK || app->screen == SCREEN_RING)
        talk_suspend(&app->talk);
    app_go(app, SCREEN_FAULT);
}

void app_fail_status(struct app *app, enum status status, const char *detail)
{
    enum fault fault = status == STATUS_DATABASE || status == STATUS_IO      ? FAULT_DATABASE
                       : status == STATUS_CLOSED || status == STATUS_TIMEOUT ? FAULT_HEARING
                       : status == STATUS_NOT_FOUND                          ? FAULT_VOICE
                                                                             : FAULT_UNKNOWN;
    app_fail(app, fault, detail && *detail ? detail : status_text(status));
}

/* The cause is gone: back to where it happened, or to the names. */
static void fault_leave(struct app *app)
{
    enum screen from = app->fault_from;
    app->fault = FAULT_NONE;
    if ((from == SCREEN_TALK || from == SCREEN_RING) && app->talk.begun) {
        app_go(app, from);
        talk_resume(&app->talk);
    } else if (from == SCREEN_TALK || from == SCREEN_RING) {
        talk_close(&app->talk);
        app_go(app, SCREEN_BRIEF);
    } else if (from == SCREEN_VOICE) {
        app_go(app, from);
        recital_resume(&app->recital);
    } else {
        app_go(app, from == SCREEN_FAULT ? SCREEN_NAMES : from);
    }
}

static void fault_retry_boot(struct app *app)
{
    if (app->booted)
        fault_leave(app);
    else
        boot_start(app);
}

static void fault_retry_records(struct app *app)
{
    if (!app->records)
        boot_records(app);
    if (app->records)
        fault_leave(app);
}

void app_fault_retry(struct app *app)
{
    app->fault_retry_ms = app->now_ms + RETRY_MS;
    if (worker_busy(&app->worker))
        return;
    switch (app->fault) {
    case FAULT_MICROPHONE:
    case FAULT_LOUDSPEAKER:
    case FAULT_SOUND_BUSY:
    case FAULT_SOUND_LOST:
        if (app->sound_state == SOUND_OK)
            fault_leave(app);
        break;
    case FAULT_MODEL:
    case FAULT_PACK:
        fault_retry_boot(app);
        break;
    case FAULT_DATABASE:
    case FAULT_DATABASE_NEWER:
        fault_retry_records(app);
        break;
    default:
        fault_leave(app);
        break;
    }
}

void app_fault_tick(struct app *app)
{
    bool sound = app->fault >= FAULT_MICROPHONE && app->fault <= FAULT_SOUND_LOST;
    if (sound && app->sound_state == SOUND_OK)
        app_fault_retry(app);
    else if (fault_view(app->fault, "").waits && app->now_ms >= app->fault_retry_ms)
        app_fault_retry(app);
}
