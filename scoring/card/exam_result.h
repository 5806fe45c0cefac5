/* The result of an exam: whether the plays and the questions of a paper are passed. */
#ifndef YINGDA_SCORING_CARD_EXAM_RESULT_H
#define YINGDA_SCORING_CARD_EXAM_RESULT_H

enum exam_verdict {
    EXAM_PASSED,
    EXAM_REVIEW, /* what is undecided can still turn it either way */
    EXAM_FAILED
};

struct exam_score {
    double low, high; /* of 100: what review can still reach */
};

/* The plays of a paper: passed when the low end of each is at or above `pass`, failed when the high
 * end of one is below it. A paper without plays is failed. Pure, as all here. */
enum exam_verdict exam_judge_plays(const struct exam_score *plays, int n_plays, int pass);

/* The questions: passed with `pass` of 100 of them right. Passed too where there are none. */
enum exam_verdict exam_judge_questions(int right, int n_questions, int pass);

/* Both are to be passed: who serves well but gives wrong days is not ready, nor the other way
 * round. House rule. */
enum exam_verdict exam_judge(enum exam_verdict plays, enum exam_verdict questions);

#endif
