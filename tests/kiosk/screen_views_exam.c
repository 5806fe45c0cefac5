/* Questions, and the exam from the paper to the result. */
#include "tests/kiosk/screen_view_parts.h"

struct sample view_quiz(enum mode mode, int chosen)
{
    struct sample view = view_blank(SCREEN_QUIZ);
    view.quiz = (struct quiz_view){
        .mode = mode,
        .revealed = mode == MODE_PRACTICE && chosen >= 0,
        .number = 3,
        .n = 10,
        .text = "按《供电营业员工文明服务行为规范》，供电服务方针是哪一条？",
        .answers = {"优质、方便、规范、真诚", "兢兢业业、满腔热忱、服务周到", "人民电业为人民",
                    "任劳任怨、和和气气、服务周到周全，客户满意为止"},
        .why = "员工规范：工作时间不办私事，不擅自离岗、串岗，不聊天，不做与工作无关的事。",
        .clause = "A-4.2.5b、G-5.2.5b、S-13(五)a",
        .chosen = chosen,
        .right = 1,
        .left_minutes = -1};
    return view;
}

struct sample view_quiz_over(void)
{
    struct sample view = view_quiz(MODE_PRACTICE, 1);
    view.quiz.over = true;
    view.quiz.right_so_far = 8;
    view.quiz.n_all = 63;
    view.quiz.n_known = 37;
    return view;
}

struct sample view_quiz_time(void)
{
    struct sample view = view_quiz(MODE_EXAM, 2);
    view.quiz.left_minutes = 28;
    return view;
}

struct sample view_quiz_review(void)
{
    struct sample view = view_quiz(MODE_EXAM, 2);
    view.quiz.reviewing = view.quiz.revealed = true;
    return view;
}

struct sample view_exam(enum screen screen, int next, enum exam_verdict verdict)
{
    struct sample view = view_blank(screen);
    view.exam =
        (struct exam_view){.number = "20261121-00428",
                           .person = "欧阳振华",
                           .parts = {{"第 1 场 · 营业厅柜台", next > 0, 86, 86, 86, 0, EXAM_PASSED},
                                     {"第 2 场 · 电话", next > 1, 82.4, 71.2, 88.7, 2, EXAM_REVIEW},
                                     {"第 3 场 · 上门现场", next > 2, 59, 59, 59, 0, EXAM_FAILED},
                                     {"业务知识 10 题", next > 3, 9, 9, 10, 0, EXAM_PASSED}},
                           .n_parts = 4,
                           .n_plays = 3,
                           .next = next,
                           .begun = next > 0,
                           .pass = 80,
                           .left_minutes = -1,
                           .verdict = verdict,
                           .not_stored = verdict == EXAM_FAILED};
    if (screen == SCREEN_RESULT) {
        view.exam.parts[0].name = "电费怎么翻了一倍";
        view.exam.parts[1].name = "半夜停电，家里有老人离不开制氧机";
        view.exam.parts[2].name = "小馆子里的那根线";
    }
    return view;
}
