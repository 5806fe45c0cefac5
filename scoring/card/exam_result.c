#include "scoring/card/exam_result.h"

enum exam_verdict exam_judge_plays(const struct exam_score *plays, int n_plays, int pass)
{
    enum exam_verdict verdict = n_plays > 0 ? EXAM_PASSED : EXAM_FAILED;
    for (int i = 0; i < n_plays; i++) {
        if (plays[i].high < pass)
            return EXAM_FAILED;
        if (plays[i].low < pass)
            verdict = EXAM_REVIEW;
    }
    return verdict;
}

enum exam_verdict exam_judge_questions(int right, int n_questions, int pass)
{
    return right * 100 >= n_questions * pass ? EXAM_PASSED : EXAM_FAILED;
}

enum exam_verdict exam_judge(enum exam_verdict plays, enum exam_verdict questions)
{
    return plays > questions ? plays : questions;
}
