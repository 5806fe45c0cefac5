/* Apart: whatever may touch a disk (the records, settings, packs, sounds, the audit log) is done on
 * a thread of its own while the window's thread waits for it and keeps the window alive. The two
 * never run at once: what is handed over belongs to the other thread until it is done, so nothing
 * of the rooms needs a lock, and they go on being written as if there were one thread. A disk that
 * takes seconds, or a database that another program holds, is a sentence on a window that lives.
 *
 * Tried in thought and rejected: a job and an answer for each of the hundred places that read the
 * records (every screen would then have a state "still reading"), and a file system under SQLite
 * that hands each read over (what the rooms read and write besides would stay). */
#ifndef YINGDA_KIOSK_APP_APART_H
#define YINGDA_KIOSK_APP_APART_H

#include <stdbool.h>
#include <stdint.h>

#include <SDL2/SDL.h>

struct apart {
    SDL_Thread *thread;  /* NULL: all is done on the caller's */
    SDL_sem *go, *done;  /* to the thread; back */
    void (*run)(void *); /* written before `go`, read after it; NULL: the thread ends */
    void *data;          /* likewise */
    void (*alive)(void *self, int64_t waited_ms); /* the window's thread only, as what follows */
    void *self;
};

/* How often the window shows that it lives while something takes long. */
enum { APART_ALIVE_MS = 100 };

/* Starts the thread. `alive(self, waited_ms)` is called on the window's thread every APART_ALIVE_MS
 * of a wait; it may look at nothing that what runs could change. Without a thread or memory for it
 * everything is done on the window's thread, as it comes. After SDL_Init. */
void apart_init(struct apart *apart, void (*alive)(void *self, int64_t waited_ms), void *self);

/* Zeroed memory, and being called twice, are accepted. */
void apart_finish(struct apart *apart);

/* Has `run(data)` done on the other thread and returns when it is over. Not from within such a
 * run. */
void apart_do(struct apart *apart, void (*run)(void *data), void *data);

#endif
