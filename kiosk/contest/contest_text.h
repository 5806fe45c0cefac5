/* Contests in words. Pure. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_TEXT_H
#define YINGDA_KIOSK_CONTEST_CONTEST_TEXT_H

#include "records/contest_boards.h"
#include "scenarios/pack.h"

enum { SHEET_REASONS = 3 };
extern const char *const sheet_reasons[SHEET_REASONS]; /* as they are stored */

extern const char *const contest_team_names[CONTEST_TEAMS_MAX]; /* of teams that are drawn */

/* What judges take points off for: the criteria of the pack's contests (扣分制), of the pack's
 * daily rubric where it has no such way; of the second one the house's. */
void contest_criteria_of(const struct pack *pack, enum contest_second second,
                         struct contest_criteria *out);

const char *contest_second_text(enum contest_second second);
void contest_weight_text(const struct contest *contest, char out[64]);
void contest_teams_text(int drawn_teams, char out[64]);

/* "用卷 20261201-00428 · 评委占 4 成，机器占 6 成 · 抽签号 83746250123" */
void contest_about(const struct contest *contest, char out[192]);

/* What somebody's turn has come to, and the total once there is one. */
void contest_turn_text(const struct contest_turn *turn, char says[64], char figure[32]);

/* "机器 92 · 评委 88 · 演客户 85" */
void board_figures(const struct contest *contest, const struct board_row *row, char out[96]);

#endif
