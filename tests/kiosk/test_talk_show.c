/* kiosk/talk/talk_show.h: what is said of a reply's sound. */
#include "kiosk/talk/talk_show.h"

#include "tests/check.h"

static enum talk_trouble trouble(float level_dbfs, float clipped_pct, bool asked_again)
{
    struct heard_segment segment = {1000, 3000, level_dbfs};
    struct heard heard = {.duration_ms = 4000,
                          .segments = &segment,
                          .n_segments = 1,
                          .level_dbfs = level_dbfs,
                          .clipped_pct = clipped_pct};
    return talk_sound_trouble(&heard, asked_again);
}

static void who_was_too_quiet_is_told_when_it_was_not_heard(void)
{
    CHECK_INT(trouble(-60, 0, true), TROUBLE_QUIET);
    CHECK_INT(trouble(-60, 0, false), TROUBLE_NONE); /* all was heard: nothing to say */
    CHECK_INT(trouble(-30, 0, true), TROUBLE_NONE);
}

static void who_was_too_loud_is_told_in_any_case(void)
{
    CHECK_INT(trouble(-6, 3, false), TROUBLE_CLIPPED);
    CHECK_INT(trouble(-6, 3, true), TROUBLE_CLIPPED);
    CHECK_INT(trouble(-6, 0.1f, true), TROUBLE_NONE); /* a knock */
}

static void of_a_reply_that_nobody_heard_nothing_is_said_here(void)
{
    struct heard nothing = {.duration_ms = 4000, .level_dbfs = -120};
    CHECK_INT(talk_sound_trouble(&nothing, true), TROUBLE_NONE);
    CHECK_INT(talk_sound_trouble(&(struct heard){0}, true), TROUBLE_NONE);
}

int main(void)
{
    RUN(who_was_too_quiet_is_told_when_it_was_not_heard);
    RUN(who_was_too_loud_is_told_in_any_case);
    RUN(of_a_reply_that_nobody_heard_nothing_is_said_here);
    return CHECK_RESULT();
}
