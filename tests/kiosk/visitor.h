/* Someone who stands before the kiosk: looks at every frame of the real app, off screen and on a
 * clock of the test's own, and touches, types, waits or pulls a plug. */
#ifndef YINGDA_TESTS_KIOSK_VISITOR_H
#define YINGDA_TESTS_KIOSK_VISITOR_H

#include <SDL2/SDL.h>

#include "kiosk/demo/demo_pilot.h"
#include "tests/check.h"

struct visitor {
    void (*look)(struct visitor *visitor, struct app *app);
    int64_t clock_ms, since_ms; /* now; when the present step began */
    struct virtual_port port;
    int step, frames;
    bool real_sound; /* the devices are opened, instead of the virtual port */
    bool done;
    char note[256]; /* the test's own memory */
};

/* A home of the tests' own: nobody's records and settings are touched. */
void visitor_home(void);
/* The program's exit; what failed stays to be looked at. */
int visitor_leaves(void);

/* A path in that home; good until the fourth call after this one. */
const char *in_folder(const char *name);
const char *database(void);
void write_file(const char *path, const char *text);
void write_settings(const char *text);
/* Runs a command of the shell's, which must succeed. */
void shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* From the start to the end of one app. Returns what app_run says. */
enum status visitor_run(struct visitor *visitor, struct app_config config);
void visitor_done(struct visitor *visitor, struct app *app);

void visitor_next(struct visitor *visitor);               /* on to the next step */
int64_t visitor_waited_ms(const struct visitor *visitor); /* since the present one began */

bool touch(struct app *app, enum action_kind kind,
           int arg); /* false: the frame has no such place */
bool is_there(const struct app *app, enum action_kind kind, int arg);
void touch_a_corner(void);
void key(SDL_Keycode code);
void type_text(const char *text);

#endif
