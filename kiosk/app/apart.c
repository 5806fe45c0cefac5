#include "kiosk/app/apart.h"

static int apart_thread(void *data)
{
    struct apart *apart = data;
    for (;;) {
        SDL_SemWait(apart->go);
        if (!apart->run)
            return 0;
        apart->run(apart->data);
        SDL_SemPost(apart->done);
    }
}

void apart_init(struct apart *apart, void (*alive)(void *self, int64_t waited_ms), void *self)
{
    *apart = (struct apart){.go = SDL_CreateSemaphore(0), .done = SDL_CreateSemaphore(0)};
    apart->alive = alive;
    apart->self = self;
    if (apart->go && apart->done)
        apart->thread = SDL_CreateThread(apart_thread, "desk", apart);
}

static void hand_over(struct apart *apart, void (*run)(void *), void *data)
{
    apart->run = run;
    apart->data = data;
    SDL_SemPost(apart->go);
}

void apart_finish(struct apart *apart)
{
    if (!apart)
        return;
    if (apart->thread) {
        hand_over(apart, NULL, NULL);
        SDL_WaitThread(apart->thread, NULL);
    }
    if (apart->go)
        SDL_DestroySemaphore(apart->go);
    if (apart->done)
        SDL_DestroySemaphore(apart->done);
    *apart = (struct apart){.thread = NULL};
}

void apart_do(struct apart *apart, void (*run)(void *data), void *data)
{
    if (!apart->thread) {
        run(data);
        return;
    }
    Uint64 start = SDL_GetTicks64();
    hand_over(apart, run, data);
    while (SDL_SemWaitTimeout(apart->done, APART_ALIVE_MS) == SDL_MUTEX_TIMEDOUT)
        apart->alive(apart->self, (int64_t)(SDL_GetTicks64() - start));
}
