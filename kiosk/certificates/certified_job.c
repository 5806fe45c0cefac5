#include "kiosk/certificates/certified_job.h"

#include "base/clock.h"

void certified_job_run(void *data)
{
    struct certified_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_certificate_rows(records, job->post, 0, clock_unix_ms(), &job->rows,
                                               &job->n_rows);
    records_close(records);
}
