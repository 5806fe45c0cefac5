/* The window while the rooms are at work: they, the desk, the records and whatever else may wait
 * for a disk run on a thread apart (apart.h), and the window lives meanwhile. It is painted again
 * where something had covered it, after a while it says that it waits, and systemd hears of it.
 * What is touched from then on is not done afterwards: who taps three times because nothing answers
 * does not want it three times. Main thread. */
#ifndef YINGDA_KIOSK_APP_ALIVE_H
#define YINGDA_KIOSK_APP_ALIVE_H

struct app;

/* Once the window is there; typing is off until a screen wants it. */
void alive_init(struct app *app);

/* Has `run(data)` done apart and returns when it is over. Not from within such a run. */
void alive_do(struct app *app, void (*run)(void *data), void *data);

#endif
