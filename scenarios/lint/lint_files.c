/* Files that nothing reads. These are notes, because a trainer may keep things of her own in a
 * pack; but without them a slip in a name would lose a whole file without a word. */
#include <string.h>

#include "base/spelling.h"
#include "base/utf8.h"
#include "scenarios/lint/lint.h"

static bool is_below(const char *name, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(name, folder, length) == 0 && name[length] == '/';
}

static void note_file(struct loader *loader, const char *name)
{
    static const char *const known[] = {
        "pack.yaml",       "standards.yaml",     "phrases.yaml",   "rules.yaml",
        "rubric.yaml",     "words.tsv",          "questions.yaml", "clauses.tsv",
        "situations.yaml", "voices.yaml",        "stance.tsv",     "stance-heard.tsv",
        "rudeness.tsv",    "rudeness-heard.tsv", "sins.tsv"};
    struct spelling spelling;
    spelling_init(&spelling, name);
    for (size_t i = 0; i < COUNT(known); i++) {
        if (strcmp(known[i], name) == 0)
            return;
        spelling_try(&spelling, known[i]);
    }
    if (spelling.nearest)
        problems_add(&loader->problems, name, 0, "note: not a file of a pack; did you mean '%s'?",
                     spelling.nearest);
    else if (utf8_ends_with(name, ".yaml") || utf8_ends_with(name, ".yml") ||
             utf8_ends_with(name, ".tsv"))
        problems_add(&loader->problems, name, 0, "note: not a file of a pack, not read");
}

static bool lines_name(const struct line *lines, size_t n_lines, const char *sound)
{
    for (size_t i = 0; i < n_lines; i++) {
        if (lines[i].sound && strcmp(lines[i].sound, sound) == 0)
            return true;
    }
    return false;
}

static bool play_names(const struct play *scene, const char *sound)
{
    const struct play *play = scene->written ? scene->written : scene;
    for (size_t i = 0; i < play->n_turns; i++) {
        if (lines_name(play->turns[i].says, play->turns[i].n_says, sound))
            return true;
    }
    for (size_t i = 0; i < play->n_endings; i++) {
        if (lines_name(play->endings[i].says, play->endings[i].n_says, sound))
            return true;
    }
    return false;
}

static void note_recording(struct loader *loader, const char *name)
{
    for (size_t i = 0; i < pack_n_scenes(loader->pack); i++) {
        if (play_names(pack_scene(loader->pack, i), name + strlen("sound/")))
            return;
    }
    if (utf8_ends_with(name, ".wav"))
        problems_add(&loader->problems, name, 0, "note: no line names this recording");
}

void lint_files(struct loader *loader)
{
    for (size_t i = 0; i < loader->files.count; i++) {
        const char *name = loader->files.names[i];
        if (!strchr(name, '/'))
            note_file(loader, name);
        else if (is_below(name, "plays") && !utf8_ends_with(name, ".yaml"))
            problems_add(&loader->problems, name, 0, "note: not read: a play is a .yaml file");
        else if (is_below(name, "phrases") && !utf8_ends_with(name, ".yaml"))
            problems_add(&loader->problems, name, 0, "note: not read: phrases are a .yaml file");
        else if (is_below(name, "drills") && !utf8_ends_with(name, ".yaml"))
            problems_add(&loader->problems, name, 0, "note: not read: a drill is a .yaml file");
        else if (is_below(name, "sound"))
            note_recording(loader, name);
    }
}
