/* The router: from an action to the room that does it, and the desk's calls to the rooms. */
#ifndef YINGDA_KIOSK_APP_ROUTER_H
#define YINGDA_KIOSK_APP_ROUTER_H

#include "kiosk/app/app.h"
#include "kiosk/app/screens.h"

/* Gives all rooms their desk, and the desk its hooks. */
void router_init(struct app *app);

/* Has the action done: by the room of the screen that is shown where it does such actions, else by
 * the first that does. One that would take the session from the worker waits for it. */
void router_act(struct app *app, struct action action);

/* Does what has waited, once nothing is in its way. */
void router_tick(struct app *app);

const struct screen_row *router_screen(const struct app *app); /* the one that is shown */
void *router_room(const struct app *app, size_t at);

#endif
