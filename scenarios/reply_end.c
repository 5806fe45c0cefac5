#include "scenarios/reply_end.h"

enum reply_state reply_state(const struct reply_end *end, const struct reply_progress *progress)
{
    int32_t behind_ms = progress->fed_ms - progress->line_end_ms;
    int32_t silence_ms = progress->fed_ms - progress->speech_end_ms;
    if (behind_ms >= end->most_ms)
        return REPLY_TOO_LONG;
    if (progress->speaking)
        return REPLY_GOES_ON;
    if (progress->speech_end_ms > progress->line_end_ms)
        return silence_ms >= end->silence_ms ? REPLY_SAID : REPLY_GOES_ON;
    return behind_ms >= end->time_out_ms ? REPLY_UNANSWERED : REPLY_GOES_ON;
}
