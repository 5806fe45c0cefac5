/* The app: the kiosk's window, screens, sound and session in one root struct. Everything in it is
 * the main thread's, but for what a job of the worker is given until it is over.
 *
 *   app_init    opens the window and the records, draws the first frame, sends the worker to load
 *               packs and model
 *   app_run     waits, takes events, ticks, draws when something has changed
 *   app_stop    closes everything, in the opposite order
 *
 * Every screen decays back to the choice of names; whatever is missing (a microphone, the model,
 * the database) leads to the fault screen and is tried again from there. */
#ifndef YINGDA_KIOSK_APP_APP_H
#define YINGDA_KIOSK_APP_APP_H

#include "audio/voice/voice.h"
#include "engine/paths.h"
#include "kiosk/app/library.h"
#include "kiosk/app/screens.h"
#include "kiosk/attempts/attempts.h"
#include "kiosk/card/card.h"
#include "kiosk/drawing/renderer.h"
#include "kiosk/exam/exam.h"
#include "kiosk/fault/faults.h"
#include "kiosk/people/people.h"
#include "kiosk/talk/talk.h"
#include "kiosk/trainer/checklist.h"
#include "kiosk/trainer/standards.h"
#include "kiosk/ui/input.h"
#include "kiosk/voice_check/voice_check.h"

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
    bool windowed;                     /* renderer.windowed was asked for: Ctrl+Q leaves */
    struct pilot pilot;                /* zeroed: a person */
};

/* What the worker does, or did last; a job of the talk's own starting is APP_TALK, so that is what
 * it goes back to. */
enum app_job { APP_TALK, APP_BOOT, APP_MODEL_VOICE };

struct entry { /* the name being typed */
    char typed[64], composing[64], complaint[96];
    enum keyboard keyboard;
};

struct app_pad { /* the number being typed */
    enum pad pad;
    char typed[16];
    const char *complaint;    /* NULL or "": none */
    struct action then, back; /* once a PIN is right; instead of typing */
};

struct app {
    struct app_config config;
    struct settings settings;
    struct problems problems; /* of the settings */
    char settings_path[PATH_SIZE];
    struct renderer *renderer;
    struct records *records; /* NULL while the database is not to be had */
    char database[PATH_SIZE], recordings[PATH_SIZE];
    struct sound *sound;
    struct port port;
    enum sound_state sound_state;

    struct worker worker;
    enum app_job job;
    bool booted;             /* library and hearing are the main thread's */
    struct library library;  /* the worker's until booted */
    struct hearing *hearing; /* likewise */
    enum status boot_library, boot_hearing;

    enum screen screen;
    enum overlay overlay;
    int64_t now_ms, screen_ms,
        active_ms;         /* now; when the screen came; when somebody last did something */
    struct action pending; /* waits for the worker */

    struct people people;
    struct person person;      /* id 0: nobody chosen */
    struct person_voice voice; /* the person's; warp 1 where none was taken */
    struct history history;
    int names_page, trainees_page;
    struct attempts attempts; /* the list that is shown, or was last */
    struct entry entry;
    int play;         /* chosen in the library; -1: none */
    int standard;     /* chosen for it: index of its standards */
    struct quiz quiz; /* of practice */
    struct exam exam;

    bool trainer;     /* the PIN was typed, until somebody practises or leaves */
    int to_review[2]; /* attempts of everybody, by enum mode; as of the trainer's page */
    struct app_pad pad;
    struct observer observer;
    struct standards_table standards;

    enum readiness ready;
    struct meter_view meter; /* of the microphone before the conversation */
    float meter_power;
    int32_t meter_samples;
    int loud_bars;

    struct recital recital;
    struct talk talk;
    struct card card;
    const struct session *shown; /* that the card is of; NULL: no card */
    struct session *past;        /* an attempt of another day, while its card is shown; or NULL */
    struct action past_back;     /* to where that was chosen */
    enum card_tab tab;
    int item;              /* of the card, shown by itself; -1: none */
    struct action playing; /* of the card */
    struct wav_sound model_voice;
    const char *model_text; /* the worker reads it to make model_voice */
    enum status model_status;

    enum fault fault;
    enum screen fault_from;
    char fault_detail[512];
    int64_t fault_retry_ms;
    char notice[256];
    char said[128]; /* in its place until the next screen; "" mostly */

    struct input input;
    struct view view;
    struct draw_list draw;
    struct hits hits; /* of the frame on the screen: events are read against them */
    struct {
        int64_t first_frame_ms;                   /* from app_init to the first frame */
        int64_t frames, frame_us, frame_worst_us; /* drawn after the first; time in renderer_draw */
    } figures;
    bool quit;
};

/* STATUS_DEVICE: no display, STATUS_NOT_FOUND: no Chinese font; *problem says it in English. All
 * other troubles lead to the fault screen. Main thread, as all of this file. */
enum status app_init(struct app *app, const struct app_config *config, char problem[256]);
void app_run(struct app *app);
void app_stop(struct app *app);

#endif
