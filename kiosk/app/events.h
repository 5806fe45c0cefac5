/* SDL's events to input's: touch, mouse, keys, typed text. */
#ifndef YINGDA_KIOSK_APP_EVENTS_H
#define YINGDA_KIOSK_APP_EVENTS_H

#include "kiosk/app/app.h"

/* What an event asks for is done. */
void app_event(struct app *app, const SDL_Event *event);

#endif
