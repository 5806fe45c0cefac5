/* `yingda report --team`; private to commands/. */
#ifndef YINGDA_COMMANDS_REPORT_TEAM_H
#define YINGDA_COMMANDS_REPORT_TEAM_H

/* Prints everybody by name, a line each; `db` as scenario_database takes it. The exit status. */
int report_team(const char *db);

#endif
