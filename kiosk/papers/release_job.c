#include "kiosk/papers/release_job.h"

#include <stdlib.h>

#include "base/clock.h"

void release_job_run(void *data)
{
    struct release_job *job = data;
    struct records *records = NULL;
    job->status = job->sittings ? records_open(&records, job->database) : STATUS_NO_MEMORY;
    while (job->status == STATUS_OK && job->n_done < job->n_sittings) {
        job->status = records_result_release(records, job->sittings[job->n_done], job->who, "",
                                             clock_unix_ms());
        job->n_done += job->status == STATUS_OK;
    }
    records_close(records);
}

void release_job_finish(struct release_job *job)
{
    free(job->sittings);
    job->sittings = NULL;
    job->n_sittings = job->n_done = 0;
}
