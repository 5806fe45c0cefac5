/* kiosk/people/next_step: what comes next on the way from the first phrase to the exam. */
#include "kiosk/people/next_step.h"

#include "tests/check.h"

static const struct progress newcomer = {
    .n_phrases = 9, .n_drills = 58, .n_easy = 2, .n_others = 7};

static void a_newcomer_goes_from_the_phrases_to_an_easy_customer(void)
{
    struct progress progress = newcomer;
    CHECK_INT(next_step_of(&progress), NEXT_PHRASES);
    CHECK_INT(phrases_wanted(&progress), 7);
    progress.phrases_known = 6;
    CHECK_INT(next_step_of(&progress), NEXT_PHRASES);
    progress.phrases_known = 7;
    CHECK_INT(next_step_of(&progress), NEXT_DRILLS);
    progress.drills_known = 9;
    CHECK_INT(next_step_of(&progress), NEXT_DRILLS);
    progress.drills_known = 10;
    CHECK_INT(next_step_of(&progress), NEXT_EASY);
    progress.easy_passed = 1;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
}

static void who_has_passed_a_play_is_not_sent_back(void)
{
    struct progress progress = newcomer;
    progress.others_passed = 1;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.others_passed = 0;
    progress.easy_passed = 1;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
}

static void three_passed_lead_to_the_exam_and_an_exam_back_to_practice(void)
{
    struct progress progress = newcomer;
    progress.easy_passed = 1;
    progress.others_passed = 2;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.others_passed = 3;
    CHECK_INT(next_step_of(&progress), NEXT_EXAM);
    progress.had_exam = true;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.since_exam = 4;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.since_exam = 5;
    CHECK_INT(next_step_of(&progress), NEXT_EXAM);
}

static void what_a_pack_does_not_have_is_passed_over(void)
{
    struct progress progress = {.n_others = 1};
    CHECK_INT(drills_wanted(&progress), 0);
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.n_drills = progress.n_phrases = 1;
    CHECK_INT(drills_wanted(&progress), 1);
    CHECK_INT(next_step_of(&progress), NEXT_PHRASES);
    progress.phrases_known = 1;
    CHECK_INT(next_step_of(&progress), NEXT_DRILLS);
    progress.drills_known = 1;
    CHECK_INT(next_step_of(&progress), NEXT_PLAYS);
    progress.others_passed = 1;
    CHECK_INT(next_step_of(&progress), NEXT_EXAM);
}

int main(void)
{
    RUN(a_newcomer_goes_from_the_phrases_to_an_easy_customer);
    RUN(who_has_passed_a_play_is_not_sent_back);
    RUN(three_passed_lead_to_the_exam_and_an_exam_back_to_practice);
    RUN(what_a_pack_does_not_have_is_passed_over);
    return CHECK_RESULT();
}
