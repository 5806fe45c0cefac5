#include "commands/team_source.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "commands/command.h"
#include "commands/scenario.h"

static int failed(const struct team_source *source, enum status status)
{
    scenario_records_fail(source->records, status);
    return EXIT_MACHINE;
}

static int database_open(struct team_source *source, const char *db)
{
    enum status status = scenario_database(&source->settings, db, source->db);
    if (status == STATUS_OK && access(source->db, F_OK) != 0) { /* opening it would make one */
        fprintf(stderr, "yingda: there is no database %s\n", source->db);
        return EXIT_MACHINE;
    }
    if (status == STATUS_OK)
        status = records_open(&source->records, source->db);
    return status == STATUS_OK ? EXIT_DONE : failed(source, status);
}

int team_source_open(struct team_source *source, const char *db)
{
    *source = (struct team_source){.records = NULL};
    scenario_settings(&source->settings, NULL);
    int result = database_open(source, db);
    if (result != EXIT_DONE)
        return result;
    enum status status = library_open(&source->library, &source->settings);
    if (status != STATUS_OK) {
        problems_print(&source->library.problems, stderr);
        return EXIT_MACHINE;
    }
    for (size_t i = 0; i < source->library.n_packs; i++)
        source->n_competencies = competencies_add(source->library.packs[i], source->competencies,
                                                  source->n_competencies);
    status =
        team_read(&source->team, source->records, (int)source->n_competencies, clock_unix_ms());
    return status == STATUS_OK ? EXIT_DONE : failed(source, status);
}

void team_source_close(struct team_source *source)
{
    team_finish(&source->team);
    records_close(source->records);
    library_close(&source->library);
    settings_finish(&source->settings);
}
