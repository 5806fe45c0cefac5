/* The app: the kiosk's window. Its loop waits, takes events, ticks and draws; what is done on which
 * screen is the rooms', whose thread runs while this one waits for it (alive.h). Main thread.
 *
 *   app_init    opens the window and the records, draws the first frame, sends the worker to load
 *               packs and model and the opener to open the devices
 *   app_run     waits, takes events, ticks, draws when something has changed
 *   app_stop    closes everything, in the opposite order
 *
 * Every screen decays back to the choice of names; whatever is missing (a microphone, the model,
 * the database) leads to the fault screen and is tried again from there. */
#ifndef YINGDA_KIOSK_APP_APP_H
#define YINGDA_KIOSK_APP_APP_H

#include "kiosk/about/about_room.h"
#include "kiosk/app/apart.h"
#include "kiosk/app/boot.h"
#include "kiosk/app/desk.h"
#include "kiosk/app/keeper.h"
#include "kiosk/app/overlay_view.h"
#include "kiosk/app/watchdog.h"
#include "kiosk/attempts/attempts_room.h"
#include "kiosk/card/card_room.h"
#include "kiosk/certificates/certificates_room.h"
#include "kiosk/contest/contest_room.h"
#include "kiosk/drawing/renderer.h"
#include "kiosk/exam/exam_room.h"
#include "kiosk/fault/fault_room.h"
#include "kiosk/learn/learn_room.h"
#include "kiosk/lines/lines_room.h"
#include "kiosk/moderation/moderation_room.h"
#include "kiosk/observe/observe_room.h"
#include "kiosk/own/own_room.h"
#include "kiosk/pad/pad_room.h"
#include "kiosk/papers/papers_room.h"
#include "kiosk/people/people_room.h"
#include "kiosk/plays/plays_room.h"
#include "kiosk/quality/quality_room.h"
#include "kiosk/roster/roster_room.h"
#include "kiosk/sign_in/sign_in_room.h"
#include "kiosk/talk/talk_room.h"
#include "kiosk/team/team_room.h"
#include "kiosk/trainer/trainer_room.h"
#include "kiosk/voice_check/voice_check_room.h"

struct app;

/* Someone who uses the kiosk instead of a person: looks at the app after every frame, pushes SDL
 * events, moves the clock on. */
struct pilot {
    void *self;
    void (*step)(void *self, struct app *app);
    struct virtual_port *port; /* NULL: real devices */
    int64_t *clock_ms;         /* NULL: the real clock */
};

struct app_config {
    struct renderer_config renderer;
    const char *database, *recordings; /* NULL: the usual places */
    const char *model;                 /* the acoustic model; NULL: the settings' */
    const char *play, *person;         /* straight to this conversation; NULL: the usual start */
    const char *turn;                  /* windowed: the turn that it begins with; NULL: its first */
    bool windowed; /* renderer.windowed was asked for: Ctrl+Q leaves, F5 reloads, F7 and F8 turn */
    struct pilot pilot; /* zeroed: a person */
};

struct app {
    struct app_config config;
    struct apart apart; /* on whose thread the rooms and the desk are at work (alive.h) */
    struct desk desk;
    struct boot boot;
    struct keeper keeper;
    struct renderer *renderer;
    struct draw_list draw;
    struct hits hits; /* of the frame on the screen: events are read against them */
    struct overlay_view overlay;
    struct action pending;    /* waits for the worker, or for the devices */
    int64_t idle_answered_ms; /* when "are you still there?" was answered; -1: never */
    struct {
        int64_t first_frame_ms;                   /* from app_init to the first frame */
        int64_t frames, frame_us, frame_worst_us; /* drawn after the first; time in renderer_draw */
        /* How often the window showed that it lives while something took long, and said so. */
        int64_t waits, waits_said;
    } figures;
    int frames_failed;       /* in a row: nothing of them was drawn */
    char frame_problem[256]; /* said last */
    char notice[512];        /* of the frame, where two things are to be said */
    struct watchdog watchdog;
    bool says_wait;     /* the window's last list does, behind what it showed */
    bool types, typing; /* whether the screen takes typed text; whether SDL has been told so */
    bool locked; /* full screen, with somebody before it: a window's close button does nothing */
    bool quit;
    bool reload; /* F5: whoever ran it is to run it anew, from desk.from_turn of desk.play on */

    struct people_room people;
    struct own_room own;
    struct learn_room learn;
    struct plays_room plays;
    struct talk_room talk;
    struct card_room card;
    struct attempts_room attempts;
    struct exam_room exam;
    struct trainer_room trainer;
    struct voice_check_room voice_check;
    struct pad_room pad;
    struct sign_in_room sign_in;
    struct roster_room roster;
    struct team_room team;
    struct papers_room papers;
    struct moderation_room moderation;
    struct certificates_room certificates;
    struct contest_room contest;
    struct observe_room observe;
    struct lines_room lines;
    struct quality_room quality;
    struct fault_room fault;
    struct about_room about;
};

/* STATUS_DEVICE: no display, STATUS_NOT_FOUND: no Chinese font; *problem says it in English. All
 * other troubles lead to the fault screen. */
MUST_USE enum status app_init(struct app *app, const struct app_config *config, char problem[256]);

/* Until somebody leaves (by the PIN: `desk.left`), or a signal ends it. STATUS_DEVICE: nothing can
 * be drawn any more; said on stderr. */
MUST_USE enum status app_run(struct app *app);
void app_stop(struct app *app);

#endif
