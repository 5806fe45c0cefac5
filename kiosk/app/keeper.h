/* The keeper of the records: it has them checked at the start; while nobody is at the kiosk it
 * moves the log into the database, so that a copied file is whole, and once a day it removes the
 * sound whose time is over, makes a backup and has everything checked. On a thread and a connection
 * of its own: nobody waits for it. Main thread, but for the job. */
#ifndef YINGDA_KIOSK_APP_KEEPER_H
#define YINGDA_KIOSK_APP_KEEPER_H

#include <stdatomic.h>

#include "engine/sound_keeping.h"
#include "kiosk/app/desk.h"
#include "records/backup.h"

/* So long after the last touch of the names. House values: the first is half of what a queue leaves
 * between two people, the second so long that nobody is near. */
enum { KEEPER_TIDY_MS = 30000, KEEPER_DAILY_MS = 120000 };

enum keeper_round {
    ROUND_START, /* the quick check, once, while the model loads */
    ROUND_TIDY,  /* the log into the database */
    ROUND_DAILY  /* that, the full check and a backup */
};

struct keeper_job { /* the worker's while it runs */
    struct keeper *keeper;
    char database[PATH_SIZE], recordings[PATH_SIZE];
    struct sound_days days;
    enum keeper_round round;
    atomic_bool stop; /* set from outside: the kiosk ends */
    enum status backed_up, checked, silenced;
    struct sound_round sounds;
    struct backup_problem backup_problem, check_problem;
};

struct keeper {
    struct desk *desk;
    struct worker worker;
    struct keeper_job job;
    bool looked;      /* at the start */
    bool tidied;      /* since somebody was here last */
    int64_t daily_ms; /* when the daily round is looked at next */
};

void keeper_init(struct keeper *keeper, struct desk *desk);

/* Each frame. */
void keeper_tick(struct keeper *keeper);

/* Ends what is under way: within milliseconds, but for a backup, which is finished. */
void keeper_close(struct keeper *keeper);

#endif
