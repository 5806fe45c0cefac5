/* Who has a certificate of a post, as the clerk reads it: of everybody what was passed is looked
 * up, and of two thousand that takes longer than a frame. */
#ifndef YINGDA_KIOSK_CERTIFICATES_CERTIFIED_JOB_H
#define YINGDA_KIOSK_CERTIFICATES_CERTIFIED_JOB_H

#include "base/path.h"
#include "records/certificates.h"

struct certified_job { /* the clerk's while it runs */
    char database[PATH_SIZE], post[NAME_SIZE];
    enum status status;
    struct certificate_row *rows; /* then to be taken, or freed */
    size_t n_rows;
};

void certified_job_run(void *job); /* a struct certified_job; any thread */

#endif
