/* Opening a pack: files, words, the YAML by file, what would stop a play, the digest; then the
 * problems sorted and handed over. Parts that fail leave zeroed structs behind, so that what
 * follows can go on and all mistakes of all files are said in one run. */
#include "scenarios/load/pack_open.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "language/stance/stance.h"
#include "scenarios/load/check.h"

/* The file is looked at as text first: the lexicon reads lines as they come. */
static void load_words(struct loader *loader)
{
    if (!pack_files_has(&loader->files, "words.tsv"))
        return;
    struct text_file file;
    struct problems found = {0};
    char *path = loader_path(loader, "words.tsv");
    struct problems *problems = &loader->problems;
    if (path &&
        loader_ok(loader, text_file_open(&file, path, "words.tsv", TEXT_FILE_LINE_MAX, problems))) {
        text_file_close(&file);
        loader_ok(loader, lexicon_add_words(loader->pack->lexicon, path, &found));
    }
    for (size_t i = 0; found.items && i < found.count; i++)
        problems_add(&loader->problems, "words.tsv", found.items[i].line, "%s",
                     found.items[i].reason);
    loader->problems.lost |= found.lost;
    problems_finish(&found);
    free(path);
}

static void load_stance(struct loader *loader, const char *name, struct stance **stance)
{
    if (!pack_files_has(&loader->files, name))
        return;
    char *path = loader_path(loader, name);
    if (path)
        loader_ok(loader, stance_open(stance, path, name, &loader->problems));
    free(path);
}

static enum status load_files(struct loader *loader)
{
    enum status status = lexicon_open(&loader->pack->lexicon);
    if (status != STATUS_OK)
        return status;
    load_words(loader);
    load_stance(loader, "stance.tsv", &loader->pack->written.meant_not);
    load_stance(loader, "rudeness.tsv", &loader->pack->written.rudeness);
    load_stance(loader, "sins.tsv", &loader->pack->written.sins);
    load_stance(loader, "stance-heard.tsv", &loader->pack->heard.meant_not);
    load_stance(loader, "rudeness-heard.tsv", &loader->pack->heard.rudeness);
    loader->pack->denials = denial_words_open(loader->pack->lexicon);
    if (!loader->pack->denials)
        return STATUS_NO_MEMORY;
    load_manifest(loader);
    load_clauses(loader);
    load_standards(loader);
    load_own(loader);
    load_utterances(loader);
    load_rubric(loader);
    load_rules(loader);
    load_questions(loader);
    load_situations(loader);
    load_voices(loader);
    load_plays(loader);
    load_drills(loader);
    report_unknown_ids(loader);
    if (!loader->pack->n_plays && !loader->n_plays_unread)
        problems_add(&loader->problems, "plays", 0, "the pack has no plays");
    return loader->arena->failed ? STATUS_NO_MEMORY : STATUS_OK;
}

static enum status read_pack(struct loader *loader, const char *folder, const char *own)
{
    enum status status = pack_files_open(&loader->files, folder, &loader->problems);
    if (status == STATUS_OK && own)
        status = pack_files_add_own(&loader->files, own);
    if (status != STATUS_OK)
        return status;
    loader->pack->folder =
        arena_text(loader->arena, loader->files.folder, strlen(loader->files.folder));
    status = load_files(loader);
    if (status != STATUS_OK)
        return status;
    check_graph(loader);
    check_lines(loader);
    check_sounds(loader);
    check_art(loader);
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

enum status loader_open(struct loader *loader, const char *folder, const char *own)
{
    *loader = (struct loader){.pack = pack_new()};
    if (!loader->pack)
        return STATUS_NO_MEMORY;
    loader->arena = loader->pack->arena;
    loader->reader = (struct reader){.arena = loader->arena, .problems = &loader->problems};
    return read_pack(loader, folder, own);
}

/* Problems */

/* By file, then by line; equal ones stay in the order in which they were found (the array index
 * breaks the tie, as qsort is not stable). */
static int compare_problems(const void *a, const void *b)
{
    const struct problem *const *first = a, *const *second = b;
    int order = strcmp((*first)->file, (*second)->file);
    if (order == 0)
        order = ((*first)->line > (*second)->line) - ((*first)->line < (*second)->line);
    return order ? order : (*first > *second) - (*first < *second);
}

/* Whether this was reported already: a line that several of a play's people share is looked at for
 * each of them. */
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

/* STATUS_INVALID when any is more than a note, or was only counted. */
static enum status hand_over(const struct problems *found, const char *folder, struct problems *out)
{
    const struct problem **sorted = calloc(found->count + 1, sizeof *sorted);
    if (!sorted)
        return STATUS_NO_MEMORY;
    bool wrong = found->more > 0;
    out->more += found->more;
    for (size_t i = 0; i < found->count; i++)
        sorted[i] = &found->items[i];
    if (found->count)
        qsort(sorted, found->count, sizeof *sorted, compare_problems);
    for (size_t i = 0; i < found->count; i++) {
        wrong |= !problem_is_note(sorted[i]);
        if (!was_said(sorted, i))
            add_with_folder(out, sorted[i], folder);
    }
    free(sorted);
    return wrong ? STATUS_INVALID : STATUS_OK;
}

enum status loader_close(struct loader *loader, const char *folder, struct problems *problems)
{
    bool lost = !loader->pack || loader->problems.lost || loader->arena->failed;
    enum status status = lost ? STATUS_NO_MEMORY : hand_over(&loader->problems, folder, problems);
    if (status == STATUS_NO_MEMORY)
        problems_add(problems, folder, 0, "%s", status_text(status));
    problems_finish(&loader->problems);
    pack_files_close(&loader->files);
    return status;
}

enum status pack_open(struct pack **out, const char *folder, struct problems *problems)
{
    return pack_open_own(out, folder, NULL, problems);
}

enum status pack_open_own(struct pack **out, const char *folder, const char *own,
                          struct problems *problems)
{
    struct loader loader;
    enum status status = loader_open(&loader, folder, own);
    enum status found = loader_close(&loader, folder, problems);
    *out = NULL;
    if (status == STATUS_OK || found == STATUS_NO_MEMORY)
        status = found;
    if (status == STATUS_OK)
        *out = loader.pack;
    else
        pack_close(loader.pack);
    return status == STATUS_NOT_FOUND ? STATUS_INVALID : status;
}
