/* A stored card: all that the records hold of one attempt, its card added up again from them alone,
 * with the marks of a trainer. The pack it was made with may have changed or be gone. */
#ifndef YINGDA_RECORDS_STORED_CARD_H
#define YINGDA_RECORDS_STORED_CARD_H

#include <stdbool.h>

#include "base/arena.h"
#include "records/records.h"

enum dispute { /* whether the trainee holds a verdict to be wrong */
               DISPUTE_NONE,
               DISPUTE_OPEN,
               DISPUTE_SETTLED /* a trainer has marked it since */
};

enum sound_gone {                 /* of an attempt: why there is none */
                  SOUND_NOT_GONE, /* what was kept is kept; perhaps nothing was */
                  SOUND_GONE_BY_RULE,
                  SOUND_GONE_BY_PERSON
};

struct stored_item {     /* what the records know of a verdict or line of the checklist besides */
    struct item_ref ref; /* what records_mark takes */
    enum verdict_value machine; /* before any mark; of a checklist's line: not applicable */
    bool marked;                /* false too where the last mark was taken back */
    const char *who, *reason;   /* of the last mark, or who took it back; "" without one */
    int64_t marked_unix_ms;
    enum dispute dispute; /* of a verdict */
    /* Of a line of the checklist, else NULL and WHO_ALL: */
    const char *group, *look; /* its heading, and what to look at */
    enum rule_who for_whom;
};

struct stored_reply {
    int reply, again, take;
    const char *turn, *next; /* next: NULL at the play's end, where `turn` is the ending */
    int mood_before, mood_after;
    const char *recording;       /* or NULL */
    const char *first_recording; /* of a repeat: of the try before it; or NULL */
    const char *scene;           /* what happened around it, as turn_record has it; or NULL */
    const char *first_scene;     /* likewise, of the try before a repeat */
    int32_t duration_ms;
    bool hint;
    struct stored_item *items; /* of each of its verdicts */
};

struct stored_total { /* -1: not finished */
    double total, low, high;
    int review;
};

/* STORED_UNFINISHED and STORED_HOLED: `card` is of what there is; STORED_OLD: it is added up from
 * the criteria that were stored. */
struct stored_card {
    enum stored_state state;
    int64_t id, started_unix_ms, finished_unix_ms; /* finished: 0 while it is not */
    const char *person, *pack, *pack_version, *pack_sha256, *play, *standard, *program_version;
    const char *ending; /* "" while it is not finished */
    uint32_t seed;
    enum attempt_mode mode;
    enum sound_gone sound_gone;
    double warp;
    struct rubric rubric;        /* of that day; pass 0: not known */
    struct scorecard card;       /* added up again, marks and all */
    struct stored_total stored;  /* what stands in the records: the same, else something is wrong */
    struct stored_total machine; /* before any mark */
    /* The replies that count, in order, with their verdicts as they count: value is a mark's where
     * there is one. The last holds the checklist (`turn` "") where there is one. */
    struct stored_reply *replies;
    struct verdicts *verdicts; /* of each reply; not to be finished one by one */
    size_t n_replies;
    bool has_checklist;
    struct arena arena; /* owns everything above */
};

/* Reads an attempt and adds its card up by scorecard_total, as the session did. STATUS_NOT_FOUND:
 * there is no such attempt. The caller calls stored_card_finish, after a failure too. */
MUST_USE enum status records_card(struct records *records, int64_t attempt,
                                  struct stored_card *out);

/* Accepts NULL, zeroed memory and being called twice. */
void stored_card_finish(struct stored_card *card);

/* The observer's checklist of an attempt, by group in the order of the rulebook: its verdicts and
 * items side by side, both the card's. `sees` leaves out what is for the other sex (WHO_ALL:
 * everything). Fills at most `max`; returns how many there are. */
struct checklist_line {
    const struct verdict *verdict; /* value not applicable: not marked yet */
    const struct stored_item *item;
};
size_t stored_card_checklist(const struct stored_card *card, enum rule_who sees,
                             struct checklist_line *out, size_t max);

#endif
