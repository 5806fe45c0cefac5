/* What goes on by itself: sound, the worker, the rooms, and the way home of a kiosk that nobody
 * stands at. */
#ifndef YINGDA_KIOSK_APP_TICK_H
#define YINGDA_KIOSK_APP_TICK_H

#include "kiosk/app/app.h"

void app_tick(struct app *app);

/* Until the kiosk leaves. */
int64_t app_idle_left_ms(const struct app *app);

#endif
