/* What the worker reads for the trainer who looks over everybody's replies, on a connection of its
 * own: it may walk through a million of them. */
#ifndef YINGDA_KIOSK_QUALITY_QUALITY_JOB_H
#define YINGDA_KIOSK_QUALITY_QUALITY_JOB_H

#include "audio/speech/wav.h"
#include "base/path.h"
#include "records/calibration.h"
#include "records/occurrences.h"

enum quality_read { READ_UNMET, READ_RISKS, READ_MARKS, READ_REPLIES, READ_SOUND };

enum { UNMET_MAX = 500, REPLIES_MAX = 200, BROKEN_MAX = 5000 };

/* The worker's while it runs; what it has found is then to be taken or finished. */
struct quality_job {
    enum quality_read what;
    char database[PATH_SIZE];
    int64_t since_unix_ms;
    struct unmet_row row;  /* READ_REPLIES: those behind it */
    char sound[PATH_SIZE]; /* READ_SOUND: the file */
    int occurrence;        /* and whose it is */

    enum status status;
    struct unmet_row *unmet;
    struct occurrence *found;
    struct team_month *months;
    struct blind_row *marks;
    size_t n_unmet, n_found, n_months, n_marks;
    struct wav_sound heard;
};

void quality_job_run(void *job); /* a struct quality_job; any thread */

/* Accepts zeroed memory and being called twice. */
void quality_job_finish(struct quality_job *job);

#endif
