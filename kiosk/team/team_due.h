/* Days by which somebody is to be ready, as they are chosen and said. Pure. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_DUE_H
#define YINGDA_KIOSK_TEAM_TEAM_DUE_H

#include <stdint.h>

#include "kiosk/team/team_view.h"

/* The end of that day, by the clock of this place; 0: DUE_NONE. */
int64_t due_at(enum due_step step, int64_t now_unix_ms);

/* "12 月 6 日以前要达标", "没有期限". */
void due_text(int64_t due_unix_ms, char out[96]);

#endif
