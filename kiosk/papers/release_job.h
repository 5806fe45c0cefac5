/* Results that the clerk releases, one transaction each: what is done stands where it fails. */
#ifndef YINGDA_KIOSK_PAPERS_RELEASE_JOB_H
#define YINGDA_KIOSK_PAPERS_RELEASE_JOB_H

#include "base/path.h"
#include "records/sittings.h"

struct release_job { /* the clerk's while it runs */
    char database[PATH_SIZE], who[NAME_SIZE];
    int64_t paper;
    int64_t *sittings; /* owned */
    size_t n_sittings, n_done;
    enum status status;
};

void release_job_run(void *job); /* a struct release_job; any thread */

/* Accepts zeroed memory and being called twice. */
void release_job_finish(struct release_job *job);

#endif
