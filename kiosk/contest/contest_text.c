#include "kiosk/contest/contest_text.h"

#include <stdio.h>
#include <string.h>

const char *const sheet_reasons[SHEET_REASONS] = {"点错了", "听回放改的", "申诉成立"};
const char *const contest_team_names[CONTEST_TEAMS_MAX] = {"红队", "蓝队", "黄队", "绿队"};

/* House values: no source at hand says how the one who plays the customer is to be judged. */
static const struct contest_criterion plays[] = {{"照卡片演，不多给也不少给", 40},
                                                 {"火气跟着对方的话走", 30},
                                                 {"话说得清楚，接得上", 20},
                                                 {"不存心为难，不帮忙提醒", 10}};
static const struct contest_criterion observes[] = {{"要紧的地方都看到了", 40},
                                                    {"说得有凭据，记得住原话", 30},
                                                    {"好的、不足的都说到", 20},
                                                    {"公平，不看是谁", 10}};
enum { SECOND_CRITERIA = sizeof plays / sizeof *plays };
_Static_assert(sizeof plays == sizeof observes, "both have as many");

void contest_criteria_of(const struct pack *pack, enum contest_second second,
                         struct contest_criteria *out)
{
    const struct rubric *rubric = pack->contest.n_criteria ? &pack->contest : &pack->rubric;
    const struct contest_criterion *others = second == SECOND_OBSERVES ? observes : plays;
    *out = (struct contest_criteria){0};
    for (size_t i = 0; i < rubric->n_criteria && i < CONTEST_CRITERIA_MAX; i++) {
        struct contest_criterion *criterion = &out->of[0][out->n[0]++];
        snprintf(criterion->name, sizeof criterion->name, "%.60s", rubric->criteria[i].name);
        criterion->weight = rubric->criteria[i].weight;
    }
    for (int i = 0; i < SECOND_CRITERIA && second != SECOND_NONE; i++)
        out->of[1][out->n[1]++] = others[i];
}

const char *contest_second_text(enum contest_second second)
{
    static const char *const texts[] = {[SECOND_NONE] = "不用，客户由机器演",
                                        [SECOND_PLAYS] = "下一号演客户",
                                        [SECOND_OBSERVES] = "下一号当观察员"};
    return texts[second];
}

void contest_weight_text(const struct contest *contest, char out[64])
{
    int judges = contest_judges_share(contest) / 10;
    if (contest->second == SECOND_PLAYS)
        snprintf(out, 64, "全由评委打分");
    else
        snprintf(out, 64, "评委 %d 成，机器 %d 成", judges, 10 - judges);
}

void contest_teams_text(int drawn_teams, char out[64])
{
    static const char *const numbers[] = {"", "", "两", "三", "四"};
    if (drawn_teams)
        snprintf(out, 64, "抽签分成%s队", numbers[drawn_teams]);
    else
        snprintf(out, 64, "按班组");
}

void contest_about(const struct contest *contest, char out[192])
{
    char weight[64];
    contest_weight_text(contest, weight);
    snprintf(out, 192, "用卷 %s · %s · %d 位评委 · 抽签种子 %lld", contest->number, weight,
             contest->n_judges, (long long)contest->seed);
}

void contest_turn_text(const struct contest_turn *turn, char says[64], char figure[32])
{
    figure[0] = '\0';
    switch (turn->state) {
    case TURN_WAITS:
        snprintf(says, 64, "等着");
        break;
    case TURN_NEXT:
        snprintf(says, 64, "轮到了");
        break;
    case TURN_UNDER_WAY:
        snprintf(says, 64, "正在考");
        break;
    case TURN_JUDGED:
        snprintf(says, 64, "评委交了 %d/%d", turn->n_in, turn->n_judges);
        break;
    case TURN_TO_HEAR:
        snprintf(says, 64, "还有 %d 项要听", turn->to_hear);
        break;
    case TURN_DONE:
        snprintf(says, 64, "分齐了");
        break;
    case TURN_ABSENT:
        snprintf(says, 64, "缺席");
        break;
    }
    if (turn->all_in && turn->state != TURN_ABSENT)
        snprintf(figure, 32, "%.2f", turn->total);
}

void board_figures(const struct contest *contest, const struct board_row *row, char out[96])
{
    size_t used = 0;
    out[0] = '\0';
    if (!row->place)
        return;
    if (contest->second != SECOND_PLAYS)
        used = (size_t)snprintf(out, 96, "机器 %.4g · ", row->machine);
    used += (size_t)snprintf(out + used, 96 - used, "评委 %.4g", row->judges);
    if (row->second >= 0)
        snprintf(out + used, 96 - used, " · %s %.4g",
                 contest->second == SECOND_PLAYS ? "搭档演客户" : "搭档观察", row->second);
}
