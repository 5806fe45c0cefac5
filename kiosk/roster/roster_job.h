/* A list of people read, or stored, by the clerk: a stick is slow, and a list may be long. */
#ifndef YINGDA_KIOSK_ROSTER_ROSTER_JOB_H
#define YINGDA_KIOSK_ROSTER_ROSTER_JOB_H

#include "base/path.h"
#include "records/people_import.h"

struct roster_job { /* the clerk's while it runs */
    char database[PATH_SIZE];
    char path[PATH_SIZE];        /* of the file to be read; "": `import` is stored */
    struct people_import import; /* then to be taken, or finished */
    struct problems problems;    /* of reading; to be finished */
    enum status status;
};

void roster_job_run(void *job); /* a struct roster_job; any thread */

/* Accepts zeroed memory and being called twice. */
void roster_job_finish(struct roster_job *job);

#endif
