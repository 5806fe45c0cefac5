/* Opening a pack: files, words, the YAML by file, the linter, the digest; then the problems sorted
 * and handed over. Parts that fail leave zeroed structs behind, so that what follows can go on and
 * all mistakes of all files are said in one run. */
#include "scenarios/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "scenarios/lint/lint.h"
#include "scenarios/load/load.h"

bool problem_is_note(const struct problem *problem)
{
    return problem->reason && strncmp(problem->reason, "note: ", 6) == 0;
}

/* The file is looked at as text first: the lexicon reads lines as they come. */
static enum status load_words(struct loader *loader)
{
    if (!pack_files_has(&loader->files, "words.tsv"))
        return STATUS_OK;
    struct text_file file;
    struct problems found = {0};
    char *path = pack_files_path(&loader->files, "words.tsv");
    enum status status =
        path ? text_file_open(&file, path, "words.tsv", TEXT_FILE_LINE_MAX, &loader->problems)
             : STATUS_NO_MEMORY;
    if (status == STATUS_OK) {
        text_file_close(&file);
        status = lexicon_add_words(loader->pack->lexicon, path, &found);
    }
    for (size_t i = 0; found.items && i < found.count; i++)
        problems_add(&loader->problems, "words.tsv", found.items[i].line, "%s",
                     found.items[i].reason);
    problems_finish(&found);
    free(path);
    return status == STATUS_NO_MEMORY ? status : STATUS_OK;
}

static enum status load_files(struct loader *loader)
{
    enum status status = lexicon_open(&loader->pack->lexicon);
    if (status == STATUS_OK)
        status = load_words(loader);
    if (status != STATUS_OK)
        return status;
    loader->pack->denials = denial_words_open(loader->pack->lexicon);
    if (!loader->pack->denials)
        return STATUS_NO_MEMORY;
    load_manifest(loader);
    load_clauses(loader);
    load_standards(loader);
    load_utterances(loader);
    load_rubric(loader);
    load_rules(loader);
    load_questions(loader);
    load_situations(loader);
    load_plays(loader);
    load_drills(loader);
    report_unknown_ids(loader);
    if (!loader->pack->n_plays && !loader->n_plays_unread)
        problems_add(&loader->problems, "plays", 0, "the pack has no plays");
    return loader->arena->failed ? STATUS_NO_MEMORY : STATUS_OK;
}

/* What is not used is looked for when the rest is well: a slip in an id would make it look unused.
 */
static bool all_well(const struct loader *loader)
{
    for (size_t i = 0; i < loader->problems.count; i++) {
        if (!loader->problems.items || !problem_is_note(&loader->problems.items[i]))
            return false;
    }
    return true;
}

static void lint(struct loader *loader)
{
    lint_graph(loader);
    lint_lines(loader);
    lint_readings(loader);
    lint_wordings(loader);
    lint_alike(loader);
    lint_drills(loader);
    lint_points(loader);
    lint_sounds(loader);
    lint_art(loader);
    if (all_well(loader)) {
        lint_uses(loader);
        lint_criteria(loader);
        lint_files(loader);
    }
}

/* By file, then line; the order found decides between equals (the array index is the tie-break, as
 * qsort is not stable). */
static int compare_problems(const void *a, const void *b)
{
    const struct problem *const *first = a, *const *second = b;
    int order = strcmp((*first)->file, (*second)->file);
    if (order == 0)
        order = ((*first)->line > (*second)->line) - ((*first)->line < (*second)->line);
    return order ? order : (*first > *second) - (*first < *second);
}

/* A line or a wording that several of a play's people share is looked at for each of them. */
static bool was_said(const struct problem **sorted, size_t at)
{
    for (size_t i = at; i-- > 0 && sorted[i]->line == sorted[at]->line &&
                        strcmp(sorted[i]->file, sorted[at]->file) == 0;) {
        if (strcmp(sorted[i]->reason, sorted[at]->reason) == 0)
            return true;
    }
    return false;
}

static void add_with_folder(struct problems *out, const struct problem *problem, const char *folder)
{
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] == '/' ? "" : "/";
    char *file = NULL;
    if (!problem->file[0] || asprintf(&file, "%s%s%s", folder, between, problem->file) < 0)
        file = NULL;
    problems_add(out, file ? file : folder, problem->line, "%s", problem->reason);
    free(file);
}

/* True when any is more than a note. A list or item that memory ran out for is taken for wrong. */
static bool hand_over(const struct problems *found, const char *folder, struct problems *out)
{
    const struct problem **sorted = calloc(found->count + 1, sizeof *sorted);
    bool wrong = !sorted || (found->count && !found->items);
    for (size_t i = 0; !wrong && i < found->count; i++) {
        sorted[i] = &found->items[i];
        wrong = !sorted[i]->file || !sorted[i]->reason;
    }
    if (!wrong && found->count)
        qsort(sorted, found->count, sizeof *sorted, compare_problems);
    for (size_t i = 0; !wrong && i < found->count; i++) {
        if (!was_said(sorted, i))
            add_with_folder(out, sorted[i], folder);
    }
    for (size_t i = 0; sorted && !wrong && i < found->count; i++)
        wrong = !problem_is_note(sorted[i]);
    free(sorted);
    return wrong;
}

static enum status loader_run(struct loader *loader, const char *folder)
{
    enum status status = pack_files_open(&loader->files, folder, &loader->problems);
    if (status != STATUS_OK)
        return status;
    loader->pack->folder =
        arena_text(loader->arena, loader->files.folder, strlen(loader->files.folder));
    status = load_files(loader);
    if (status != STATUS_OK)
        return status;
    lint(loader);
    return pack_files_sha256(&loader->files, loader->pack->sha256);
}

static struct pack *pack_new(void)
{
    struct pack *pack = calloc(1, sizeof *pack);
    if (pack)
        pack->arena = calloc(1, sizeof(struct arena));
    if (pack && pack->arena)
        return pack;
    free(pack);
    return NULL;
}

enum status pack_check(struct pack **out, const char *folder, struct problems *problems)
{
    *out = NULL;
    struct pack *pack = pack_new();
    if (!pack)
        return STATUS_NO_MEMORY;
    struct loader loader = {.pack = pack, .arena = pack->arena};
    loader.reader = (struct reader){.arena = loader.arena, .problems = &loader.problems};
    enum status status = loader_run(&loader, folder);
    bool wrong = hand_over(&loader.problems, folder, problems);
    problems_finish(&loader.problems);
    pack_files_close(&loader.files);
    if (status != STATUS_OK) {
        pack_close(pack);
        return status;
    }
    *out = pack;
    return wrong ? STATUS_INVALID : STATUS_OK;
}

enum status pack_open(struct pack **out, const char *folder, struct problems *problems)
{
    enum status status = pack_check(out, folder, problems);
    if (status == STATUS_OK)
        return status;
    pack_close(*out);
    *out = NULL;
    return status == STATUS_NOT_FOUND ? STATUS_INVALID : status;
}

static void wordings_finish(struct wording *wordings, size_t n_wordings)
{
    for (size_t i = 0; i < n_wordings; i++) {
        network_finish(&wordings[i].network);
        if (wordings[i].probe)
            network_finish(&wordings[i].probe->network);
    }
}

static void utterance_finish(struct utterance *utterance)
{
    wordings_finish(utterance->wordings, utterance->n_wordings);
    wordings_finish(utterance->against, utterance->n_against);
    network_finish(utterance->denial);
}

static void rulebook_finish(struct pack *pack)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        for (size_t k = 0; k < pack->rules[i].n_terms; k++)
            wordings_finish(pack->rules[i].terms[k].wordings, pack->rules[i].terms[k].n_wordings);
        wordings_finish(pack->rules[i].promises, pack->rules[i].n_promises);
    }
    for (size_t i = 0; i < pack->n_standards; i++) {
        for (size_t k = 0; k < pack->standards[i].n_numbers; k++)
            wordings_finish(pack->standards[i].numbers[k].said,
                            pack->standards[i].numbers[k].n_said);
    }
}

void pack_close(struct pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->n_utterances; i++)
        utterance_finish(&pack->utterances[i]);
    for (struct fitted_utterance *fitted = pack->fitted; fitted; fitted = fitted->next)
        utterance_finish(&fitted->utterance);
    for (size_t i = 0; i < pack->n_drills; i++)
        wordings_finish(pack->drills[i].near_misses, pack->drills[i].n_near_misses);
    rulebook_finish(pack);
    denial_words_close(pack->denials);
    lexicon_close(pack->lexicon);
    arena_finish(pack->arena);
    free(pack->arena);
    free(pack);
}

size_t pack_n_scenes(const struct pack *pack)
{
    return pack->n_plays + pack->n_drills;
}

const struct play *pack_scene(const struct pack *pack, size_t index)
{
    return index < pack->n_plays ? &pack->plays[index] : &pack->drills[index - pack->n_plays].play;
}

const struct play *pack_play(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        if (strcmp(pack_scene(pack, i)->id, id) == 0)
            return pack_scene(pack, i);
    }
    return NULL;
}

const struct utterance *pack_utterance(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (strcmp(pack->utterances[i].id, id) == 0)
            return &pack->utterances[i];
    }
    return NULL;
}

const struct standard *pack_standard(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_standards; i++) {
        if (strcmp(pack->standards[i].id, id) == 0)
            return &pack->standards[i];
    }
    return NULL;
}

const struct rule *pack_rule(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (strcmp(pack->rules[i].id, id) == 0)
            return &pack->rules[i];
    }
    return NULL;
}

const struct clause *pack_clause(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_clauses; i++) {
        if (strcmp(pack->clauses[i].id, id) == 0)
            return &pack->clauses[i];
    }
    return NULL;
}

const struct turn *play_turn(const struct play *play, const char *id)
{
    for (size_t i = 0; i < play->n_turns; i++) {
        if (strcmp(play->turns[i].id, id) == 0)
            return &play->turns[i];
    }
    return NULL;
}

const struct ending *play_ending(const struct play *play, const char *id)
{
    for (size_t i = 0; i < play->n_endings; i++) {
        if (strcmp(play->endings[i].id, id) == 0)
            return &play->endings[i];
    }
    return NULL;
}

const struct line *line_for_mood(const struct line *lines, size_t n_lines, int mood)
{
    for (size_t i = 0; i < n_lines; i++) {
        if (mood >= lines[i].mood_low && mood <= lines[i].mood_high)
            return &lines[i];
    }
    return NULL;
}
