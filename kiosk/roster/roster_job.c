#include "kiosk/roster/roster_job.h"

void roster_job_run(void *data)
{
    struct roster_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = *job->path
                          ? people_import_read(&job->import, records, job->path, &job->problems)
                          : people_import_store(&job->import, records);
    records_close(records);
}

void roster_job_finish(struct roster_job *job)
{
    people_import_finish(&job->import);
    problems_finish(&job->problems);
}
