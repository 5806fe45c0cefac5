/* The table of who is ready for what as the clerk reads it: of two thousand people it takes longer
 * than a frame. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_JOB_H
#define YINGDA_KIOSK_TEAM_TEAM_JOB_H

#include "base/path.h"
#include "engine/team.h"

struct team_job { /* the clerk's while it runs */
    char database[PATH_SIZE];
    int wanted; /* competencies */
    enum status status;
    struct team team; /* then to be taken, or finished */
};

void team_job_run(void *job); /* a struct team_job; any thread */

#endif
