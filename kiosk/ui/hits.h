/* Hits: where a screen can be touched, and what each place does. Filled by the screen, read by
 * input; plain data, no SDL. */
#ifndef YINGDA_KIOSK_UI_HITS_H
#define YINGDA_KIOSK_UI_HITS_H

#include <stdbool.h>

#include "kiosk/drawing/draw.h"

enum action_kind {
    ACTION_NONE,
    ACTION_PERSON,       /* arg: index of the person */
    ACTION_LEAVE,        /* to the choice of names */
    ACTION_NEW_NAME,     /* to the entry of a new name */
    ACTION_PAGE,         /* arg: page of names */
    ACTION_KEY,          /* arg: the character typed */
    ACTION_ERASE,        /* the last character typed */
    ACTION_KEYBOARD,     /* arg: enum keyboard */
    ACTION_NAME_DONE,    /* the typed name is complete */
    ACTION_VOICE,        /* to the voice check */
    ACTION_VOICE_BEGIN,  /* with its first sentence */
    ACTION_VOICE_FORGET, /* what it found before */
    ACTION_HOME,
    ACTION_PLAYS,
    ACTION_BRIEF,    /* arg: index of the play */
    ACTION_STANDARD, /* the next standard that the play can be played under */
    ACTION_START,    /* the play just read about */
    ACTION_PICK_UP,
    ACTION_HANG_UP,
    ACTION_REPLY_DONE, /* "I have finished speaking" */
    ACTION_HINT,       /* show or hide the hint */
    ACTION_REDO,       /* the reply just judged once more */
    ACTION_GO_ON,      /* let the customer go on */
    ACTION_PAUSE,
    ACTION_RESUME,
    ACTION_HEAR_REPLY, /* arg: index of the card's turn: one's own whole reply */
    ACTION_HEAR_MINE,  /* arg: index of the card's item: that moment of one's own voice */
    ACTION_HEAR_MODEL, /* arg: index of the card's item: the model wording, spoken */
    ACTION_HUSH,       /* stop what is being played back */
    ACTION_AGAIN,      /* the same play once more */
    ACTION_CARD,       /* back to the card */
    ACTION_TAB,        /* arg: enum card_tab */
    ACTION_ITEM,       /* arg: index of the card's item */
    ACTION_REMARK,     /* arg: enum remark: the trainer decides the item shown */
    ACTION_CHECKLIST,  /* to the observer's checklist */
    ACTION_WHO,        /* arg: enum rule_who: whose lines it shows */
    ACTION_SIGHT,      /* arg: 3 times the line's index plus the enum sight */
    ACTION_SIGHTS_DONE,
    ACTION_QUIZ,        /* to the knowledge questions */
    ACTION_ANSWER,      /* arg: place of the answer */
    ACTION_QUESTION,    /* arg: by how many questions on */
    ACTION_EXAM,        /* to a new paper, or to the one under way */
    ACTION_EXAM_REDRAW, /* another paper */
    ACTION_EXAM_NUMBER, /* a paper by its number */
    ACTION_EXAM_NEXT,   /* its next part */
    ACTION_EXAM_CARD,   /* arg: the part whose card, or whose answers, are to be seen */
    ACTION_RESULT,      /* back to the result */
    ACTION_PAST,        /* arg: index of a recent attempt, whose card is to be seen */
    ACTION_ATTEMPTS,    /* to all attempts of who has signed in */
    ACTION_LIST,        /* arg: page of the list of attempts; also back to it */
    ACTION_LISTED,      /* arg: index on that page of the attempt whose card is to be seen */
    ACTION_TRAINER,
    ACTION_REVIEWS,  /* arg: enum mode: to the attempts that want a review */
    ACTION_TRAINEES, /* arg: page of the names, to see somebody's attempts */
    ACTION_TRAINEE,  /* arg: index of the person whose attempts are to be seen */
    ACTION_STANDARDS,
    ACTION_PAD_DONE,
    ACTION_RETRY, /* leave the fault screen and try again */
    ACTION_STAY,  /* "I am still here" */
    ACTION_COUNT
};

struct action {
    enum action_kind kind;
    int arg;
};

static inline bool action_equal(struct action a, struct action b)
{
    return a.kind == b.kind && a.arg == b.arg;
}

struct hit {
    struct rect rect;
    struct action action;
};

enum { HITS_MAX = 192 };

struct hits {
    struct hit items[HITS_MAX]; /* in reading order: Tab follows it; later ones lie on top */
    int count;
    struct action primary; /* Enter with nothing focused; ACTION_NONE: nothing */
    struct action back;    /* Esc */
    struct rect clip;      /* w 0: none; hits are cut to it as they are added */
    struct rect scroll;    /* the area that scrolls; w 0: none */
    float scroll_max;      /* the furthest view->scroll that makes sense */
    bool typing;           /* characters typed on a keyboard belong to this screen */
};

void hits_reset(struct hits *hits);

/* Adds a place; what lies outside the clip is cut off, and dropped when too little is left to
 * touch. More than HITS_MAX are dropped. */
void hits_add(struct hits *hits, struct rect rect, struct action action);

/* An overlay covers the screen: nothing below it can be touched. */
void hits_cover(struct hits *hits);

/* The topmost hit at a point, or NULL. */
const struct hit *hits_at(const struct hits *hits, float x, float y);

/* The hit of an action, or NULL. */
const struct hit *hits_find(const struct hits *hits, struct action action);

#endif
