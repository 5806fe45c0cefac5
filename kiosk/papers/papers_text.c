#include "kiosk/papers/papers_text.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

const char *const void_reasons[VOID_REASONS] = {"停电或机器故障，重考", "身体不适，重考",
                                                "发错了卷，重考"};
const char *const drop_reasons[DROP_REASONS] = {"这一项问得不清楚", "机器听不准这一项",
                                                "规定已经变了"};

const char *subject_text(enum paper_subject subject)
{
    static const char *const names[PAPER_SUBJECTS] = {[SUBJECT_ALL] = "综合",
                                                      [SUBJECT_COUNTER] = "柜台",
                                                      [SUBJECT_PHONE] = "电话",
                                                      [SUBJECT_SITE] = "上门"};
    return names[subject];
}

const char *level_text(enum play_level level)
{
    static const char *const names[] = {[LEVEL_ANY] = "随机",
                                        [LEVEL_MILD] = "好说话",
                                        [LEVEL_USUAL] = "一般",
                                        [LEVEL_HARD] = "难缠"};
    return names[level];
}

bool paper_standard_fits(const struct pack *pack, const struct paper *paper, const char *standard)
{
    for (int i = 0; i < paper->n_plays && *standard; i++) {
        const struct play *play = pack_play(pack, paper->plays[i].play);
        size_t at = 0;
        while (play && at < play->n_standards && strcmp(play->standards[at], standard) != 0)
            at++;
        if (!play || at == play->n_standards)
            return false;
    }
    return true;
}

static void name_add(char out[256], const char *name, const char *what)
{
    size_t used = strlen(out);
    char more[NAME_SIZE + 48];
    snprintf(more, sizeof more, "%s%s（%s）", used ? "、" : "", name, what);
    if (used + strlen(more) < 240)
        strcpy(out + used, more);
    else if (used < 240 && strcmp(out + used - 3, "…") != 0)
        strcpy(out + used, "…");
}

void preview_write(const struct drop_change *changes, size_t count, char sentence[256],
                   char names[256])
{
    int passes = 0, fails = 0, opens = 0;
    names[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const struct drop_change *change = &changes[i];
        if (change->before == change->after)
            continue;
        passes += change->after == EXAM_PASSED;
        fails += change->after == EXAM_FAILED;
        opens += change->after == EXAM_REVIEW;
        name_add(names, change->name,
                 change->after == EXAM_PASSED   ? "变通过"
                 : change->after == EXAM_FAILED ? "变没通过"
                                                : "变待复核");
    }
    if (passes + fails + opens == 0)
        snprintf(sentence, 256, "作废它，%zu 个交了卷的人，通过没通过都不变，只是分数重算。",
                 count);
    else
        snprintf(sentence, 256, "作废它，%zu 个交了卷的人里：%d 人变通过，%d 人变没通过%s。", count,
                 passes, fails, opens ? "，还有的要再复核" : "");
}

void paper_about(enum paper_subject subject, int n_plays, int n_questions, int minutes,
                 char out[96])
{
    char time[32] = "不限时";
    if (minutes)
        snprintf(time, sizeof time, "%d 分钟", minutes);
    snprintf(out, 96, "%s · %d 场对话，%d 道题 · %s", subject_text(subject), n_plays, n_questions,
             time);
}
