#include "engine/sound_keeping.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "engine/recording_files.h"

static const int64_t day_ms = 86400000;

enum sound_clock sound_clock(int64_t known_unix_ms, struct sound_time now)
{
    int64_t ahead_ms = now.unix_ms - known_unix_ms, leap_ms = SOUND_LEAP_DAYS * day_ms;
    if (known_unix_ms == 0 || now.certain)
        return SOUND_CLOCK_RIGHT;
    if (ahead_ms > leap_ms || ahead_ms < -leap_ms)
        return SOUND_CLOCK_DOUBTED;
    return ahead_ms < 0 ? SOUND_CLOCK_BACK : SOUND_CLOCK_RIGHT;
}

/* The files of one attempt, then their names. */
static enum status attempt_silence(struct records *records, const char *recordings, int64_t attempt,
                                   enum sound_gone why, int64_t unix_ms, char left[PATH_SIZE])
{
    char **list = NULL;
    size_t count = 0;
    enum status status = records_attempt_recordings(records, attempt, &list, &count);
    if (status == STATUS_OK)
        status = recording_files_remove(recordings, list, count, left);
    records_recordings_free(list, count);
    return status == STATUS_OK ? records_sound_gone(records, attempt, why, unix_ms) : status;
}

/* One that cannot be removed does not keep the others. */
static enum status due_remove(struct records *records, const char *recordings,
                              struct sound_days days, int64_t unix_ms, struct sound_round *out)
{
    int64_t *due = NULL;
    size_t count = 0;
    bool left = false;
    enum status status = records_kept_due(records, unix_ms, days.practice, days.exam, &due, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        char path[PATH_SIZE];
        status = attempt_silence(records, recordings, due[i], SOUND_GONE_BY_RULE, unix_ms, path);
        out->attempts += status == STATUS_OK;
        if (status != STATUS_IO)
            continue;
        if (!left)
            memcpy(out->left, path, sizeof path);
        left = true;
        status = STATUS_OK;
    }
    free(due);
    return status == STATUS_OK && left ? STATUS_IO : status;
}

/* The attempt whose folder has that name, "20261130-083000-17"; 0: it is no attempt's. */
static int64_t attempt_of(const char *name)
{
    const char *dash = strrchr(name, '-');
    char *end = NULL;
    long long attempt = dash && name[0] >= '0' && name[0] <= '9' ? strtoll(dash + 1, &end, 10) : 0;
    return end && !*end && attempt > 0 ? attempt : 0;
}

static bool is_named(char *const *list, size_t count, const char *folder, const char *file)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(folder);
        if (strncmp(list[i], folder, n) == 0 && list[i][n] == '/' &&
            strcmp(list[i] + n + 1, file) == 0)
            return true;
    }
    return false;
}

struct strays { /* what is looked for in one attempt's folder */
    struct records *records;
    const char *folder; /* its name */
    char path[PATH_SIZE];
    int64_t before_unix_ms;
    char **named;
    size_t n_named;
    bool asked; /* the records, for what they name */
};

static enum status stray_look(struct strays *strays, const char *file, int *removed)
{
    struct stat about;
    char path[PATH_SIZE];
    if (!sound_file_named(file) || path_format(path, "%s/%s", strays->path, file) != STATUS_OK ||
        stat(path, &about) != 0 || (int64_t)about.st_mtime * 1000 >= strays->before_unix_ms)
        return STATUS_OK;
    if (!strays->asked) {
        enum status status = records_attempt_recordings(strays->records, attempt_of(strays->folder),
                                                        &strays->named, &strays->n_named);
        if (status != STATUS_OK)
            return status;
        strays->asked = true;
    }
    if (!is_named(strays->named, strays->n_named, strays->folder, file))
        *removed += unlink(path) == 0;
    return STATUS_OK;
}

static enum status folder_look(struct strays *strays, int *removed)
{
    DIR *entries = opendir(strays->path);
    enum status status = STATUS_OK;
    for (const struct dirent *entry; status == STATUS_OK && entries && (entry = readdir(entries));)
        status = stray_look(strays, entry->d_name, removed);
    if (entries)
        closedir(entries);
    records_recordings_free(strays->named, strays->n_named);
    if (status == STATUS_OK)
        rmdir(strays->path); /* where it is empty */
    return status;
}

/* What was written and never stored, and so is named by no row, goes by the date of the file when
 * even an exam's sound would. */
static enum status strays_remove(struct records *records, const char *recordings,
                                 struct sound_days days, int64_t unix_ms, int *removed)
{
    int longest = days.exam > days.practice ? days.exam : days.practice;
    DIR *entries = *recordings ? opendir(recordings) : NULL;
    enum status status = STATUS_OK;
    for (const struct dirent *entry;
         status == STATUS_OK && entries && (entry = readdir(entries));) {
        struct strays strays = {.records = records,
                                .folder = entry->d_name,
                                .before_unix_ms = unix_ms - longest * day_ms};
        if (attempt_of(entry->d_name) &&
            path_format(strays.path, "%s/%s", recordings, entry->d_name) == STATUS_OK)
            status = folder_look(&strays, removed);
    }
    if (entries)
        closedir(entries);
    return status;
}

/* What the clock says is believed from here on. */
static enum status round_go(struct records *records, const char *recordings, struct sound_days days,
                            int64_t unix_ms, struct sound_round *out)
{
    enum status status = records_keeper_know(records, unix_ms);
    if (status == STATUS_OK)
        status = records_kept_stamp(records, unix_ms);
    enum status removed =
        status == STATUS_OK ? due_remove(records, recordings, days, unix_ms, out) : STATUS_OK;
    if (status == STATUS_OK && (removed == STATUS_OK || removed == STATUS_IO))
        status = strays_remove(records, recordings, days, unix_ms, &out->strays);
    return status == STATUS_OK ? removed : status;
}

enum status sound_round(struct records *records, const char *recordings, struct sound_days days,
                        struct sound_time now, struct sound_round *out)
{
    int64_t known = 0;
    *out = (struct sound_round){.clock = SOUND_CLOCK_RIGHT};
    enum status status = records_keeper_known(records, &known);
    if (status != STATUS_OK)
        return status;
    out->clock = sound_clock(known, now);
    if (out->clock == SOUND_CLOCK_DOUBTED)
        return STATUS_OK;
    if (out->clock == SOUND_CLOCK_BACK)
        return records_kept_stamp(records, now.unix_ms);
    return round_go(records, recordings, days, now.unix_ms, out);
}

enum status sound_clock_trust(struct records *records, int64_t unix_ms)
{
    enum status status = records_keeper_know(records, unix_ms);
    return status == STATUS_OK ? records_kept_stamp(records, unix_ms) : status;
}

enum status sound_remove_of(struct records *records, const char *recordings, int64_t person,
                            int64_t unix_ms, char left[PATH_SIZE])
{
    int64_t *attempts = NULL;
    size_t count = 0;
    left[0] = '\0';
    enum status status = records_kept_of_person(records, person, &attempts, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status =
            attempt_silence(records, recordings, attempts[i], SOUND_GONE_BY_PERSON, unix_ms, left);
    free(attempts);
    return status;
}
