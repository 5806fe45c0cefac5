#include "kiosk/moderation/accept_job.h"

#include <stdio.h>

#include "base/clock.h"

void accept_job_run(void *data)
{
    struct accept_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_moderation_accept(records, job->who, job->reason, clock_unix_ms(),
                                                &job->progress);
    snprintf(job->problem, sizeof job->problem, "%s", records_problem(records));
    records_close(records);
}
