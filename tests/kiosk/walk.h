/* A walk through the kiosk, written as a list: what is seen, what is checked, what is touched. */
#ifndef YINGDA_TESTS_KIOSK_WALK_H
#define YINGDA_TESTS_KIOSK_WALK_H

#include "tests/kiosk/visitor.h"

#define ANY_SCREEN SCREEN_COUNT

/* The visitor waits for the screen, for `when` and for what is to be touched, checks, and touches
 * it or presses the key. Asked for consent by a row that does not tell what to answer, he agrees;
 * led to the voice check likewise, he skips it.
 * One row takes one frame at least; a row without a touch only looks. */
struct walk_row {
    enum screen screen; /* or ANY_SCREEN */
    bool (*when)(const struct visitor *visitor, const struct app *app);
    void (*meanwhile)(struct app *app); /* done in each frame while the row is waited for */
    const char *keys;                   /* touched one a frame on the keyboard of the screen */
    void (*check)(struct visitor *visitor, struct app *app);
    struct action touch; /* scrolled to, where it is further down */
    SDL_Keycode key;
    int patience_s; /* the walk ends in vain after so long; 0: twenty seconds of its clock */
};

/* Walks all rows in one run of the app. */
void walk(const struct walk_row *rows, size_t n_rows, struct app_config config);

/* The same with the machine's devices in place of the virtual port. */
void walk_with_devices(const struct walk_row *rows, size_t n_rows);

#define WALK(rows) WALK_IN(rows, .play = NULL)
#define WALK_IN(rows, ...)                                                                         \
    walk(rows, sizeof(rows) / sizeof *(rows), (struct app_config){__VA_ARGS__})

/* Conditions that many walks share. */
bool is_booted(const struct visitor *visitor, const struct app *app);
bool is_asking(const struct visitor *visitor, const struct app *app);
bool is_speaking(const struct visitor *visitor, const struct app *app);

/* What may be asked for while nothing is said: a conversation is begun, the idle page sent away. */
void say_nothing(struct app *app);

#endif
