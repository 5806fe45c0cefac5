#include "kiosk/moderation/queue_job.h"

#include <stdlib.h>

void queue_job_run(void *data)
{
    struct queue_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_moderation_counts(records, job->counts);
    if (job->status == STATUS_OK)
        job->status = records_moderation(records, job->most, &job->items, &job->n_items);
    records_close(records);
}

void queue_job_finish(struct queue_job *job)
{
    free(job->items);
    job->items = NULL;
    job->n_items = 0;
}
