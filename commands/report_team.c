/* `yingda report --team`: a line of JSON a person, who is ready for what. */
#include "commands/report_team.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/scenario.h"
#include "commands/team_source.h"
#include "engine/json.h"

static cJSON *competencies_json(const struct team_source *source,
                                const struct person_readiness *rows, size_t count)
{
    cJSON *object = cJSON_CreateObject();
    for (size_t i = 0; i < source->n_competencies; i++) {
        const struct competence *found = NULL;
        for (size_t k = 0; k < count; k++) {
            if (strcmp(rows[k].competency, source->competencies[i].id) == 0)
                found = &rows[k].readiness;
        }
        int64_t now = source->team.now_unix_ms;
        cJSON *one = cJSON_CreateObject();
        cJSON_AddStringToObject(one, "name", source->competencies[i].name);
        cJSON_AddStringToObject(
            one, "word",
            readiness_word_id(found ? readiness_word(found, now) : READINESS_NOT_STARTED));
        if (found) {
            json_add_rounded(one, "lower", readiness_lower(found, now), 3);
            json_add_rounded(one, "met", found->met, 2);
            json_add_rounded(one, "missed", found->missed, 2);
            cJSON_AddNumberToObject(one, "plays", found->plays);
            cJSON_AddNumberToObject(one, "until_unix_ms", (double)found->until_unix_ms);
        }
        cJSON_AddItemToObject(object, source->competencies[i].id, one);
    }
    return object;
}

static int member_print(const struct team_source *source, const struct team_member *member)
{
    struct person_readiness *rows = NULL;
    size_t count = 0;
    const struct team_row *row = &member->row;
    enum status status = records_readiness(source->records, row->id, &rows, &count);
    if (status != STATUS_OK) {
        scenario_records_fail(source->records, status);
        return EXIT_MACHINE;
    }
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "number", row->number);
    cJSON_AddStringToObject(line, "name", row->name);
    cJSON_AddStringToObject(line, "team", row->team);
    cJSON_AddStringToObject(line, "post", row->post);
    cJSON_AddStringToObject(line, "word", readiness_word_id(member->word));
    cJSON_AddStringToObject(line, "says", readiness_word_text(member->word));
    cJSON_AddNumberToObject(line, "ready", row->counts.ready);
    cJSON_AddNumberToObject(line, "wanted", row->counts.wanted);
    cJSON_AddNumberToObject(line, "due_unix_ms", (double)row->due_unix_ms);
    cJSON_AddNumberToObject(line, "last_unix_ms", (double)row->last_unix_ms);
    cJSON_AddItemToObject(line, "competencies", competencies_json(source, rows, count));
    free(rows);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

int report_team(const char *db)
{
    struct team_source source;
    int result = team_source_open(&source, db);
    if (result == EXIT_DONE)
        scenario_audit(source.db, AUDIT_EXPORT, "report of the team");
    for (size_t i = 0; result == EXIT_DONE && i < source.team.n_found; i++)
        result = member_print(&source, &source.team.members[source.team.found[i]]);
    team_source_close(&source);
    return result;
}
