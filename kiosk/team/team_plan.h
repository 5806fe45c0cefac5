/* The week's plan of a team: actions of the team's room. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_PLAN_H
#define YINGDA_KIOSK_TEAM_TEAM_PLAN_H

/* `self` is the struct team_room. */
void team_plan_open(void *self, int arg);
void team_plan_page(void *self, int arg);
void team_plan_item(void *self, int arg); /* arg: index of the competency */
void team_plan_due(void *self, int arg);  /* arg: enum due_step, of everybody in the group */

#endif
