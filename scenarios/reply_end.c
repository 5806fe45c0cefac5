#include "scenarios/reply_end.h"

static int32_t silence_borne_ms(const struct reply_end *end, const struct reply_progress *progress)
{
    bool unfinished = progress->spoken_ms < end->wanted_ms;
    return unfinished && end->pause_ms > end->silence_ms ? end->pause_ms : end->silence_ms;
}

static double share(int32_t left_ms, int32_t whole_ms)
{
    double left = whole_ms > 0 ? (double)left_ms / whole_ms : 0;
    return left < 0 ? 0 : left > 1 ? 1 : left;
}

double reply_left(const struct reply_end *end, const struct reply_progress *progress)
{
    enum { WAIT_SHOWN_MS = 5000 };
    int32_t silence_ms = progress->fed_ms - progress->speech_end_ms;
    if (progress->speaking)
        return 1;
    if (progress->speech_end_ms > progress->line_end_ms)
        return share(silence_borne_ms(end, progress) - silence_ms,
                     silence_borne_ms(end, progress));
    return share(progress->line_end_ms + end->time_out_ms - progress->fed_ms, WAIT_SHOWN_MS);
}

/* Only who is speaking is cut off: in a pause the customer just goes on. */
static bool is_cut_off(const struct reply_end *end, const struct reply_progress *progress)
{
    int32_t begun_ms = progress->begun_ms > progress->line_end_ms ? progress->begun_ms
                                                                  : progress->line_end_ms;
    return end->interrupt_ms > 0 && progress->begun_ms >= 0 &&
           progress->fed_ms - begun_ms >= end->interrupt_ms;
}

enum reply_state reply_state(const struct reply_end *end, const struct reply_progress *progress)
{
    int32_t behind_ms = progress->fed_ms - progress->line_end_ms;
    int32_t silence_ms = progress->fed_ms - progress->speech_end_ms;
    if (behind_ms >= end->most_ms)
        return REPLY_TOO_LONG;
    if (progress->speaking)
        return is_cut_off(end, progress) ? REPLY_CUT_OFF : REPLY_GOES_ON;
    if (progress->speech_end_ms > progress->line_end_ms)
        return silence_ms >= silence_borne_ms(end, progress) ? REPLY_SAID : REPLY_GOES_ON;
    return behind_ms >= end->time_out_ms ? REPLY_UNANSWERED : REPLY_GOES_ON;
}
