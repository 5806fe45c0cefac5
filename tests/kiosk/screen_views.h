/* Views for the screens' tests: each state a screen can be in, with the longest texts it meets. */
#ifndef YINGDA_TESTS_KIOSK_SCREEN_VIEWS_H
#define YINGDA_TESTS_KIOSK_SCREEN_VIEWS_H

#include "kiosk/ui/view.h"

struct sample_view {
    const char *name;
    struct view view; /* its canvas is the test's to set */
};

enum { SAMPLE_VIEWS_MAX = 96 };

/* Fills `out`; returns how many. The texts are static. */
int sample_views(struct sample_view out[SAMPLE_VIEWS_MAX]);

#endif
