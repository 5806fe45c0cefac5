/* What the screens of people read: who is it, a name being typed, somebody's first page. */
#ifndef YINGDA_KIOSK_PEOPLE_PEOPLE_VIEW_H
#define YINGDA_KIOSK_PEOPLE_PEOPLE_VIEW_H

#include "kiosk/ui/attempt_row.h"

struct person_view {
    const char *name;
    const char *team; /* "抢修一班 · 抢修员", "" where it is not known: what everybody may see */
    const char *note; /* "练过 3 次 · 上次 86 分": what only trainers may see */
    int to_review;    /* attempts that a trainer can still decide something of */
};

struct names_view {
    const struct person_view *people; /* in the order of their pinyin */
    int n_people, page;
    const char *typed; /* what is looked for; "" for everybody */
    const int *found;  /* whom it may mean: indices of people */
    int n_found;
    const char *broken;      /* who was in the middle of it when the machine went off; NULL */
    const char *broken_exam; /* who was in the middle of an exam then; NULL */
};

/* While nobody is there: a customer who calms down, each time in another place, so that nothing is
 * burnt into the display. */
struct attract_view {
    const struct play_view *play; /* NULL: none is loaded yet */
    int mood;
    int place; /* 0.. ATTRACT_PLACES - 1 */
};
enum { ATTRACT_PLACES = 4 };

enum keyboard { KEYBOARD_DIGITS, KEYBOARD_PINYIN, KEYBOARD_LETTERS };

/* Texts that a trainer types where names are typed. */
enum entry_asks { ENTRY_ASKS_NAME, ENTRY_ASKS_CONTEST, ENTRY_ASKS_NOTE, ENTRY_ASKS_WORDING };

struct entry_view {
    const char *number;         /* that was typed and that nobody has; "": none yet */
    const char *typed;          /* so far */
    const char *composing;      /* what an input method is still working on; "" mostly */
    const char *letters;        /* pinyin whose characters are not chosen yet */
    const char *const *choices; /* the characters to choose from */
    int n_choices, page;        /* page: of the choices */
    bool has_pinyin;            /* else there are no keys for it */
    const char *match;          /* who has the number typed: the name, else "" */
    const char *complaint;      /* why it cannot be taken, else "" */
    enum keyboard keyboard;
    bool of_trainer;     /* a name alone: of a trainer who is added, or another one */
    const char *renames; /* of whom it is another one; "": nobody */
    enum entry_asks asks;
    const char *wording_of; /* of ENTRY_ASKS_WORDING: what it shall count for */
    struct action back;     /* of a trainer's */
};

enum next_step { NEXT_PHRASES, NEXT_DRILLS, NEXT_EASY, NEXT_PLAYS, NEXT_EXAM, NEXT_STEPS };

struct home_view {
    const char *week;     /* "本周练兵：致歉、报单位"; "" */
    const char *greeting; /* "早上好，李敏" */
    bool voice_new;       /* the ear has not got to know this one's voice yet */
    enum next_step step;
    int n_known, n_wanted; /* NEXT_PHRASES, NEXT_DRILLS: of them */
    int n_due;             /* phrases and drills that are due again */
    const struct play_view *next;
    int next_index;
    const char *why;               /* why this one is next */
    int n_done, n_passed, n_plays; /* conversations practised; plays passed, of how many */
    int streak_days;
    const struct attempt_view *recent;
    int n_recent, n_all; /* n_all: in the list of all */
};

struct remove_view {
    const char *name;
    int attempts;       /* that go with the person */
    const char *failed; /* why not everything could be removed, else "" */
};

void names_draw(const struct ui *ui);    /* a struct names_view: who is it? */
void attract_draw(const struct ui *ui);  /* a struct attract_view */
void trainees_draw(const struct ui *ui); /* a struct names_view: whose attempts? */
void entry_draw(const struct ui *ui);    /* a struct entry_view */
void home_draw(const struct ui *ui);     /* a struct home_view */
void remove_draw(const struct ui *ui);   /* a struct remove_view */

#endif
