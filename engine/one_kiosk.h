/* One kiosk a database. SQLite lets two programs write in turn, but a second kiosk would offer what
 * is being said at the first as broken off, and could mend or remove under its hands. Reports,
 * rehearsals and backups are no kiosks. */
#ifndef YINGDA_ENGINE_ONE_KIOSK_H
#define YINGDA_ENGINE_ONE_KIOSK_H

#include <stdbool.h>

#include "base/status.h"

/* Held by the operating system: whatever ends the program lets go of it. Zeroed: not held. */
struct one_kiosk {
    bool held;
    int file;
};

/* Holds it until one_kiosk_end, by a lock on a file beside the database. Held already: nothing
 * happens. STATUS_BUSY: another kiosk does, and *process is its number, 0 where that is not known;
 * STATUS_IO: no such file can be made, which is no other kiosk's doing. */
MUST_USE enum status one_kiosk_begin(struct one_kiosk *kiosk, const char *database, int *process);

/* Accepts being called twice. */
void one_kiosk_end(struct one_kiosk *kiosk);

#endif
