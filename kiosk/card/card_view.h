/* What the scorecard reads, its pages and one item of it. */
#ifndef YINGDA_KIOSK_CARD_CARD_VIEW_H
#define YINGDA_KIOSK_CARD_CARD_VIEW_H

#include "kiosk/ui/cells.h"
#include "kiosk/ui/model_voice.h"
#include "kiosk/ui/play_view.h"
#include "scoring/verdict.h"

struct criterion_view {
    const char *name;
    double points, points_max; /* of the card's 100; points_max 0: nothing was decided */
};

enum item_dispute { /* whether the trainee has said so */
                    ITEM_UNDISPUTED,
                    ITEM_DISPUTED, /* and a trainer is to look */
                    ITEM_SETTLED   /* and one has looked */
};

enum item_again { /* what came of trying its turn again from the card */
                  AGAIN_NOT_TRIED,
                  AGAIN_MADE_UP,
                  AGAIN_MISSING,
                  AGAIN_UNHEARD /* it could not be told */
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
    int32_t spoken_ms; /* start_ms, counted from where the person begins to speak; -1: not known */
    bool playable;     /* the moment was kept */
    bool veto;         /* broken, it caps the total */
    bool markable;     /* a trainer can decide it otherwise */
    const char *mark;  /* why a trainer did; NULL: nobody did */
    bool disputable;   /* its trainee can say that it is wrong */
    enum item_dispute dispute;
    bool from_here; /* its turn can be tried again from the card */
    enum item_again again;
};

/* How a trainer decides an item otherwise: a short list, so that reasons can be counted. */
enum mark_choice {
    MARK_NONE,      /* as the machine had it */
    MARK_SAID,      /* listened: it was said, or kept */
    MARK_NOT_SAID,  /* listened: it was not */
    MARK_OTHER_MET, /* for another reason */
    MARK_OTHER_NOT_MET,
    MARK_CHOICES
};

enum { STRIP_LEVEL_MS = 20 };

struct span_view {
    int32_t start_ms, end_ms;
};

struct card_turn_view {
    int number;       /* the reply, from 1; 0: not one reply */
    bool again;       /* this was the repeat */
    bool broke_off;   /* some of its sound was lost */
    const char *said; /* by the customer; number 0: what these items are of, "整场谈话" */
    bool playable;    /* the whole reply was kept */
    int first_item, n_items;
    /* Where it was kept: how loud it was every STRIP_LEVEL_MS, 0..255, and where in it somebody
     * speaks. */
    const uint8_t *levels;
    int n_levels;
    int32_t from_ms, to_ms;
};

enum strip_word_look {
    WORD_RECOGNISED, /* a character of words that count as said */
    WORD_READ,       /* what it sounded like, in pinyin: no word was recognised */
    WORD_UNREAD      /* not even that */
};

struct strip_word_view {
    const char *text;
    enum strip_word_look look;
    enum clarity clarity; /* WORD_RECOGNISED */
    int32_t start_ms, end_ms;
};

enum strip_hears { STRIP_HEARS_MINE, STRIP_HEARS_MODEL }; /* what a touch plays */

/* One reply along time. Its loudness is its turn's. */
struct strip_view {
    int turn;               /* of the card; -1: none */
    int32_t from_ms, to_ms; /* of the strip; equal: nothing of it was kept */
    const uint8_t *pitches; /* every STRIP_LEVEL_MS: 1 deep .. 255 high; 0: no voice */
    int n_pitches;
    const struct strip_word_view *words;
    int n_words;
    const struct span_view *customer, *both; /* who speaks: the customer; both at once */
    int n_customer, n_both;
    bool listening; /* it is being heard again: words and pitch come in a moment */
    enum strip_hears hears;
};

/* The arg of ACTION_HEAR_FROM: in which turn, and from where on. */
enum { HEAR_FROM_MS = 50 };
static inline int hear_from_arg(int turn, int32_t ms)
{
    return turn << 16 | (ms > 0 ? ms / HEAR_FROM_MS : 0);
}
static inline int hear_from_turn(int arg)
{
    return arg >> 16;
}
static inline int32_t hear_from_ms(int arg)
{
    return (arg & 0xffff) * HEAR_FROM_MS;
}

enum card_tab {
    CARD_TODO,   /* what to work on */
    CARD_LOSSES, /* what each item cost */
    CARD_TURNS,  /* everything, reply by reply */
    CARD_LINE,   /* by dimension and over time, and what comes next */
    CARD_TABS
};

enum { CARD_TODO_MAX = 3 };

enum { LINE_MAX_POINTS = 12 };

/* The same person with the same customer, the oldest first; the last is this attempt. */
struct line_view {
    double totals[LINE_MAX_POINTS];
    int n;
    char since[64];                      /* when the first of them was */
    const struct criterion_view *before; /* of the attempt before, in the card's order */
    int n_before;                        /* 0: there was none */
};

struct card_view {
    const struct play_view *play;
    const char *person;
    enum mode mode;
    struct action back; /* to where it was opened from: home, a result, a list */
    bool again;         /* the same play can be practised again from here */
    bool reviewing;     /* a trainer looks at somebody's: what is open comes first */
    const char *silent; /* why nothing of what was said can be heard; NULL: it can */
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
    const char *key;  /* the key move that is missing; NULL: none */
    double key_lost;  /* of 100: what the cap below the pass mark took */
    int hints;        /* opened */
    double hints_lost;
    int seen, not_seen;       /* lines of the observer's checklist: marked, not yet */
    bool not_stored;          /* something of this attempt is missing in the records */
    int item;                 /* the one shown by itself; -1: none */
    struct cells_view better; /* of the item shown by itself: what could be said, spelled */
    struct strip_view strip;  /* of the reply shown by itself */
    struct action playing;    /* the ACTION_HEAR_… under way; ACTION_NONE: silence */
    int played_turn;          /* of one's own voice: where in which turn it is now; -1: silence */
    int32_t played_ms;
    struct line_view line;
    const char *next; /* what comes next, "" for nothing known */
    struct action next_action;
    bool opening_sounds; /* of another day: they are being read */
    enum model_voice model_voice;
};

void card_draw(const struct ui *ui);  /* a struct card_view */
void item_draw(const struct ui *ui);  /* the same: its `item` */
void reply_draw(const struct ui *ui); /* the same: its `strip` */

#endif
