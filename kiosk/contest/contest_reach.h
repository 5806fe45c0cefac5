/* What all actions of a contest share: what may be done with the one that is looked at, and reading
 * it again. Main thread. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_REACH_H
#define YINGDA_KIOSK_CONTEST_CONTEST_REACH_H

#include "kiosk/contest/contest_room.h"

void contest_failed(struct contest_room *room, enum status status);
void contest_said(struct contest_room *room, const char *text);

/* A trainer looks at one; whose lots are still to be drawn, or are drawn. */
bool contest_is_open(const struct contest_room *room);
bool contest_is_draft(const struct contest_room *room);
bool contest_is_drawn(const struct contest_room *room);

/* Whose turn is chosen on a drawn one's page; NULL: nobody's. */
const struct contest_turn *contest_turn_chosen(const struct contest_room *room);

void contest_turns_forget(struct contest_room *room);
void contest_board_forget(struct contest_room *room);
void contest_people_forget(struct contest_room *room);
void contest_all_forget(struct contest_room *room);

/* Reads it with its turns, as who stands here may see them. */
MUST_USE enum status contest_read(struct contest_room *room, int64_t id);

/* Reads it and shows it; and once more as it was left: the page, and who was chosen. */
void contest_open(struct contest_room *room, int64_t id);
void contest_again(struct contest_room *room);

#endif
