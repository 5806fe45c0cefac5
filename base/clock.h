/* The clock: monotonic time for waits, wall time for records; a fake one for tests. */
#ifndef YINGDA_BASE_CLOCK_H
#define YINGDA_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds since an arbitrary start; never goes back. Any thread. */
int64_t clock_monotonic_ms(void);

/* Milliseconds since 1970-01-01 UTC. Any thread. */
int64_t clock_unix_ms(void);

#endif
