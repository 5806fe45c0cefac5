/* What people marked without seeing the machine's word, beside that word: what the machine is
 * measured by. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_CALIBRATION_H
#define YINGDA_RECORDS_CALIBRATION_H

#include "records/records.h"
#include "scoring/agreement.h"

struct blind_row {
    int64_t verdict, attempt;
    char play[64], id[64], name[128], who[NAME_SIZE];
    enum verdict_kind kind;
    enum verdict_value machine; /* met, not met or undecided */
    enum verdict_value person;  /* met or not met */
    double score;               /* the machine's evidence */
    int64_t marked_unix_ms;
};

/* The last blind mark of each verdict that has one, where the two disagree first, the newest first
 * among their like (malloc'd, the caller frees; NULL: none). Marks by a dropped item count for
 * nothing here, nor does what was let stand unheard. */
MUST_USE enum status records_blind_marks(struct records *records, struct blind_row **out,
                                         size_t *count);

struct blind_figures {
    struct agreement_table table;
    int undecided, undecided_met; /* the machine's; of those people heard */
};

void blind_figures_add(struct blind_figures *figures, const struct blind_row *row);

#endif
