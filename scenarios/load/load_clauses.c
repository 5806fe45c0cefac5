/* clauses.tsv: the index of all clauses that a pack answers for, one a line:
 * ID<TAB>DOCUMENT<TAB>NUMBER<TAB>sound|words|eye|question<TAB>SUMMARY. Lines with # are comments.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "base/utf8.h"
#include "scenarios/load/load.h"

enum { COLUMNS = 5, SUMMARY_CHARACTERS_MAX = 60 };

static const char file_name[] = "clauses.tsv";

/* Cuts a line at its tabs; the number of columns found. */
static size_t split(char *line, char *columns[COLUMNS])
{
    size_t n = 1;
    columns[0] = line;
    for (char *tab = strchr(line, '\t'); tab; tab = strchr(tab + 1, '\t')) {
        *tab = '\0';
        if (n < COLUMNS)
            columns[n] = tab + 1;
        n++;
    }
    return n;
}

static const char *const judges[] = {"sound", "words", "eye", "question"};

const char *clause_judge_text(enum clause_judge judge)
{
    return judges[judge];
}

static bool take_judge(const char *text, enum clause_judge *judge)
{
    for (size_t i = 0; i < COUNT(judges); i++) {
        if (strcmp(judges[i], text) == 0) {
            *judge = (enum clause_judge)i;
            return true;
        }
    }
    return false;
}

static void load_clause(struct loader *loader, char *line, struct id_scope *ids,
                        struct clause *clause)
{
    char *columns[COLUMNS];
    struct place_in_file at = clause->at;
    size_t n = split(line, columns);
    if (n != COLUMNS) {
        LOADER_PROBLEM(loader, at, "%zu columns, not %d: id, document, number, who, summary", n,
                       COLUMNS);
        return;
    }
    *clause = (struct clause){columns[0], columns[1], columns[2], CLAUSE_BY_WORDS, columns[4], at};
    if (!take_judge(columns[3], &clause->judge))
        LOADER_PROBLEM(loader, at,
                       "a clause is judged by sound, words, eye or question, not '%.*s'",
                       TEXT_CUT(columns[3]));
    if (!columns[4][0] || utf8_count(columns[4]) > SUMMARY_CHARACTERS_MAX)
        LOADER_PROBLEM(loader, at, "a summary of 1 to %d characters is wanted",
                       SUMMARY_CHARACTERS_MAX);
    check_source(loader, clause->source, at);
    claim_id(loader, ids, clause->id, at);
}

static size_t count_lines(const char *bytes)
{
    size_t lines = 1;
    for (; (bytes = strchr(bytes, '\n')); bytes++)
        lines++;
    return lines;
}

static void load_lines_of(struct loader *loader, char *bytes)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    int line_number = 0;
    pack->clauses = arena_alloc(loader->arena, count_lines(bytes), sizeof *pack->clauses);
    char *next = pack->clauses ? bytes : NULL;
    while (next) {
        char *line = next;
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        line_number++;
        if (!line[0] || line[0] == '#')
            continue;
        struct clause clause = {.at = {file_name, line_number}};
        load_clause(loader, line, &ids, &clause);
        if (clause.id)
            pack->clauses[pack->n_clauses++] = clause;
    }
}

void load_clauses(struct loader *loader)
{
    struct text_file file;
    if (!pack_files_has(&loader->files, file_name))
        return;
    char *path = loader_path(loader, file_name);
    if (path && loader_ok(loader, text_file_open(&file, path, file_name, TEXT_FILE_LINE_MAX,
                                                 &loader->problems))) {
        size_t before = loader->problems.count;
        char *bytes = arena_text(loader->arena, file.bytes, file.length);
        if (bytes)
            load_lines_of(loader, bytes);
        loader->clauses_known = bytes && loader->problems.count == before;
        text_file_close(&file);
    }
    free(path);
}
