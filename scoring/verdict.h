/* Verdicts: what is said of each expected move, standard phrase and rule in one reply. */
#ifndef YINGDA_SCORING_VERDICT_H
#define YINGDA_SCORING_VERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/heard.h"
#include "scenarios/pack.h"
#include "scenarios/rulebook.h"

enum verdict_kind { VERDICT_MOVE, VERDICT_PHRASE, VERDICT_RULE };

enum verdict_value {
    VERDICT_MET, /* for a prohibition: kept */
    VERDICT_NOT_MET,
    VERDICT_UNDECIDED,     /* the machine could not tell: leaves points and maximum */
    VERDICT_NOT_APPLICABLE /* out of the total */
};

/* Where a verdict comes from, of a move or phrase. */
enum verdict_origin {
    ORIGIN_REPLY,   /* what was said in this reply, or was not; all rules */
    ORIGIN_UNHEARD, /* nobody was heard in this reply: open, worth nothing until it is decided */
    ORIGIN_BEFORE,  /* said early, in reply `other`, and met where it was due */
    ORIGIN_MADE_UP, /* not this turn's own: makes up for the same of reply `other` */
    ORIGIN_AHEAD,   /* not this turn's own: said early, and worth nothing before it is due */
    ORIGIN_LATER    /* missed here, and made up for in reply `other`: verdict_make_good */
};

struct verdict {
    enum verdict_kind kind;
    enum verdict_value value;
    enum verdict_origin origin;
    int other;                      /* the number of that reply, from 1; 0: none */
    const char *id, *name, *clause; /* owned by the pack */
    const char *criterion;          /* a rule's, of the rubric; NULL: any that is of its kind */
    float score;                    /* 0..1 of the best evidence */
    const char *unit;               /* of `measured`, as rules write it: "ms"; NULL: a rule that
                                       measures nothing */
    double measured;
    int32_t start_ms, end_ms; /* where to listen; -1: nowhere */
    char heard[256]; /* the characters heard: "大约会在下午三点半送电"; × for a syllable
                        without any (a name); "整句话（收礼）" where all of them decide together;
                        "" when nothing counts */
    int points;      /* share within its criterion */
    int cost, cost_again; /* of 100, off its criterion each time a rule is broken: the first
                             time and each later one; 0: its points are a share */
    int times;            /* how often it was broken in this reply; 0 counts as once */
    bool key;             /* an expectation without which the play is not passed */
    bool once;            /* a prohibition: over all replies it counts once, by the worst of them */
    bool all_back;        /* a rule on what was said back: by all of it together */
    bool veto;            /* broken, it caps the total at the rubric's veto_cap */
    bool in_first;        /* of a repeat: the times are of the sound of the first try */
};

struct verdicts {
    struct verdict *items; /* owned */
    size_t count;
};

/* Zeroed memory is an empty list. Accepts NULL and being called twice. */
void verdicts_finish(struct verdicts *verdicts);

/* A rule's verdict before anybody judged: not applicable, nowhere to listen. */
struct verdict verdict_of_rule(const struct rule *rule);

/* The same of what a turn expects. */
struct verdict verdict_of_expectation(const struct expectation *expectation,
                                      enum verdict_value value);

/* Takes score, times and words from the evidence that the verdict rests on. NULL: nothing was
 * heard, and there is nowhere to listen. */
void verdict_show(struct verdict *verdict, const struct evidence *evidence);

/* How heavily a value weighs against who is judged, 0..3: not applicable, met, undecided, not met.
 * Of several verdicts of one rule the heaviest stands. */
int verdict_gravity(enum verdict_value value);

/* Points met, and points that were met or not met: undecided and not applicable items are in
 * neither. */
int verdicts_points(const struct verdicts *verdicts);
int verdicts_points_max(const struct verdicts *verdicts);

/* "move", "phrase", "rule" and "met", "not_met", "undecided", "not_applicable": static. */
const char *verdict_kind_text(enum verdict_kind kind);
const char *verdict_value_text(enum verdict_value value);

/* "reply", "unheard", "before", "made_up", "ahead", "later": static. */
const char *verdict_origin_text(enum verdict_origin origin);

/* Whether a verdict is of what its own turn expects, or of a rule. */
bool verdict_is_own(const struct verdict *verdict);

/* What an item makes up for in the verdicts of the reply before it, where that is still missing;
 * NULL: nothing. verdict_make_good then has it met, as the card and the total take it; `reply` is
 * the number of the item's own. */
struct verdict *verdict_missed(const struct verdicts *before, const struct verdict *item);
void verdict_make_good(struct verdict *missed, int reply);

/* Whether nothing was heard where a move or phrase was expected. */
bool verdicts_unheard(const struct verdicts *verdicts);

#endif
