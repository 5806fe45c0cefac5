/* Verdicts: what is said of each expected move, standard phrase and rule in one reply. */
#ifndef YINGDA_SCORING_VERDICT_H
#define YINGDA_SCORING_VERDICT_H

#include <stddef.h>
#include <stdint.h>

enum verdict_kind { VERDICT_MOVE, VERDICT_PHRASE, VERDICT_RULE };

enum verdict_value {
    VERDICT_MET, /* for a prohibition: kept */
    VERDICT_NOT_MET,
    VERDICT_UNDECIDED,     /* the machine could not tell: leaves points and maximum */
    VERDICT_NOT_APPLICABLE /* out of the total */
};

struct verdict {
    enum verdict_kind kind;
    enum verdict_value value;
    const char *id, *name, *clause; /* owned by the pack */
    float score;                    /* 0..1 of the best evidence */
    int32_t start_ms, end_ms;       /* where to listen; -1: nowhere */
    char heard[256];                /* the wording heard, slots filled: "大约会在15:30送电" */
    int points;                     /* share within its criterion */
};

struct verdicts {
    struct verdict *items; /* owned */
    size_t count;
};

void verdicts_finish(struct verdicts *verdicts);

/* "move", "phrase", "rule" and "met", "not_met", "undecided", "not_applicable": static. */
const char *verdict_kind_text(enum verdict_kind kind);
const char *verdict_value_text(enum verdict_value value);

#endif
