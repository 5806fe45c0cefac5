/* The desk: what all rooms of the kiosk stand on. It knows who stands here, what is chosen and what
 * is open (records, library, ear, sound), and it changes the screen. Rooms know the desk and
 * nothing of each other: what one wants of another it asks for as an action (desk_do), and plain
 * values that go with it lie here. Main thread. */
#ifndef YINGDA_KIOSK_APP_DESK_H
#define YINGDA_KIOSK_APP_DESK_H

#include "audio/hearing/hearing.h"
#include "base/problem.h"
#include "engine/attempt_card.h"
#include "engine/audit_log.h"
#include "engine/one_kiosk.h"
#include "engine/paths.h"
#include "engine/settings.h"
#include "kiosk/app/clerk.h"
#include "kiosk/app/faults.h"
#include "kiosk/app/library.h"
#include "kiosk/app/player.h"
#include "kiosk/app/taking.h"
#include "kiosk/ui/attempt_row.h"
#include "kiosk/ui/input.h"
#include "records/choices.h"
#include "records/consents.h"
#include "records/sittings.h"

/* How much is put away: the conversation or the card that is open; besides it the exam, and nobody
 * is a trainer any more; besides that all that is one person's. */
enum put_away { PUT_AWAY_TALK, PUT_AWAY_EXAM, PUT_AWAY_PERSON };

/* What the desk asks of those above it, who know all rooms. */
struct desk_hooks {
    void *app;
    void (*act)(void *app, struct action action);
    void (*put_away)(void *app, enum put_away what);
    void (*suspend)(void *app);                    /* a fault comes over the screen that is shown */
    void (*resume)(void *app, enum screen screen); /* back to it: its cause is gone */
    void (*shown)(void *app, enum screen screen);  /* another screen is shown from now on */
};

struct asked_number { /* the number that the pad asks for */
    enum pad pad;
    char typed[16];
    const char *complaint;    /* "": none */
    const char *who;          /* PAD_PIN and those of a new one: the trainer's name */
    struct action then, back; /* once it is right; instead of typing */
    int digits, tries;        /* PAD_PERSON: how many of a number; how many were wrong */
    char hash[PIN_HASH_SIZE]; /* PAD_OWN_PIN: of the right one */
    bool checked, right;      /* PAD_OWN_PIN: what was typed was looked at; it is that one */
};

struct sign_in { /* what a trainer wanted who is asked for a PIN, and where to go instead */
    struct action then, back;
    char name[NAME_SIZE]; /* of a trainer who is to be added, as it was typed; or whatever else a
                             trainer typed (enum typed_text) */
};

struct exam_part { /* the exam under way, as the other rooms need it */
    bool on;
    int play; /* in the library, that comes next */
    uint32_t seed;
    int part, n_parts; /* of its plays, from 1 */
    int standard;      /* of that play's */
};

struct wanted_attempt { /* whose card is to be opened, and why it did not */
    int64_t id;
    int play; /* in the library */
    struct action back;
    enum attempt_card_state why;
};

struct once_more { /* one turn of an attempt, tried again from its card; all is the pack's */
    bool on;
    const struct pack *pack;
    const struct play *play; /* as it was drawn */
    const struct turn *turn;
    const struct standard *standard;
    uint32_t seed;
    int mood, reply;        /* of then; which reply it was, from 1 */
    enum verdict_kind kind; /* of what is to be made good */
    const char *id;
    enum verdict_value value; /* what came of it; not applicable: nothing yet, or given up */
};

struct next_thing { /* what comes next for who stands here, as the first page has it */
    char label[160];
    struct action action; /* ACTION_NONE: nothing is known */
};

struct desk {
    struct desk_hooks hooks;
    bool piloted; /* a pilot uses the kiosk: nothing is left to chance */
    bool left;    /* somebody who knows the PIN ends the kiosk */
    struct settings settings;
    struct problems problems; /* of the settings */
    char settings_path[PATH_SIZE];

    struct broken_off broken;             /* that may be taken up again, until somebody practises */
    struct broken_sitting broken_sitting; /* likewise, of an exam */
    bool same_customer;                   /* the next conversation is with broken.seed's */
    bool damaged;                         /* the database: it is mended when it is opened next */
    struct one_kiosk alone;               /* held as long as the kiosk runs */
    struct records *records;              /* NULL while the database is not to be had */
    char database[PATH_SIZE], recordings[PATH_SIZE]; /* "": not to be had */
    char own_lines[PATH_SIZE]; /* with the customers' lines that people recorded; "": nowhere */
    struct library library;
    struct hearing *hearing;
    bool booted; /* library and hearing are there */
    struct port port;
    enum sound_state sound_state;
    struct worker worker;
    struct clerk clerk;
    struct taking taking;
    struct player player;

    enum screen screen;
    enum overlay overlay;
    int64_t now_ms, active_ms; /* now; when somebody last did something */
    struct input input;
    char composing[64];  /* what an input method is still working on */
    struct frame frame;  /* of the last frame drawn */
    enum screen framed;  /* its screen */
    char notice[256];    /* on calm screens, until the kiosk ends */
    char said[256];      /* in its place until the next screen; "" mostly */
    char said_next[256]; /* on the next one */

    struct person person;         /* id 0: nobody chosen */
    struct person_voice voice;    /* the person's; warp 1 where none was taken */
    struct consent consent;       /* the person's last decision about sound; notice 0: none */
    enum model_voice model_voice; /* in which model words are heard */
    bool trainer;                 /* the PIN was typed, until somebody practises or leaves */
    char trainer_name[NAME_SIZE]; /* whose: marks are stored under it */
    bool trainer_has_row;         /* in the records; else the PIN is the settings' */
    struct sign_in sign_in;
    int play, standard;    /* chosen: in the library (-1: none), index of the play's standards */
    enum play_level level; /* chosen on the brief; LEVEL_ANY: not yet */
    struct exam_part exam;
    struct asked_number asked;
    int64_t pins_shut_until_ms; /* after too many wrong PINs of people's own: none is taken */
    struct wanted_attempt wanted;
    struct once_more once;
    int64_t contest;    /* whose places who stands here wants to see */
    char from_turn[64]; /* an author's: the next conversation begins there, and is not stored; "" */
    struct next_thing next;
    struct attempt_card *card; /* that is shown, or to be shown; its owner's. NULL: none */
    struct action card_back;   /* to where it was opened from */
    char wording_of[128];      /* the move for which a trainer types another wording */
    struct person trainee;     /* whose attempts a trainer wants to see */

    enum fault fault;
    enum screen fault_from;
    char fault_detail[512];
    int64_t fault_retry_ms;
};

enum { FAULT_RETRY_MS = 3000 };

/* The id of who practises while the records are not to be had: nothing is stored. */
enum { GUEST = -1 };

/* And the name of whoever is nobody in particular, as when a play was asked for on the command line
 * without a person: nothing of such a one's sound is kept. */
extern const char guest_name[];

/* The version of the notice that asks for consent: one more whenever what it says changes. */
enum { CONSENT_NOTICE = 1 };

/* A call on the window's thread waits so long for a database that another program holds: less than
 * anybody takes for a hang (Miller 1968: 0.1 s feels instant, 1 s breaks the thought). */
enum { RECORDS_PATIENCE_MS = 300 };

/* Another screen: what is played stops, nothing is focused. */
void desk_go(struct desk *desk, enum screen screen);

/* Somebody is there. */
void desk_awake(struct desk *desk);

/* Has the action done at once, by whichever room does it. */
void desk_do(struct desk *desk, struct action action);
void desk_put_away(struct desk *desk, enum put_away what);

/* To the fault screen. `detail` is for whoever is called to help: also on stderr, once. */
void desk_fail(struct desk *desk, enum fault fault, const char *detail);

/* The same by what a status means; without a detail the status' own text. */
void desk_fail_status(struct desk *desk, enum status status, const char *detail);
void desk_fail_records(struct desk *desk, enum status status);

/* Leaves the fault screen, because the cause is gone: back to where it happened, or to the names.
 */
void desk_recover(struct desk *desk);

/* True where there is sound; else fails. */
bool desk_has_sound(struct desk *desk);

/* True where a trainer stands before the kiosk; else asks for a PIN, or has the first one set, and
 * does `back` and `then` once that is done. */
bool desk_trainer_may(struct desk *desk, struct action then, struct action back);
void desk_ask_number(struct desk *desk, enum pad pad, struct action then, struct action back);

/* A line in the audit log beside the database: who did it ("trainer", "kiosk", "person 17") and
 * what more there is to say. That it cannot be written is said on stderr, and keeps nobody from
 * anything.
 */
void desk_audit(const struct desk *desk, enum audit_event event, const char *who,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Whether attempts of the past can be seen: nothing is loading, no exam under way. */
bool desk_has_past(const struct desk *desk);

/* Says a sentence on the screen that comes next. */
void desk_say_next(struct desk *desk, const char *text);

/* Whether who stands here is in the records, and these are to be had. */
bool desk_knows_person(const struct desk *desk);

/* Reads the person's voice again. Whose record cannot be read is heard as anybody. */
void desk_read_voice(struct desk *desk);
struct speaker desk_hearing_voice(const struct desk *desk); /* as the ear takes it */

/* In which voice the person hears model words: as it was chosen; from now on, and next time. */
void desk_read_model_voice(struct desk *desk);
void desk_choose_model_voice(struct desk *desk, enum model_voice voice);

/* Reads the person's decision about sound again. Of whom it cannot be read nothing is kept. */
void desk_read_consent(struct desk *desk);

/* Whether the person is still to be asked: never was, or has agreed to another notice or to fewer
 * days. Not where nothing is kept anyway: of a guest, without a folder. */
bool desk_wants_consent(const struct desk *desk);
bool desk_keeps_sound(const struct desk *desk); /* of the person who stands here */

/* The play that is chosen; NULL: none. */
const struct library_play *desk_play(const struct desk *desk);
const struct play_view *desk_play_view(const struct desk *desk);

#endif
