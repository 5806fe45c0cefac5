/* The demo's pilot: the person at the kiosk. */
#ifndef YINGDA_KIOSK_DEMO_DEMO_PILOT_H
#define YINGDA_KIOSK_DEMO_DEMO_PILOT_H

#include "kiosk/demo/demo.h"

enum { DEMO_MOODS = 5 };

struct demo {
    struct demo_config config;
    struct virtual_port port;
    int64_t clock_ms, asked_ms;
    char folder[PATH_SIZE];
    enum screen seen; /* the screen that the pilot has last looked at */
    int64_t seen_ms;
    int pictures, pages; /* pages: of the card, seen so far */
    bool pictured[SCREEN_COUNT], moods[DEMO_MOODS], heard, answered, done;
    struct wav_sound reply;
    enum status status;
    double total;
    int first_frame_ms;
    double frame_ms, frame_worst_ms, ear_mb;
};

/* The app's pilot.step; `self` is a struct demo. */
void demo_step(void *self, struct app *app);

/* A finger comes down in the middle of an action's place and leaves it, as SDL events in the app's
 * own queue. False: the frame has no such place. */
bool demo_touch(struct app *app, struct action action);

/* Peak memory, in MB, of this process's largest child: the ear. Read while it lives, because what
 * getrusage says of a child counts the parent's pages that it had between fork and exec. 0: no
 * child. */
double demo_child_mb(void);

#endif
