#include "scenarios/lint/pack_check.h"

#include "scenarios/lint/lint.h"

/* Looks for unused things only when all else is well: a slip in an id would make something look
 * unused. */
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
    lint_readings(loader);
    lint_wordings(loader);
    lint_alike(loader);
    lint_drills(loader);
    lint_points(loader);
    if (all_well(loader)) {
        lint_uses(loader);
        lint_criteria(loader);
        lint_files(loader);
    }
}

enum status pack_check(struct pack **out, const char *folder, struct problems *problems)
{
    struct loader loader;
    enum status status = loader_open(&loader, folder, NULL);
    if (status == STATUS_OK)
        lint(&loader);
    enum status found = loader_close(&loader, folder, problems);
    if (found == STATUS_NO_MEMORY)
        status = found;
    *out = status == STATUS_OK ? loader.pack : NULL;
    if (status == STATUS_OK)
        return found;
    pack_close(loader.pack);
    return status;
}
