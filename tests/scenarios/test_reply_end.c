/* scenarios/reply_end: when a reply is over. */
#include "scenarios/reply_end.h"

#include "tests/check.h"

static const struct reply_end end = {1500, 12000, 60000};

static enum reply_state at(int32_t fed_ms, bool speaking, int32_t speech_end_ms)
{
    struct reply_progress progress = {fed_ms, 3000, speaking, speech_end_ms};
    return reply_state(&end, &progress);
}

static void silence_after_words_ends_it(void)
{
    CHECK_INT(at(6000, true, -1), REPLY_GOES_ON);
    CHECK_INT(at(7400, false, 6000), REPLY_GOES_ON);
    CHECK_INT(at(7500, false, 6000), REPLY_SAID);
    CHECK_INT(at(9000, true, 6000), REPLY_GOES_ON); /* they go on */
}

static void words_below_the_customers_line_are_no_answer(void)
{
    CHECK_INT(at(5000, false, 2900), REPLY_GOES_ON);
    CHECK_INT(at(14900, false, 2900), REPLY_GOES_ON);
    CHECK_INT(at(15000, false, 2900), REPLY_UNANSWERED);
}

static void nobody_answers_for_twelve_seconds(void)
{
    CHECK_INT(at(14999, false, -1), REPLY_GOES_ON);
    CHECK_INT(at(15000, false, -1), REPLY_UNANSWERED);
}

static void a_fan_is_not_listened_to_for_ever(void)
{
    CHECK_INT(at(62999, true, -1), REPLY_GOES_ON);
    CHECK_INT(at(63000, true, -1), REPLY_TOO_LONG);
}

int main(void)
{
    RUN(silence_after_words_ends_it);
    RUN(words_below_the_customers_line_are_no_answer);
    RUN(nobody_answers_for_twelve_seconds);
    RUN(a_fan_is_not_listened_to_for_ever);
    return CHECK_RESULT();
}
