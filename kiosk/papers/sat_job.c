#include "kiosk/papers/sat_job.h"

#include <stdlib.h>

void sat_job_run(void *data)
{
    struct sat_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_sittings_of_paper(records, job->paper, &job->rows, &job->n_rows);
    records_close(records);
}

void sat_job_finish(struct sat_job *job)
{
    free(job->rows);
    job->rows = NULL;
    job->n_rows = 0;
}
