/* Who has sat a paper, as the worker reads it on a connection of its own: of two thousand it takes
 * longer than a frame. */
#ifndef YINGDA_KIOSK_PAPERS_SAT_JOB_H
#define YINGDA_KIOSK_PAPERS_SAT_JOB_H

#include "base/path.h"
#include "records/sittings.h"

struct sat_job { /* the worker's while it runs */
    char database[PATH_SIZE];
    int64_t paper;
    enum status status;
    struct sitting_row *rows; /* then to be taken, or finished */
    size_t n_rows;
};

void sat_job_run(void *job); /* a struct sat_job; any thread */

/* Accepts zeroed memory and being called twice. */
void sat_job_finish(struct sat_job *job);

#endif
