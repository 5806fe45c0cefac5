#include "kiosk/quality/quality_job.h"

#include <stdlib.h>

#include "audio/kept/sound_file.h"

enum { RATE_HZ = 16000 };

static enum status records_read(struct quality_job *job, struct records *records)
{
    enum status status;
    switch (job->what) {
    case READ_UNMET:
        return records_unmet(records, job->since_unix_ms, UNMET_MAX, &job->unmet, &job->n_unmet);
    case READ_REPLIES:
        return records_unmet_replies(records, &job->row, job->since_unix_ms, REPLIES_MAX,
                                     &job->found, &job->n_found);
    case READ_RISKS:
        status = records_broken_words(records, job->since_unix_ms, BROKEN_MAX, &job->found,
                                      &job->n_found);
        return status == STATUS_OK
                   ? records_team_months(records, job->since_unix_ms, &job->months, &job->n_months)
                   : status;
    case READ_MARKS:
        return records_blind_marks(records, &job->marks, &job->n_marks);
    case READ_SOUND:
        break;
    }
    return STATUS_OK;
}

void quality_job_run(void *data)
{
    struct quality_job *job = data;
    struct records *records = NULL;
    char reason[160];
    if (job->what == READ_SOUND) {
        job->status = sound_file_read(job->sound, RATE_HZ, &job->heard, reason);
        return;
    }
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_read(job, records);
    records_close(records);
}

void quality_job_finish(struct quality_job *job)
{
    free(job->unmet);
    free(job->found);
    free(job->months);
    free(job->marks);
    wav_finish(&job->heard);
    job->unmet = NULL;
    job->found = NULL;
    job->months = NULL;
    job->marks = NULL;
    job->n_unmet = job->n_found = job->n_months = job->n_marks = 0;
    job->heard = (struct wav_sound){0};
}
