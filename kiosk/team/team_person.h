/* A trainer puts somebody's row in order: another name, a day, off the lists, one with another row.
 * Actions of the team's room. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_PERSON_H
#define YINGDA_KIOSK_TEAM_TEAM_PERSON_H

/* `self` is the struct team_room. */
void team_person_open(void *self, int arg);
void team_person_rename(void *self, int arg);
void team_person_named(void *self, int arg);
void team_person_ask(void *self, int arg);       /* whether to retire; once more takes it back */
void team_person_ask_merge(void *self, int arg); /* arg: index of the other row */
void team_person_retire(void *self, int arg);
void team_person_merge(void *self, int arg);
void team_person_due(void *self, int arg); /* arg: enum due_step */

#endif
