/* What the screens of people read: who is it, a name being typed, somebody's first page. */
#ifndef YINGDA_KIOSK_PEOPLE_PEOPLE_VIEW_H
#define YINGDA_KIOSK_PEOPLE_PEOPLE_VIEW_H

#include "kiosk/ui/attempt_row.h"

struct person_view {
    const char *name, *note; /* note: "练过 3 次 · 上次 86 分" */
    int to_review;           /* attempts that a trainer can still decide something of */
};

struct names_view {
    const struct person_view *people;
    int n_people, page;
    const char
        *broken; /* who was in the middle of a conversation when the machine went off; NULL */
};

enum keyboard { KEYBOARD_DIGITS, KEYBOARD_LETTERS };

struct entry_view {
    const char *typed;     /* so far */
    const char *composing; /* what an input method is still working on; "" mostly */
    const char *match;     /* the trainer's list knows this number: the name, else "" */
    const char *complaint; /* why the name cannot be taken, else "" */
    enum keyboard keyboard;
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

void names_draw(const struct ui *ui);    /* a struct names_view: who is it? */
void trainees_draw(const struct ui *ui); /* a struct names_view: whose attempts? */
void entry_draw(const struct ui *ui);    /* a struct entry_view */
void home_draw(const struct ui *ui);     /* a struct home_view */

#endif
