/* settings.yaml: whatever is in it, each setting is a sound one, and what is wrong is said. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/password_hash.h"
#include "engine/settings.h"
#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_settings(const struct settings *settings)
{
    const char *pin = settings->trainer_pin;
    if (settings->idle_s < 15 || settings->idle_s > 3600)
        abort();
    if (pin && settings_show_pin(settings) == password_hash_is_whole(pin))
        abort();
    for (size_t i = 0; i < settings->roster.count; i++) { /* each number is one person's */
        const struct person_who *person = &settings->roster.people[i];
        if (!person->name[0])
            abort();
        if (person->number[0] && roster_find(&settings->roster, person->number) != person)
            abort();
    }
    for (size_t i = 0; i < settings->n_packs; i++) {
        if (!settings->packs[i][0])
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[BLOB_PATH_SIZE];
    struct settings settings;
    struct problems problems = {0};
    blob_write("settings.yaml", data, size);
    snprintf(path, sizeof path, "%s/settings.yaml", blob_folder());
    settings_init(&settings);
    enum status status = settings_read(&settings, path, &problems);
    if ((status == STATUS_INVALID) != (problems.count > 0))
        abort();
    check_settings(&settings);
    settings_finish(&settings);
    problems_finish(&problems);
    remove(path);
    return 0;
}
