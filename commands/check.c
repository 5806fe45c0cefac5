/* `yingda check`: lints packs. Problems go to stderr as file:line: reason; stdout has one line of
 * JSON a pack, and with --graph one a play, with --coverage one a clause; --svg draws the plays. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/options.h"
#include "commands/play_graph.h"
#include "engine/json.h"
#include "engine/pack_voices.h"
#include "engine/paths.h"
#include "scenarios/citations.h"
#include "scenarios/lint/pack_check.h"
#include "scenarios/pack.h"

struct check_options {
    bool graph, coverage;
    const char *svg; /* NULL: no pictures */
};

static const struct option_row rows[] = {
    {"coverage", NULL, "also prints what holds each clause; exit 1 if one is not held",
     option_switch, offsetof(struct check_options, coverage), NULL},
    {"graph", NULL, "also prints the turns and exits of each play", option_switch,
     offsetof(struct check_options, graph), NULL},
    {"svg", "DIR", "also draws each play there, by Graphviz' dot", option_text,
     offsetof(struct check_options, svg), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "[PACK...]", OPERAND_ANY}};

static size_t count_kind(const struct pack *pack, enum utterance_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->n_utterances; i++)
        count += pack->utterances[i].kind == kind;
    return count;
}

static size_t count_turns(const struct pack *pack)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->n_plays; i++)
        count += pack->plays[i].n_turns;
    return count;
}

static size_t count_notes(const struct problems *problems)
{
    size_t count = 0;
    for (size_t i = 0; problems->items && i < problems->count; i++)
        count += problem_is_note(&problems->items[i]);
    return count;
}

static void print_pack(const struct pack *pack, const char *folder, const struct problems *problems)
{
    size_t notes = count_notes(problems);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "pack", pack->id[0] ? pack->id : folder);
    cJSON_AddStringToObject(object, "version", pack->version);
    cJSON_AddStringToObject(object, "sha256", pack->sha256);
    cJSON_AddNumberToObject(object, "problems", (double)(problems->count - notes + problems->more));
    cJSON_AddNumberToObject(object, "notes", (double)notes);
    cJSON_AddNumberToObject(object, "plays", (double)pack->n_plays);
    cJSON_AddNumberToObject(object, "turns", (double)count_turns(pack));
    cJSON_AddNumberToObject(object, "drills", (double)pack->n_drills);
    cJSON_AddNumberToObject(object, "phrases", (double)count_kind(pack, UTTERANCE_PHRASE));
    cJSON_AddNumberToObject(object, "moves", (double)count_kind(pack, UTTERANCE_MOVE));
    cJSON_AddNumberToObject(object, "taboos", (double)count_kind(pack, UTTERANCE_TABOO));
    cJSON_AddNumberToObject(object, "rules", (double)pack->n_rules);
    cJSON_AddNumberToObject(object, "questions", (double)pack->n_questions);
    cJSON_AddNumberToObject(object, "clauses", (double)pack->n_clauses);
    json_print_line(object);
}

static void add_node(cJSON *nodes, const char *id, const char *kind)
{
    cJSON *node = cJSON_CreateObject();
    cJSON_AddStringToObject(node, "id", id);
    cJSON_AddStringToObject(node, "kind", kind);
    cJSON_AddItemToArray(nodes, node);
}

static void add_ids(cJSON *edge, const char *key, const struct utterance **ids, size_t n_ids)
{
    cJSON *list = n_ids ? cJSON_AddArrayToObject(edge, key) : NULL;
    for (size_t i = 0; i < n_ids; i++)
        cJSON_AddItemToArray(list, cJSON_CreateString(ids[i]->id));
}

static void add_edge(cJSON *edges, const char *from, const struct exit *exit)
{
    const struct condition *condition = &exit->condition;
    cJSON *edge = cJSON_CreateObject();
    cJSON_AddStringToObject(edge, "from", from);
    cJSON_AddStringToObject(edge, "to", exit->to);
    add_ids(edge, "met", condition->met, condition->n_met);
    add_ids(edge, "not_met", condition->not_met, condition->n_not_met);
    if (condition->mood_below != MOOD_NOT_BELOW)
        cJSON_AddNumberToObject(edge, "mood_below", condition->mood_below);
    if (condition->mood_at_least)
        cJSON_AddNumberToObject(edge, "mood_at_least", condition->mood_at_least);
    cJSON_AddItemToArray(edges, edge);
}

static void print_graph(const struct pack *pack, const struct play *play)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "pack", pack->id);
    cJSON_AddStringToObject(object, "play", play->id);
    if (play->on_hang_up)
        cJSON_AddStringToObject(object, "on_hang_up", play->on_hang_up);
    cJSON *nodes = cJSON_AddArrayToObject(object, "nodes");
    cJSON *edges = cJSON_AddArrayToObject(object, "edges");
    for (size_t i = 0; i < play->n_turns; i++) {
        add_node(nodes, play->turns[i].id, "turn");
        for (size_t j = 0; j < play->turns[i].n_exits; j++)
            add_edge(edges, play->turns[i].id, &play->turns[i].exits[j]);
    }
    for (size_t i = 0; i < play->n_endings; i++)
        add_node(nodes, play->endings[i].id, "ending");
    json_print_line(object);
}

static void add_citation(cJSON *list, const struct citation *citation)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "kind", citation->kind);
    cJSON_AddStringToObject(object, "id", citation->id);
    cJSON_AddStringToObject(object, "file", citation->at.file);
    cJSON_AddNumberToObject(object, "line", citation->at.line);
    cJSON_AddItemToArray(list, object);
}

static cJSON *coverage_line(const struct pack *pack, const struct citations *citations,
                            const char *clause)
{
    size_t count, first = citations_of(citations, clause, &count);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "pack", pack->id);
    cJSON_AddStringToObject(object, "clause", clause);
    cJSON *list = cJSON_AddArrayToObject(object, "held_by");
    for (size_t i = 0; i < count; i++)
        add_citation(list, &citations->items[first + i]);
    return object;
}

static void say_unheld(const struct clause *clause, const char *folder)
{
    bool question = clause->judge == CLAUSE_BY_QUESTION;
    fprintf(stderr, "%s/%s:%d: clause '%s' has no %s%s\n", folder, clause->at.file, clause->at.line,
            clause->id, question ? "question" : "rule judged by ",
            question ? "" : clause_judge_text(clause->judge));
}

/* Each clause of the pack's own index, in its order. False, and said, where any is not held by what
 * can judge it. */
static bool print_index(const struct pack *pack, const struct citations *citations,
                        const char *folder)
{
    bool whole = true;
    for (size_t i = 0; i < pack->n_clauses; i++) {
        const struct clause *clause = &pack->clauses[i];
        cJSON *object = coverage_line(pack, citations, clause->id);
        cJSON_AddStringToObject(object, "source", clause->source);
        cJSON_AddStringToObject(object, "number", clause->number);
        cJSON_AddStringToObject(object, "judge", clause_judge_text(clause->judge));
        cJSON_AddStringToObject(object, "summary", clause->summary);
        json_print_line(object);
        if (clause_is_held(pack, clause))
            continue;
        whole = false;
        say_unheld(clause, folder);
    }
    return whole;
}

/* The index, then what is cited besides: "house", whole sections; all, where there is no index. */
static int print_coverage(const struct pack *pack, const char *folder)
{
    struct citations citations;
    if (citations_init(&citations, pack) != STATUS_OK)
        return EXIT_MACHINE;
    bool whole = print_index(pack, &citations, folder);
    for (size_t i = 0, count; i < citations.count; i += count) {
        const char *clause = citations.items[i].clause;
        citations_of(&citations, clause, &count);
        if (!pack_clause(pack, clause))
            json_print_line(coverage_line(pack, &citations, clause));
    }
    citations_finish(&citations);
    return whole ? EXIT_DONE : EXIT_CONTENT;
}

static int draw_plays(const struct pack *pack, const char *folder)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < pack->n_plays && status == STATUS_OK; i++)
        status = play_graph_write(&pack->plays[i], folder);
    if (status == STATUS_NOT_FOUND)
        fprintf(stderr, "yingda check: there is no dot: install graphviz\n");
    else if (status != STATUS_OK)
        fprintf(stderr, "yingda check: %s: %s\n", folder, status_text(status));
    return status == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}

static int print_loaded(const struct check_options *options, const struct pack *pack,
                        const char *folder, const struct problems *problems)
{
    print_pack(pack, folder, problems);
    for (size_t i = 0; options->graph && i < pack->n_plays; i++)
        print_graph(pack, &pack->plays[i]);
    if (options->svg && draw_plays(pack, options->svg) != EXIT_DONE)
        return EXIT_MACHINE;
    return options->coverage ? print_coverage(pack, folder) : EXIT_DONE;
}

/* Adds what the pack's voices lack, in files named as everywhere. False: that is a problem. */
static bool check_voices(const struct pack *pack, const char *folder, struct problems *problems)
{
    struct pack_voices voices;
    struct problems found = {0};
    size_t notes = 0;
    if (pack->n_voices == 0 || pack_voices_init(&voices, pack) != STATUS_OK)
        return true;
    pack_voices_check(&voices, pack, &found);
    for (size_t i = 0; found.items && i < found.count; i++) {
        char file[PATH_SIZE];
        notes += problem_is_note(&found.items[i]);
        if (path_format(file, "%s/%s", folder, found.items[i].file) == STATUS_OK)
            problems_add(problems, file, found.items[i].line, "%s", found.items[i].reason);
    }
    bool fine = notes == found.count;
    problems_finish(&found);
    pack_voices_finish(&voices);
    return fine;
}

static int check_folder(const struct check_options *options, const char *folder)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    int code = EXIT_DONE;
    enum status status = pack_check(&pack, folder, &problems);
    if (status == STATUS_OK && !check_voices(pack, folder, &problems))
        status = STATUS_INVALID;
    problems_print(&problems, stderr);
    if (pack)
        code = print_loaded(options, pack, folder, &problems);
    if (status == STATUS_INVALID || status == STATUS_NOT_FOUND)
        code = code > EXIT_CONTENT ? code : EXIT_CONTENT;
    else if (status != STATUS_OK)
        code = EXIT_MACHINE;
    if (code == EXIT_MACHINE && status != STATUS_OK)
        fprintf(stderr, "yingda check: %s: %s\n", folder, status_text(status));
    pack_close(pack);
    problems_finish(&problems);
    return code;
}

/* Installed packs are found by their whole path; people read the part below where they stand. */
static const char *shorten(const char *folder, const char *here)
{
    size_t length = strlen(here);
    bool below = length > 1 && strncmp(folder, here, length) == 0 && folder[length] == '/';
    return below ? folder + length + 1 : folder;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* A path is checked as it is given, also where it lacks its pack.yaml; else it is an id. */
static int check_named(const struct check_options *options, const char *name, const char *here)
{
    char folder[PATH_SIZE];
    bool path = strchr(name, '/') || strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    if (!path && paths_pack(name, folder) == STATUS_OK)
        return check_folder(options, shorten(folder, here));
    if (is_folder(name))
        return check_folder(options, name);
    fprintf(stderr, "%s:0: no such pack\n", name);
    return EXIT_CONTENT;
}

static int check_all(const struct check_options *options, const char *here)
{
    char **packs;
    size_t count;
    int worst = EXIT_DONE;
    enum status status = paths_packs(&packs, &count);
    if (status == STATUS_OK && count == 0) {
        paths_packs_free(packs, count);
        status = STATUS_NOT_FOUND;
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda check: installed packs: %s\n", status_text(status));
        return EXIT_MACHINE;
    }
    for (size_t i = 0; i < count; i++) {
        int code = check_folder(options, shorten(packs[i], here));
        worst = code > worst ? code : worst;
    }
    paths_packs_free(packs, count);
    return worst;
}

static int check_run(const void *from, char **packs, int n_packs)
{
    const struct check_options *options = from;
    char *here = getcwd(NULL, 0);
    int worst = n_packs == 0 ? check_all(options, here ? here : "") : EXIT_DONE;
    for (int i = 0; i < n_packs; i++) {
        int code = check_named(options, packs[i], here ? here : "");
        worst = code > worst ? code : worst;
    }
    free(here);
    return worst;
}

const struct command command_check = {
    .name = "check",
    .does = "Lints packs, given by id or folder; all that are installed unless named",
    .more =
        "Problems are said as file:line: reason; a reason that begins with `note:` is advice.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct check_options),
    .run = check_run,
};
