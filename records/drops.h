/* An item of a paper that turns out to be a bad one is dropped: it counts for nobody who sat the
 * paper, all are marked again, and results that were released are superseded. Undone, everything is
 * exactly as it was: the marks that dropped it cease to count, and the ones before stand again.
 * Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_DROPS_H
#define YINGDA_RECORDS_DROPS_H

#include "records/sittings.h"
#include "scoring/item_analysis.h"

struct paper_item { /* of a play of the paper */
    char play[PAPER_ID_SIZE], id[64], name[128], clause[64];
    enum verdict_kind kind;
    int met, not_met, undecided; /* how often, as it stands now */
    int people;                  /* of whom it was decided */
    bool has_discrimination;     /* enough of them for it (scoring/item_analysis.h) */
    double discrimination;
    int64_t drop;                /* number of the drop that holds; 0: none */
};

/* What was judged in the sittings of a paper, by play, what was missed most first, before
 * all that is dropped (malloc'd, the
 * caller frees; NULL: nothing). */
MUST_USE enum status records_paper_items(struct records *records, int64_t paper,
                                         struct paper_item **out, size_t *count);

struct drop_change { /* one sitting whose outcome another rule would turn */
    int64_t sitting;
    char name[NAME_SIZE];
    enum exam_verdict before, after;
    double total_before, total_after;
};

/* What would become of everybody by the drop: all sittings that have ended (malloc'd, the caller
 * frees), `before` and `after`; nothing is stored. */
MUST_USE enum status records_drop_preview(struct records *records, int64_t paper,
                                          const struct paper_item *item, struct drop_change **out,
                                          size_t *count);

/* STATUS_INVALID: no reason. *drop: its number. */
MUST_USE enum status records_drop(struct records *records, int64_t paper,
                                  const struct paper_item *item, const char *who,
                                  const char *reason, int64_t unix_ms, int64_t *drop);

/* STATUS_NOT_FOUND: no such drop, or it was undone. */
MUST_USE enum status records_drop_undo(struct records *records, int64_t drop, const char *who,
                                       int64_t unix_ms);

#endif
