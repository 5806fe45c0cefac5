/* Lists of attempts: one's own, somebody's, those that want a review. */
#include "tests/kiosk/screen_view_parts.h"

const struct attempt_view sample_attempts[] = {
    {"电费怎么翻了一倍", "客户满意离开", "今天 9:05", "欧阳振华", 86, 86, 86, 0, 80, MODE_PRACTICE,
     ATTEMPT_OPENS},
    {"孩子发着烧，家里停电了", "客户挂断电话，要去投诉", "昨天 16:40", "李敏", 47, 41.2, 65, 2, 80,
     MODE_EXAM, ATTEMPT_OPENS},
    {"小馆子里的那根线", "对方承认了，愿意补交电费", "11 月 3 日", "工号 0273", 61.5, 61.5, 61.5, 0,
     80, MODE_PRACTICE, ATTEMPT_OPENS},
    {"钱交了，怎么还停我的电", "手续办了，客户没多说什么", "11 月 2 日", "陈静", 79.96, 79.96,
     79.96, 0, 80, MODE_EXAM, ATTEMPT_OPENS},
    {"明天停电一整天", "", "11 月 1 日", "王晓东", 33, 33, 33, 0, 0, MODE_PRACTICE, ATTEMPT_OLD},
    {"电费怎么翻了一倍", "", "10 月 30 日", "Anna Lee", -1, -1, -1, 0, 80, MODE_EXAM,
     ATTEMPT_BROKEN_OFF},
    {"已经撤下的情景", "", "10 月 29 日", "李敏", 100, 100, 100, 3, 80, MODE_PRACTICE,
     ATTEMPT_WITHDRAWN},
    {"还有五分钟下班", "", "10 月 28 日", "李敏", 72.5, 72.5, 72.5, 0, 80, MODE_PRACTICE,
     ATTEMPT_CHANGED},
    {"系统死机了", "", "10 月 27 日", "李敏", 90, 90, 90, 0, 80, MODE_PRACTICE, ATTEMPT_DELETED},
};
enum { SAMPLES = sizeof sample_attempts / sizeof *sample_attempts, ROWS = 20 };

/* With times, as a list has them. */
static const char *const when[SAMPLES] = {
    "今天 9:05",         "昨天 16:40",        "11 月 3 日 10:12",
    "11 月 2 日 9:30",   "11 月 1 日 14:27",  "10 月 30 日 11:08",
    "10 月 29 日 15:51", "10 月 28 日 16:02", "2025 年 12 月 27 日 18:45"};

struct sample view_list(enum list_of of, int n_rows, int page, int n_pages)
{
    static struct attempt_view rows[ROWS];
    struct sample view = view_blank(SCREEN_ATTEMPTS);
    for (int i = 0; i < ROWS; i++) {
        rows[i] = sample_attempts[i % SAMPLES];
        rows[i].when = when[i % SAMPLES];
    }
    view.attempts = (struct attempts_view){.of = of,
                                           .person = "欧阳振华",
                                           .rows = rows,
                                           .n_rows = n_rows,
                                           .n_all = n_rows < ROWS ? n_rows : 63,
                                           .page = page,
                                           .n_pages = n_pages};
    return view;
}

/* What can be opened and still has something open in it. */
struct sample view_reviews(enum mode mode, int n_rows)
{
    static struct attempt_view rows[2][ROWS];
    struct sample view = view_list(LIST_REVIEWS, n_rows, 0, n_rows < ROWS ? 1 : 4);
    for (int i = 0; i < ROWS; i++) {
        rows[mode][i] = view.attempts.rows[i];
        rows[mode][i].mode = mode;
        rows[mode][i].review = 1 + i % 3 * 7;
        rows[mode][i].total = rows[mode][i].total < 0 ? 58.5 : rows[mode][i].total;
        rows[mode][i].low = rows[mode][i].total * 0.873;
        rows[mode][i].high = rows[mode][i].total * 0.873 + 12;
        if (i % SAMPLES != SAMPLES - 3)
            rows[mode][i].card = ATTEMPT_OPENS;
    }
    view.attempts.rows = rows[mode];
    view.attempts.mode = mode;
    view.attempts.n_of_mode[MODE_EXAM] = mode == MODE_EXAM ? view.attempts.n_all : 0;
    view.attempts.n_of_mode[MODE_PRACTICE] = mode == MODE_PRACTICE ? view.attempts.n_all : 214;
    return view;
}
