/* What trainers take along of the team: the table as a workbook, a CSV and a class list to sign
 * (engine/team_files.h); what attempts came to, for a learning record store (engine/xapi.h). */
#ifndef YINGDA_KIOSK_TEAM_TEAM_TAKE_H
#define YINGDA_KIOSK_TEAM_TEAM_TAKE_H

/* The actions: `room` is the team's; the clerk writes. */
void team_export(void *room, int arg);
void team_xapi_export(void *room, int arg);

#endif
