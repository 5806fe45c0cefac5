/* The view: everything that a screen may read, as plain values. The app fills it each frame; a test
 * fills it by hand. Texts are the filler's and outlive the frame. */
#ifndef YINGDA_KIOSK_UI_VIEW_H
#define YINGDA_KIOSK_UI_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "kiosk/ui/hits.h"
#include "scenarios/pack.h"
#include "scoring/card/exam_result.h"
#include "scoring/verdict.h"

enum screen { /* what the person sees; every one decays back to SCREEN_NAMES when left alone */
              SCREEN_NAMES,     /* who is it? */
              SCREEN_ENTRY,     /* a newcomer types a number or a name */
              SCREEN_VOICE,     /* three sentences read aloud, so that the ear knows the voice */
              SCREEN_HOME,      /* what to do next */
              SCREEN_ATTEMPTS,  /* a list of attempts, a page at a time */
              SCREEN_PLAYS,     /* choose a customer */
              SCREEN_QUIZ,      /* a knowledge question, or how many were right */
              SCREEN_EXAM,      /* the paper: what it asks for, and what comes next */
              SCREEN_TRAINER,   /* what is there for trainers */
              SCREEN_TRAINEES,  /* whose attempts? */
              SCREEN_STANDARDS, /* where the standards disagree */
              SCREEN_BRIEF,     /* the situation, and a try of the microphone */
              SCREEN_RING,      /* the telephone rings */
              SCREEN_TALK,      /* the conversation */
              SCREEN_CARD,      /* the scorecard */
              SCREEN_ITEM, /* one item of it: the clause, the words heard, the trainer's mark */
              SCREEN_CHECKLIST, /* what a trainer has seen, on the same card */
              SCREEN_RESULT,    /* of an exam */
              SCREEN_PAD,       /* a number is asked for: the trainer's PIN, a paper's number */
              SCREEN_FAULT,     /* what is wrong and what to do */
              SCREEN_COUNT
};

enum overlay {
    OVERLAY_NONE,
    OVERLAY_PAUSE,
    OVERLAY_QUIT, /* of an exam, which does not stand still meanwhile */
    OVERLAY_IDLE
};

enum mode { MODE_PRACTICE, MODE_EXAM };

struct person_view {
    const char *name, *note; /* note: "练过 3 次 · 上次 86 分" */
    int to_review;           /* attempts that a trainer can still decide something of */
};

struct names_view {
    const struct person_view *people;
    int n_people, page;
};

enum keyboard { KEYBOARD_DIGITS, KEYBOARD_LETTERS };

struct entry_view {
    const char *typed;     /* so far */
    const char *composing; /* what an input method is still working on; "" mostly */
    const char *match;     /* the trainer's list knows this number: the name, else "" */
    const char *complaint; /* why the name cannot be taken, else "" */
    enum keyboard keyboard;
};

enum { METER_BARS = 48 };

struct meter_view {
    float bars[METER_BARS]; /* 0 silence .. 1 loudest, the newest last */
};

enum recital_stage {                    /* what the person should know now */
                     RECITAL_OFFER,     /* what it is for; begin, or skip it */
                     RECITAL_ASKING,    /* read this, nothing heard yet */
                     RECITAL_LISTENING, /* you are being heard */
                     RECITAL_JUDGING,   /* a moment */
                     RECITAL_DONE
};

enum recital_trouble { /* said below the sentence */
                       RECITAL_FINE,
                       RECITAL_UNREAD, /* something was said, but not this sentence */
                       RECITAL_SILENT, /* nothing was heard */
                       RECITAL_QUIET   /* too low to tell */
};

struct recital_view {
    enum recital_stage stage;
    enum recital_trouble trouble;
    const char *text;          /* the sentence to read */
    int sentence, n_sentences; /* from 0 */
    struct meter_view meter;
    bool known;  /* the person's voice is already kept */
    bool learnt; /* RECITAL_DONE: enough was read to know it */
};

struct play_view {
    const char *title, *summary, *customer;
    const char *portrait; /* folder of its layers */
    enum play_place place;
    int difficulty; /* 1 to 3 */
    int mood;       /* the customer's at the start */
    double best;    /* this person's best total, -1: none yet */
};

enum attempt_card { /* whether the card of an attempt can be seen again, and why not */
                    ATTEMPT_OPENS,
                    ATTEMPT_BROKEN_OFF, /* there never was one */
                    ATTEMPT_OLD,        /* an older Yingda kept too little of it */
                    ATTEMPT_WITHDRAWN,  /* the play is not there any more */
                    ATTEMPT_CHANGED,    /* the play is not as it was then */
                    ATTEMPT_DELETED     /* while the list was shown */
};

struct attempt_view {
    const char *title, *ending, *when, *person;
    double total, low, high; /* -1: none */
    int review, pass;        /* items still undecided; pass 0: not known */
    enum mode mode;
    enum attempt_card card;
};

struct home_view {
    const char *greeting; /* "早上好，李敏" */
    const struct play_view *next;
    int next_index;
    const char *why; /* why this one is next */
    int streak_days;
    double last, best; /* -1: none yet */
    const struct attempt_view *recent;
    int n_recent, n_all; /* n_all: in the list of all */
};

enum list_of {
    LIST_OWN,     /* of who has signed in */
    LIST_TRAINEE, /* of `person`, for the trainer */
    LIST_REVIEWS  /* of everybody, what a trainer should decide, of one mode */
};

struct attempts_view {
    enum list_of of;
    const char *person;
    enum mode mode;                   /* LIST_REVIEWS */
    int n_of_mode[2];                 /* LIST_REVIEWS: how many of each */
    const struct attempt_view *rows;  /* of this page */
    int n_rows, n_all, page, n_pages; /* page: from 0 */
};

struct plays_view {
    const struct play_view *plays;
    int n_plays;
};

enum readiness { READY_NO_SOUND, READY_QUIET, READY_HEARD };

struct brief_view {
    const struct play_view *play;
    enum readiness ready; /* no device; nothing said yet; it picked up a voice */
    struct meter_view meter;
    enum mode mode;
    const char *standard; /* the title of the one that is followed */
    int n_standards;      /* that the play can be played under */
    int part, n_parts;    /* MODE_EXAM: which play of the paper, from 1 */
};

struct ring_view {
    const struct play_view *play;
    int ring;   /* which ring this is, from 1 */
    float beat; /* 0..1 through the cadence; the bell sounds while `sounding` */
    bool sounding;
};

enum talk_stage {                 /* what the trainee should know now */
                  TALK_PREPARING, /* a moment: the customer's next line is being made */
                  TALK_SPEAKING,  /* the customer speaks */
                  TALK_ASKING,    /* your turn, nothing heard yet */
                  TALK_LISTENING, /* you are being heard */
                  TALK_JUDGING,   /* the reply is being judged */
                  TALK_FEEDBACK,  /* practice: what was missing; say it again or go on */
                  TALK_ENDING     /* the customer's last words */
};

enum talk_trouble { /* said beside the customer's words */
                    TROUBLE_NONE,
                    TROUBLE_ASKED_AGAIN, /* the reply was undecided and is asked for once more */
                    TROUBLE_NOT_HEARD,   /* the hearing failed on the reply before */
                    TROUBLE_NO_VOICE     /* the line could not be spoken: it is there to read */
};

struct feedback_view {
    const char *name;
    enum verdict_value value;
};

enum { FEEDBACK_MAX = 6 };

struct talk_view {
    const struct play_view *play;
    enum talk_stage stage;
    int mood;
    bool talking;     /* the customer's mouth is open */
    const char *line; /* the customer's words */
    int line_shown;   /* bytes of them spoken so far */
    enum talk_trouble trouble;
    int reply;      /* from 1 */
    float progress; /* 0..1 of the longest way to an ending */
    struct meter_view meter;
    enum mode mode;
    int part, n_parts; /* MODE_EXAM: which play of the paper, from 1 */
    const char *hint;  /* "" for none; MODE_EXAM: none */
    int hint_cost;     /* of 100, what opening it takes; 0: this turn's is paid for */
    bool hint_open;
    float feedback_left; /* TALK_FEEDBACK: 1..0, then the customer goes on */
    struct feedback_view feedback[FEEDBACK_MAX]; /* of the reply before */
    int n_feedback;
};

struct criterion_view {
    const char *name;
    double points, points_max; /* points_max 0: nothing was decided */
    int weight;
};

struct item_view {
    enum verdict_kind kind;
    enum verdict_value value;
    const char *id, *name, *clause, *heard, *better;
    const char *criterion; /* the part of the card that it counts for: "语音语调"; "" for none */
    const char *summary;   /* of the clause, as the pack has it; "" for none */
    const char *measured; /* in words: "每分钟约 380 个字，要求 130–360 个字"; "" for none */
    const char *advice; /* what to do about it, a sentence; "" for none */
    double lost;        /* of 100: what it cost; undecided: what it can still cost; 0: nothing */
    int32_t start_ms, end_ms; /* -1: nowhere */
    bool playable;            /* the moment was kept */
    bool veto;                /* broken, it caps the total */
    bool remarkable;          /* a trainer can decide it otherwise */
    const char *remark;       /* why a trainer did; NULL: nobody did */
};

/* How a trainer decides an item otherwise: a short list, so that reasons can be counted. */
enum remark {
    REMARK_NONE,      /* as the machine had it */
    REMARK_SAID,      /* listened: it was said, or kept */
    REMARK_NOT_SAID,  /* listened: it was not */
    REMARK_OTHER_MET, /* for another reason */
    REMARK_OTHER_NOT_MET,
    REMARKS
};

struct card_turn_view {
    int number;       /* the reply, from 1; 0: not one reply */
    bool again;       /* this was the repeat */
    const char *said; /* by the customer; number 0: what these items are of, "整场谈话" */
    bool playable;    /* the whole reply was kept */
    int first_item, n_items;
};

enum card_tab {
    CARD_TODO,   /* what to work on */
    CARD_LOSSES, /* what each item cost */
    CARD_TURNS,  /* everything, reply by reply */
    CARD_TABS
};

enum { CARD_TODO_MAX = 3 };

struct card_view {
    const struct play_view *play;
    const char *person;
    enum mode mode;
    struct action back; /* to where it was opened from: home, a result, a list */
    bool again;         /* the same play can be practised again from here */
    bool reviewing;     /* a trainer looks at somebody's: what is open comes first */
    bool no_sound;      /* nothing of what was said was kept */
    enum card_tab tab;
    const char *standard; /* the title of the one that was followed */
    double total, low, high;
    int review, pass;
    const char *ending, *ending_text;
    enum outcome outcome;
    const struct criterion_view *criteria;
    int n_criteria;
    const struct card_turn_view *turns;
    int n_turns;
    const struct item_view *items;
    int n_items;
    const int *losses; /* indexes of items that cost something, the dearest first */
    int n_losses;
    int todo[CARD_TODO_MAX], n_todo; /* indexes of items to work on, the most important first */
    const char *veto, *veto_clause;  /* the broken rule that caps the total; NULL: none */
    int veto_cap;
    double veto_lost; /* of 100: what the cap took, besides what the rule itself cost */
    int hints;        /* opened */
    double hints_lost;
    int seen, not_seen;    /* lines of the observer's checklist: marked, not yet */
    bool not_stored;       /* something of this attempt is missing in the records */
    struct action playing; /* the ACTION_HEAR_… under way; ACTION_NONE: silence */
};

enum sight { SIGHT_NOT_SEEN, SIGHT_GOOD, SIGHT_BAD }; /* of a line of the checklist */

struct sight_view {
    const char *group; /* the heading before it; NULL: the one above */
    const char *name, *look;
    enum sight sight;
};

struct checklist_view {
    const char *person;
    const struct sight_view *lines;
    int n_lines;
    enum rule_who who; /* whose lines are shown besides those for all; WHO_ALL: everybody's */
};

struct quiz_view {
    enum mode mode;
    bool over;        /* practice: all were answered; `right_so_far` of them right */
    bool revealed;    /* right and wrong are shown, and why */
    bool reviewing;   /* of an exam that is over */
    int number, n;    /* which question, from 1 */
    int right_so_far; /* practice */
    const char *text, *answers[4], *why;
    const char *clause; /* ids of its clauses */
    int chosen, right;  /* places; chosen -1: none yet; right: while revealed */
};

struct exam_part_view {
    const char *name;
    bool done;
    double total, low, high; /* once done; of questions: right, right, of how many */
    int review;
    enum exam_verdict verdict;
};

enum { EXAM_PARTS_MAX = 4 }; /* plays and the questions */

struct exam_view {
    const char *number; /* of the paper */
    const char *person;
    struct exam_part_view parts[EXAM_PARTS_MAX]; /* the questions last */
    int n_parts, n_plays;
    int next; /* the part that comes next; n_parts: all are done */
    int pass;
    enum exam_verdict verdict; /* of the whole, once all are done */
    bool not_stored;
};

struct disagreement_view {
    const char *name;
    const char *texts[3], *sources[3]; /* by standard; NULL: says nothing */
};

struct standards_view {
    const char *titles[3];
    int n_titles;
    const struct disagreement_view *rows;
    int n_rows;
};

enum pad { PAD_PIN, PAD_PAPER };

struct pad_view {
    enum pad pad;
    const char *typed;
    const char *complaint; /* "" for none */
    struct action back;
};

struct trainer_view {
    bool has_pin;
    int to_review[2];     /* attempts of everybody, by mode */
    const char *settings; /* path of the settings file */
};

struct fault_view {
    const char *title, *happened;
    const char *todo[3]; /* steps; NULL ends them early */
    const char *detail;  /* for whoever is called to help: the part's own words; "" for none */
    bool waits;          /* goes on by itself when the cause is gone */
};

struct view {
    enum screen screen;
    enum overlay overlay;
    float width, height; /* of the canvas */
    float scroll;        /* of the screen's scrolling area, from its top */
    struct action focus; /* shown with a ring; ACTION_NONE: none */
    struct action pressed;
    const char *notice; /* one sentence at the bottom of a calm screen; "" for none */
    int idle_left_s;    /* OVERLAY_IDLE: seconds until the kiosk leaves */
    struct names_view names;
    struct entry_view entry;
    struct recital_view recital;
    struct home_view home;
    struct attempts_view attempts;
    int trainees_page;
    struct plays_view plays;
    struct brief_view brief;
    struct ring_view ring;
    struct talk_view talk;
    struct card_view card;
    int item; /* SCREEN_ITEM: which of the card's */
    struct checklist_view checklist;
    struct quiz_view quiz;
    struct exam_view exam;
    struct standards_view standards;
    struct trainer_view trainer;
    struct pad_view pad;
    struct fault_view fault;
};

#endif
