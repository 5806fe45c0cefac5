/* A disk that fails or takes its time when it is told to, and knows who asks: a shim over SQLite's
 * own files. Any thread; a plan is made while nobody asks. */
#ifndef YINGDA_TESTS_RECORDS_FAILING_DISK_H
#define YINGDA_TESTS_RECORDS_FAILING_DISK_H

#include <stdbool.h>

/* From the n-th write (sync) on, counted from now, so many of them fail with SQLite's `code`. */
struct disk_plan {
    int write_at, sync_at;   /* from 1; 0: none fails */
    int times;               /* how many in a row; -1: all from then on */
    int code;                /* SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC … */
    int slow_ms;             /* so long the first write takes */
    void (*meanwhile)(void); /* is called in the middle of that, by whoever writes; NULL: nothing */
};

/* All databases that are opened from now on lie on the failing disk. Once. */
void failing_disk_install(void);

/* A new plan; zeroed: the disk is well. Counting starts anew. */
void failing_disk_plan(struct disk_plan plan);

/* Writes and syncs since the plan. */
int failing_disk_writes(void);
int failing_disk_syncs(void);

/* Reads, writes, syncs and locks since the disk was installed: by the thread that did that, and by
 * all others. */
int failing_disk_own(void);
int failing_disk_others(void);

/* Whether anything has failed since the plan. */
bool failing_disk_failed(void);

#endif
