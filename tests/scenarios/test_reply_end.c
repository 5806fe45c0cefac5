/* scenarios/reply_end: when a reply is over. */
#include "scenarios/reply_end.h"

#include "tests/check.h"

static const struct reply_end end = {1500, 12000, 60000, 0, 0, 0};

static enum reply_state at(int32_t fed_ms, bool speaking, int32_t speech_end_ms)
{
    struct reply_progress progress = {fed_ms, 3000, speaking, speech_end_ms, 0, -1};
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

static const struct reply_end patient = {1500, 12000, 60000, 3500, 0, 2000};

static struct reply_progress after(int32_t silence_ms, int32_t spoken_ms)
{
    return (struct reply_progress){6000 + silence_ms, 3000, false, 6000, spoken_ms, -1};
}

static void a_thought_that_is_not_finished_has_more_time(void)
{
    struct reply_progress begun = after(1600, 900), full = after(1600, 2000);
    CHECK_INT(reply_state(&patient, &begun), REPLY_GOES_ON);
    CHECK_INT(reply_state(&patient, &full), REPLY_SAID);
    begun = after(3499, 900);
    CHECK_INT(reply_state(&patient, &begun), REPLY_GOES_ON);
    begun = after(3500, 900);
    CHECK_INT(reply_state(&patient, &begun), REPLY_SAID);
}

static void the_time_left_runs_from_one_to_nothing(void)
{
    struct reply_progress full = after(0, 2000);
    CHECK_NEAR(reply_left(&patient, &full), 1, 0);
    full = after(750, 2000);
    CHECK_NEAR(reply_left(&patient, &full), 0.5, 1e-9);
    full.speaking = true;
    CHECK_NEAR(reply_left(&patient, &full), 1, 0);
    struct reply_progress begun = after(1750, 900);
    CHECK_NEAR(reply_left(&patient, &begun), 0.5, 1e-9);
    struct reply_progress nothing = {12500, 3000, false, -1, 0, -1}; /* 2.5 s before the time-out */
    CHECK_NEAR(reply_left(&patient, &nothing), 0.5, 1e-9);
}

static void the_impatient_cut_off_who_speaks_too_long(void)
{
    struct reply_end hard = patient;
    struct reply_progress speaks = {11999, 3000, true, -1, 0, 4000};
    hard.interrupt_ms = 8000;
    CHECK_INT(reply_state(&hard, &speaks), REPLY_GOES_ON);
    speaks.fed_ms = 12000;
    CHECK_INT(reply_state(&hard, &speaks), REPLY_CUT_OFF);
    CHECK_INT(reply_state(&patient, &speaks), REPLY_GOES_ON);
    speaks.begun_ms = 1000; /* a word into the line counts from the line's end */
    speaks.fed_ms = 10999;
    CHECK_INT(reply_state(&hard, &speaks), REPLY_GOES_ON);
    speaks.speaking = false;
    speaks.speech_end_ms = 11500;
    speaks.fed_ms = 12000;
    CHECK_INT(reply_state(&hard, &speaks), REPLY_GOES_ON);
}

int main(void)
{
    RUN(silence_after_words_ends_it);
    RUN(words_below_the_customers_line_are_no_answer);
    RUN(nobody_answers_for_twelve_seconds);
    RUN(a_fan_is_not_listened_to_for_ever);
    RUN(a_thought_that_is_not_finished_has_more_time);
    RUN(the_impatient_cut_off_who_speaks_too_long);
    RUN(the_time_left_runs_from_one_to_nothing);
    return CHECK_RESULT();
}
