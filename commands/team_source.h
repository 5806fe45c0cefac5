/* What `report --team` and `export` stand on: the database, the packs' competencies, the team. */
#ifndef YINGDA_COMMANDS_TEAM_SOURCE_H
#define YINGDA_COMMANDS_TEAM_SOURCE_H

#include "base/path.h"
#include "engine/team.h"
#include "kiosk/app/library.h"

struct team_source {
    struct settings settings;
    struct library library;
    char db[PATH_SIZE];
    struct records *records;
    struct competency competencies[COMPETENCIES_MAX];
    size_t n_competencies;
    struct team team;
};

/* Opens all of it; `db` as scenario_database takes it. The exit status: EXIT_DONE, else it was said
 * on stderr. To be closed in any case. */
int team_source_open(struct team_source *source, const char *db);
void team_source_close(struct team_source *source);

#endif
