/* The judges of a contest: who they are, and the sheets that they fill in. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_JUDGES_H
#define YINGDA_KIOSK_CONTEST_CONTEST_JUDGES_H

/* Actions: `room` is that of contests. */
void judges_show(void *room, int arg);
void judge_leaves(void *room, int arg);
void judge_choose(void *room, int arg);
void sheet_open(void *room, int arg);
void sheet_more(void *room, int arg);
void sheet_less(void *room, int arg);
void sheet_give(void *room, int arg);

#endif
