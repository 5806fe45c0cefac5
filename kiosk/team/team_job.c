#include "kiosk/team/team_job.h"

#include "base/clock.h"

void team_job_run(void *data)
{
    struct team_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = team_read(&job->team, records, job->wanted, clock_unix_ms());
    records_close(records);
}
