/* The clerk: the desk's slow reading and writing, one job after the other behind the window's back:
 * tables of two thousand people, exports, marks by the hundred. It has a thread of its own, so that
 * no export waits for the ear and no conversation for an export. Each job opens its own connection
 * to the database. Main thread, where nothing else is said. */
#ifndef YINGDA_KIOSK_APP_CLERK_H
#define YINGDA_KIOSK_APP_CLERK_H

#include "kiosk/app/worker.h"

/* More than the rooms can ask for at once: each has one job of a kind under way at most. */
enum { CLERK_JOBS_MAX = 16 };

struct clerk {
    struct worker worker;
    struct job waiting[CLERK_JOBS_MAX];
    int n_waiting;
};

/* After SDL_Init. */
void clerk_init(struct clerk *clerk);

/* Waits for the job under way and does those that wait; each one's `over` is called. */
void clerk_finish(struct clerk *clerk);

/* Has a job done after those that wait already. */
void clerk_ask(struct clerk *clerk, struct job job);

/* Calls `over` of a job that has ended, and begins the next. */
void clerk_tick(struct clerk *clerk);

bool clerk_busy(const struct clerk *clerk);

#endif
