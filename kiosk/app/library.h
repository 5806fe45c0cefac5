/* The library: every pack found, loaded, and its plays in one list as the screens show them. */
#ifndef YINGDA_KIOSK_APP_LIBRARY_H
#define YINGDA_KIOSK_APP_LIBRARY_H

#include "engine/settings.h"
#include "kiosk/ui/play_view.h"
#include "scenarios/competency.h"

struct library_play {
    const struct pack *pack;
    const struct play *play;
    char *portrait; /* owned: the folder of its layers */
};

struct library {
    struct pack **packs; /* owned */
    size_t n_packs, packs_capacity;
    struct library_play *plays; /* owned */
    struct play_view *views;    /* owned; one a play, `best` as of library_person */
    int n_plays;
    struct problems problems; /* of the packs that could not be loaded, and warnings */
};

/* Loads the packs that the settings name, else all that are found. STATUS_NOT_FOUND: none could be
 * loaded; `problems` says why. */
MUST_USE enum status library_open(struct library *library, const struct settings *settings);
void library_close(struct library *library);

/* The play "PACK/PLAY" or "PLAY"; -1 when there is none. */
int library_find(const struct library *library, const char *name);

/* What the plays of all packs ask of people again and again. Returns how many. */
size_t library_competencies(const struct library *library, struct competency out[COMPETENCIES_MAX]);

#endif
