#include "kiosk/app/worker.h"

void worker_init(struct worker *worker)
{
    *worker = (struct worker){.event_type = SDL_RegisterEvents(1)};
}

static int worker_thread(void *data)
{
    struct worker *worker = data;
    worker->job.run(worker->job.data);
    SDL_AtomicSet(&worker->done, 1);
    SDL_PushEvent(&(SDL_Event){.user = {.type = worker->event_type}});
    return 0;
}

bool worker_busy(const struct worker *worker)
{
    return worker->job.run != NULL;
}

void worker_start(struct worker *worker, struct job job)
{
    SDL_assert(!worker_busy(worker));
    worker->job = job;
    SDL_AtomicSet(&worker->done, 0);
    worker->thread = SDL_CreateThread(worker_thread, "worker", worker);
    if (!worker->thread)
        worker_thread(worker);
}

static void job_end(struct worker *worker)
{
    struct job job = worker->job;
    SDL_WaitThread(worker->thread, NULL); /* accepts NULL */
    worker->thread = NULL;
    worker->job = (struct job){.run = NULL};
    SDL_AtomicSet(&worker->done, 0);
    job.over(job.data);
}

void worker_tick(struct worker *worker)
{
    if (worker_busy(worker) && SDL_AtomicGet(&worker->done))
        job_end(worker);
}

void worker_finish(struct worker *worker)
{
    while (worker && worker_busy(worker)) /* what is over may start the next */
        job_end(worker);
}
