#include "kiosk/app/clerk.h"

#include <string.h>

void clerk_init(struct clerk *clerk)
{
    clerk->n_waiting = 0;
    worker_init(&clerk->worker);
}

bool clerk_busy(const struct clerk *clerk)
{
    return worker_busy(&clerk->worker);
}

void clerk_ask(struct clerk *clerk, struct job job)
{
    if (!clerk_busy(clerk)) {
        worker_start(&clerk->worker, job);
        return;
    }
    SDL_assert(clerk->n_waiting < CLERK_JOBS_MAX);
    clerk->waiting[clerk->n_waiting++] = job;
}

void clerk_tick(struct clerk *clerk)
{
    worker_tick(&clerk->worker);
    if (clerk_busy(clerk) || clerk->n_waiting == 0)
        return;
    struct job next = clerk->waiting[0];
    clerk->n_waiting--;
    memmove(clerk->waiting, clerk->waiting + 1, (size_t)clerk->n_waiting * sizeof *clerk->waiting);
    worker_start(&clerk->worker, next);
}

void clerk_finish(struct clerk *clerk)
{
    while (clerk && clerk_busy(clerk)) {
        worker_finish(&clerk->worker);
        clerk_tick(clerk);
    }
}
