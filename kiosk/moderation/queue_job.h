/* The queue as the worker reads it, on a connection of its own: with two thousand people it takes
 * longer than a frame. */
#ifndef YINGDA_KIOSK_MODERATION_QUEUE_JOB_H
#define YINGDA_KIOSK_MODERATION_QUEUE_JOB_H

#include "base/path.h"
#include "records/moderation.h"

struct queue_job { /* the worker's while it runs */
    char database[PATH_SIZE];
    size_t most; /* items */
    enum status status;
    struct moderation_item *items; /* then to be taken, or finished */
    size_t n_items;
    int counts[MODERATION_WHYS];
};

void queue_job_run(void *job); /* a struct queue_job; any thread */

/* Accepts zeroed memory and being called twice. */
void queue_job_finish(struct queue_job *job);

#endif
