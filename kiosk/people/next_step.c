#include "kiosk/people/next_step.h"

int phrases_wanted(const struct progress *progress)
{
    return (progress->n_phrases * 3 + 3) / 4;
}

int drills_wanted(const struct progress *progress)
{
    return progress->n_drills < DRILLS_WANTED ? progress->n_drills : DRILLS_WANTED;
}

static bool wants_exam(const struct progress *progress)
{
    int wanted = progress->n_others < PASSED_WANTED ? progress->n_others : PASSED_WANTED;
    bool rested = !progress->had_exam || progress->since_exam >= PRACTICE_BETWEEN_EXAMS;
    return progress->others_passed >= wanted && rested;
}

enum next_step next_step_of(const struct progress *progress)
{
    bool newcomer = progress->easy_passed + progress->others_passed == 0;
    if (newcomer && progress->phrases_known < phrases_wanted(progress))
        return NEXT_PHRASES;
    if (newcomer && progress->drills_known < drills_wanted(progress))
        return NEXT_DRILLS;
    if (newcomer && progress->n_easy > 0)
        return NEXT_EASY;
    return wants_exam(progress) ? NEXT_EXAM : NEXT_PLAYS;
}
