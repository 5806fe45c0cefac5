/* The way of a newcomer: the phrases, then the drills, an easy customer, the others, the exam.
 * Which of these is next follows from what the records hold. Pure. */
#ifndef YINGDA_KIOSK_PEOPLE_NEXT_STEP_H
#define YINGDA_KIOSK_PEOPLE_NEXT_STEP_H

#include "kiosk/people/people_view.h"

/* House values. Three phrases in four are enough: the ear may leave one open, and nobody shall be
 * kept by that. Ten drills are a quarter of an hour, and a sixth of those that ship. A paper has
 * three plays: who has passed three beyond the easy ones is ready for it. After an exam, five
 * conversations come before the next. */
enum { DRILLS_WANTED = 10, PASSED_WANTED = 3, PRACTICE_BETWEEN_EXAMS = 5 };

struct progress {                 /* of one person */
    int n_phrases, phrases_known; /* that can be asked for */
    int n_drills, drills_known;
    int n_easy, easy_passed; /* plays of difficulty 1 */
    int n_others, others_passed;
    int since_exam; /* conversations practised since the last exam; without one, all of them */
    bool had_exam;
};

/* Who has passed a play is no newcomer, and is not sent back to the phrases. */
enum next_step next_step_of(const struct progress *progress);

/* How many phrases and drills are wanted before the first customer. */
int phrases_wanted(const struct progress *progress);
int drills_wanted(const struct progress *progress);

#endif
