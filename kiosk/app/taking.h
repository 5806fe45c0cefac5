/* What trainers take along (tables, cards, certificates), written by the clerk onto a stick or
 * beside the database, while the screen says how far it is; then where it lies, or why not. One at
 * a time. Main thread, where nothing else is said. */
#ifndef YINGDA_KIOSK_APP_TAKING_H
#define YINGDA_KIOSK_APP_TAKING_H

#include <stdatomic.h>

#include "engine/exchange.h"
#include "records/records.h"

struct desk;
struct taking;

/* On the clerk's thread: writes into a folder, from taking->records and what was ordered; `path`
 * becomes that of what it wrote. Called again with another folder where it fails. */
typedef enum status (*taking_writer)(struct taking *taking, const char *folder,
                                     char path[PATH_SIZE]);

struct order {
    const char *name; /* "表格", as sentences have it: static */
    taking_writer write;
    void (*taken)(struct desk *desk, const struct taking *taking); /* it is written: main thread */
    void *what;               /* the writer's own, shared with no room; NULL: there was no memory */
    void (*free)(void *what); /* once it is over */
};

struct taking { /* the clerk's while `on`, but for `on` itself */
    struct desk *desk;
    struct order order;
    bool on;
    char database[PATH_SIZE];
    struct records *records; /* a connection of the clerk's */
    enum status status;
    struct exchange_result result;
    atomic_int done, all; /* files; all 0: it is not known how many */
};

/* Has it written. What waits for a trainer's PIN is the caller's to ask. Takes order.what over. */
void taking_order(struct taking *taking, struct order order);

/* Says how far it is, while a trainer stands there. */
void taking_tick(struct taking *taking);

#endif
