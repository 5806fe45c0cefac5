/* The boards of a contest and of the season, for trainers and for whoever competed. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_BOARD_H
#define YINGDA_KIOSK_CONTEST_CONTEST_BOARD_H

#include "kiosk/contest/contest_room.h"

void contest_board_open(struct contest_room *room, enum board board);

/* Actions: `room` is that of contests. */
void board_page(void *room, int arg);
void board_row(void *room, int arg);
void board_hear(void *room, int arg);
void board_places(void *room, int arg);
void board_replay(void *room, int arg);
void board_choose(void *room, int arg);

#endif
