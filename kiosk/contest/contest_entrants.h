/* Who competes: chosen one by one, or a team at once, until the lots are drawn. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_ENTRANTS_H
#define YINGDA_KIOSK_CONTEST_CONTEST_ENTRANTS_H

/* Actions: `room` is that of contests. */
void entrants_page(void *room, int arg);
void entrants_group(void *room, int arg);
void entrants_all(void *room, int arg);
void entrants_open(void *room, int arg);
void entrants_enter(void *room, int arg);

#endif
