/* What the clerk does with the items of a paper: reads them, with what each kiosk made of them;
 * says what dropping one would turn; drops it, or has it back, and reads again. All who sat the
 * paper are marked anew then, and of two thousand that takes seconds. */
#ifndef YINGDA_KIOSK_PAPERS_ITEMS_JOB_H
#define YINGDA_KIOSK_PAPERS_ITEMS_JOB_H

#include "base/path.h"
#include "records/drops.h"
#include "records/kiosks.h"

enum items_errand { ITEMS_READ, ITEMS_PREVIEW, ITEMS_DROP, ITEMS_UNDO, ITEMS_KIOSKS };

struct items_job { /* the clerk's while it runs */
    char database[PATH_SIZE];
    enum items_errand errand;
    int64_t paper;
    char number[PAPER_NUMBER_SIZE]; /* its */
    struct paper_item item; /* all but ITEMS_READ: which; ITEMS_KIOSKS: id "": all of them */
    char who[NAME_SIZE];
    const char *reason; /* ITEMS_DROP: static */

    enum status status;
    struct paper_item *items; /* READ, DROP, UNDO; then to be taken, or finished, as what follows */
    size_t n_items;
    struct drop_change *changes; /* PREVIEW */
    size_t n_changes;
    struct kiosk_row *kiosks; /* KIOSKS */
    size_t n_kiosks;
};

void items_job_run(void *job); /* a struct items_job; any thread */

/* Accepts zeroed memory and being called twice. */
void items_job_finish(struct items_job *job);

#endif
