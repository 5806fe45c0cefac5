/* The items of a paper at the desk: what was judged in it, what dropping one would turn, what the
 * kiosks made of it. The clerk does all of it. */
#ifndef YINGDA_KIOSK_PAPERS_PAPERS_ITEMS_H
#define YINGDA_KIOSK_PAPERS_PAPERS_ITEMS_H

struct papers_room;

void items_forget(struct papers_room *room);

/* The actions; `room` is that of papers. */
void items_open(void *room, int arg);
void items_page(void *room, int arg);
void items_choose(void *room, int arg);
void items_kiosks(void *room, int arg); /* the other way round: kiosks instead of items, and back */
void items_drop(void *room, int arg);
void items_drop_undo(void *room, int arg);

#endif
