#include "base/clock.h"

#include <sys/timex.h>
#include <time.h>

static int64_t clock_read_ms(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_monotonic_ms(void)
{
    return clock_read_ms(CLOCK_MONOTONIC);
}

int64_t clock_unix_ms(void)
{
    return clock_read_ms(CLOCK_REALTIME);
}

bool clock_is_set(void)
{
    struct timex state = {.modes = 0};
    return adjtimex(&state) >= 0 && !(state.status & STA_UNSYNC);
}

static struct tm local_of(int64_t unix_ms)
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm local = {.tm_mday = 1};
    localtime_r(&seconds, &local);
    return local;
}

void clock_stamp(int64_t unix_ms, char out[CLOCK_STAMP_SIZE])
{
    struct tm local = local_of(unix_ms);
    strftime(out, CLOCK_STAMP_SIZE, "%Y%m%d-%H%M%S", &local);
}

void clock_day(int64_t unix_ms, char out[CLOCK_DAY_SIZE])
{
    struct tm local = local_of(unix_ms);
    strftime(out, CLOCK_DAY_SIZE, "%Y-%m-%d", &local);
}
