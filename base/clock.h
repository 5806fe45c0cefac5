/* The clock: monotonic time for waits, wall time for records; a fake one for tests. */
#ifndef YINGDA_BASE_CLOCK_H
#define YINGDA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds since an arbitrary start; never goes back. Any thread. */
int64_t clock_monotonic_ms(void);

/* Milliseconds since 1970-01-01 UTC. Any thread. */
int64_t clock_unix_ms(void);

/* Whether the kernel has been told that a time server keeps the wall clock right (adjtimex(2)).
 * False too where nobody tells. Any thread. */
bool clock_is_set(void);

/* A local time as names of files have it ("20261130-213000"), and its day ("2026-11-30"). Any
 * thread. */
enum { CLOCK_STAMP_SIZE = 24, CLOCK_DAY_SIZE = 16 };
void clock_stamp(int64_t unix_ms, char out[CLOCK_STAMP_SIZE]);
void clock_day(int64_t unix_ms, char out[CLOCK_DAY_SIZE]);

#endif
