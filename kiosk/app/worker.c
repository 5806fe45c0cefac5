#include "kiosk/app/worker.h"

void worker_init(struct worker *worker)
{
    *worker = (struct worker){.event_type = SDL_RegisterEvents(1)};
}

static int worker_thread(void *data)
{
    struct worker *worker = data;
    worker->run(worker->arg);
    SDL_AtomicSet(&worker->done, 1);
    SDL_PushEvent(&(SDL_Event){.user = {.type = worker->event_type}});
    return 0;
}

void worker_start(struct worker *worker, void (*run)(void *arg), void *arg)
{
    SDL_assert(!worker_busy(worker));
    worker->run = run;
    worker->arg = arg;
    SDL_AtomicSet(&worker->done, 0);
    worker->thread = SDL_CreateThread(worker_thread, "worker", worker);
    if (!worker->thread)
        worker_thread(worker);
}

bool worker_busy(const struct worker *worker)
{
    return worker->thread != NULL;
}

bool worker_take(struct worker *worker)
{
    if (!SDL_AtomicGet(&worker->done))
        return false;
    SDL_WaitThread(worker->thread, NULL);
    worker->thread = NULL;
    SDL_AtomicSet(&worker->done, 0);
    return true;
}

void worker_finish(struct worker *worker)
{
    if (worker && worker->thread)
        SDL_WaitThread(worker->thread, NULL);
    if (worker)
        worker->thread = NULL;
}
