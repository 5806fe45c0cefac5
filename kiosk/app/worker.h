/* The worker: one slow job at a time off the main thread (loading the model, making a line, the
 * last passes over a reply), so that no frame waits for it. */
#ifndef YINGDA_KIOSK_APP_WORKER_H
#define YINGDA_KIOSK_APP_WORKER_H

#include <stdbool.h>
#include <stdint.h>

#include <SDL2/SDL.h>

struct worker {
    void (*run)(void *arg); /* set before the thread starts, read by it */
    void *arg;
    SDL_Thread *thread;  /* main thread only; NULL: no job */
    SDL_atomic_t done;   /* set by the thread as its last word */
    uint32_t event_type; /* pushed then, so that a sleeping loop wakes */
};

/* Main thread, after SDL_Init. */
void worker_init(struct worker *worker);
void worker_finish(struct worker *worker); /* waits for a job under way */

/* Starts run(arg) on its own thread. What `arg` points to belongs to the job until worker_take says
 * that it is over. Without a thread to be had, runs it at once on this one. */
void worker_start(struct worker *worker, void (*run)(void *arg), void *arg);

/* True once when a job has ended. */
bool worker_take(struct worker *worker);
bool worker_busy(const struct worker *worker);

#endif
