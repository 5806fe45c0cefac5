/* The samples that nobody hears any more, let stand by the clerk: a mark of each, and of a large
 * paper there are hundreds. */
#ifndef YINGDA_KIOSK_MODERATION_ACCEPT_JOB_H
#define YINGDA_KIOSK_MODERATION_ACCEPT_JOB_H

#include "base/path.h"
#include "records/moderation.h"

struct accept_job { /* the clerk's while it runs, but for `progress` */
    char database[PATH_SIZE], who[NAME_SIZE];
    const char *reason; /* static */
    struct accept_progress progress;
    enum status status;
    char problem[256];
};

void accept_job_run(void *job); /* a struct accept_job; any thread */

#endif
