/* The worker: one slow job at a time off the main thread (loading the model, making a line, the
 * last passes over a reply), so that no frame waits for it. */
#ifndef YINGDA_KIOSK_APP_WORKER_H
#define YINGDA_KIOSK_APP_WORKER_H

#include <stdbool.h>
#include <stdint.h>

#include <SDL2/SDL.h>

/* A job owns its data from worker_start until `over` is called: what it needs is copied in, what it
 * finds is copied out there, and nobody looks at it in between. */
struct job {
    void (*run)(void *data);  /* on the worker's thread */
    void (*over)(void *data); /* afterwards, on the main thread */
    void *data;
};

struct worker {
    struct job job;      /* set before the thread starts, read by it */
    SDL_Thread *thread;  /* main thread only; NULL: no job */
    SDL_atomic_t done;   /* set by the thread as its last word */
    uint32_t event_type; /* pushed then, so that a sleeping loop wakes */
};

/* Main thread, after SDL_Init. */
void worker_init(struct worker *worker);

/* Waits for a job under way; its `over` is still called, so that what it made has an owner. */
void worker_finish(struct worker *worker);

/* Starts a job on its own thread; the worker must not be busy. Without a thread to be had, runs it
 * at once on this one. */
void worker_start(struct worker *worker, struct job job);

/* Calls `over` once a job has ended. */
void worker_tick(struct worker *worker);

/* From worker_start until `over` is called. */
bool worker_busy(const struct worker *worker);

#endif
