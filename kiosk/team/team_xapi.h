/* What attempts came to, onto a stick for a learning record store (engine/xapi.h). */
#ifndef YINGDA_KIOSK_TEAM_TEAM_XAPI_H
#define YINGDA_KIOSK_TEAM_TEAM_XAPI_H

#include <stddef.h>

#include "base/path.h"

struct team_xapi { /* the worker's while it runs */
    char database[PATH_SIZE], path[PATH_SIZE];
    const char *place;
    size_t count; /* statements */
    enum status status;
};

/* The action: `room` is the team's; it is written behind the window's back. */
void team_xapi_export(void *room, int arg);

#endif
