#include "engine/audit_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/private_file.h"
#include "base/utf8.h"

/* A line is at most as long as its parts; the last of them is found in the file's last bytes. */
enum { WHO_SIZE = 64, LINE_SIZE = 640, FIELDS = 6 };

static const char first_hash[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const char *const event_texts[AUDIT_EVENTS] = {
    [AUDIT_START] = "start",   [AUDIT_STOP] = "stop",         [AUDIT_LEAVE] = "leave",
    [AUDIT_PIN] = "pin",       [AUDIT_NO_PIN] = "wrong-pin",  [AUDIT_SETTINGS] = "settings",
    [AUDIT_PEOPLE] = "people", [AUDIT_PERSON] = "new-person", [AUDIT_REMOVAL] = "removal",
    [AUDIT_MARK] = "mark",     [AUDIT_EXAM] = "exam",         [AUDIT_WORDING] = "wording",
    [AUDIT_EXPORT] = "export", [AUDIT_BACKUP] = "backup",     [AUDIT_RESTORE] = "restore",
    [AUDIT_MENDED] = "mended",
};

struct link { /* a line of the chain */
    size_t number;
    char hash[AUDIT_HASH_SIZE];
};

struct line { /* its parts point into the text */
    const char *number, *when, *who, *event, *detail, *hash;
};

const char *audit_event_text(enum audit_event event)
{
    return event_texts[event];
}

enum status audit_path(const char *database, char out[PATH_SIZE])
{
    return path_format(out, "%.*saudit.log", (int)(path_name(database) - database), database);
}

static enum status head_path(const char *path, char out[PATH_SIZE])
{
    return path_format(out, "%s.head", path);
}

/* `text` is the line up to its hash, with the tab before it. */
static void line_hash(const char *before, const char *text, size_t n, char out[AUDIT_HASH_SIZE])
{
    struct digest digest;
    uint8_t bytes[DIGEST_SIZE];
    digest_init(&digest);
    digest_add(&digest, before, strlen(before));
    digest_add(&digest, text, n);
    digest_take(&digest, bytes);
    digest_hex(bytes, sizeof bytes, out);
}

/* Cuts a line, without its end, into its parts. False: it is none of ours. */
static bool line_cut(char *text, struct line *line)
{
    const char **parts[FIELDS] = {&line->number, &line->when,   &line->who,
                                  &line->event,  &line->detail, &line->hash};
    char *rest = text;
    for (int i = 0; i < FIELDS; i++) {
        char *tab = strchr(rest, '\t');
        if ((tab != NULL) != (i < FIELDS - 1))
            return false;
        *parts[i] = rest;
        if (tab) {
            *tab = '\0';
            rest = tab + 1;
        }
    }
    return strlen(line->hash) == AUDIT_HASH_SIZE - 1;
}

static bool link_read(char *text, struct link *link)
{
    struct line line;
    char *end = NULL;
    if (!line_cut(text, &line))
        return false;
    link->number = strtoul(line.number, &end, 10);
    snprintf(link->hash, sizeof link->hash, "%s", line.hash);
    return end != line.number && *end == '\0' && link->number > 0;
}

/* A write that a power cut broke off has no end; nobody was told that it is there. Where the file
 * may only be added to (chattr +a), the piece stays and the check names it. */
static enum status tail_mend(int file, char tail[2 * LINE_SIZE], ssize_t *n, off_t size)
{
    if (*n == 0 || tail[*n - 1] == '\n')
        return STATUS_OK;
    char *end = memrchr(tail, '\n', (size_t)*n);
    ssize_t whole = end ? end - tail + 1 : 0;
    if (whole == 0 && *n < size)
        return STATUS_IO;
    if (ftruncate(file, size - (*n - whole)) != 0)
        return write(file, "\n", 1) == 1 ? STATUS_OK : STATUS_IO;
    *n = whole;
    return STATUS_OK;
}

/* The newest whole line; of an empty file the link before the first. */
static enum status link_last(int file, struct link *last)
{
    char tail[2 * LINE_SIZE];
    struct stat about;
    *last = (struct link){.number = 0};
    memcpy(last->hash, first_hash, sizeof first_hash);
    if (fstat(file, &about) != 0)
        return STATUS_IO;
    off_t from = about.st_size > (off_t)sizeof tail ? about.st_size - (off_t)sizeof tail : 0;
    ssize_t n = pread(file, tail, sizeof tail, from);
    if (n < 0 || tail_mend(file, tail, &n, about.st_size) != STATUS_OK)
        return STATUS_IO;
    while (n > 0) { /* backwards, past what is no line of ours */
        tail[--n] = '\0';
        char *begin = memrchr(tail, '\n', (size_t)n);
        if (link_read(begin ? begin + 1 : tail, last))
            return STATUS_OK;
        n = begin ? begin - tail + 1 : 0;
    }
    return about.st_size == 0 || from == 0 ? STATUS_OK : STATUS_IO;
}

/* The head is always the old one or the new one; what durable_write writes first is made private
 * before. */
static enum status head_write(const char *path, const struct link *link)
{
    char head[PATH_SIZE], part[PATH_SIZE], text[LINE_SIZE];
    enum status status = head_path(path, head);
    if (status == STATUS_OK)
        status = path_format(part, "%s.part", head);
    if (status != STATUS_OK)
        return status;
    private_file_make(part);
    int n = snprintf(text, sizeof text, "%zu\t%s\n", link->number, link->hash);
    return durable_write(head, text, (size_t)n);
}

/* False: there is none, or it says nothing. */
static bool head_read(const char *path, struct link *link)
{
    char head[PATH_SIZE];
    FILE *file = head_path(path, head) == STATUS_OK ? fopen(head, "re") : NULL;
    bool fine = file && fscanf(file, "%zu\t%64[0-9a-f]", &link->number, link->hash) == 2 &&
                strlen(link->hash) == AUDIT_HASH_SIZE - 1;
    if (file)
        fclose(file);
    return fine;
}

/* One line whatever is in it, and never half a character. */
static void text_tame(const char *text, char *out, size_t size)
{
    snprintf(out, size, "%.*s", (int)utf8_cut(text, size - 1), text);
    for (char *at = out; *at; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
    }
}

static int line_write(char out[LINE_SIZE], struct link *link, enum audit_event event,
                      const char *who, const char *detail)
{
    char name[WHO_SIZE], more[AUDIT_DETAIL_SIZE], when[32], before[AUDIT_HASH_SIZE];
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    text_tame(who, name, sizeof name);
    text_tame(detail, more, sizeof more);
    memcpy(before, link->hash, sizeof before);
    int n = snprintf(out, LINE_SIZE, "%zu\t%s\t%s\t%s\t%s\t", ++link->number, when, name,
                     event_texts[event], more);
    line_hash(before, out, (size_t)n, link->hash);
    return n + snprintf(out + n, LINE_SIZE - (size_t)n, "%s\n", link->hash);
}

static enum status add_locked(int file, const char *path, enum audit_event event, const char *who,
                              const char *detail)
{
    char text[LINE_SIZE];
    struct link link;
    enum status status = link_last(file, &link);
    if (status != STATUS_OK)
        return status;
    bool is_first = link.number == 0;
    int n = line_write(text, &link, event, who, detail);
    if (write(file, text, (size_t)n) != n || fsync(file) != 0)
        return STATUS_IO;
    if (is_first && durable_name(path) != STATUS_OK)
        return STATUS_IO;
    return head_write(path, &link);
}

enum status audit_add(const char *path, enum audit_event event, const char *who, const char *detail)
{
    int file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return STATUS_IO;
    enum status status = STATUS_IO;
    if (flock(file, LOCK_EX) == 0)
        status = add_locked(file, path, event, who, detail);
    close(file); /* lets go of the lock */
    return status;
}

void audit_newest(const char *path, enum audit_event event, char out[AUDIT_DETAIL_SIZE])
{
    FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t size = 0;
    struct line line;
    out[0] = '\0';
    while (file && getline(&text, &size, file) > 0) {
        text[strcspn(text, "\n")] = '\0';
        if (line_cut(text, &line) && strcmp(line.event, event_texts[event]) == 0)
            snprintf(out, AUDIT_DETAIL_SIZE, "%s", line.detail);
    }
    free(text);
    if (file)
        fclose(file);
}

static enum status broken(struct audit_report *report, size_t line, const char *reason)
{
    report->line = line;
    snprintf(report->reason, sizeof report->reason, "%s", reason);
    return STATUS_DAMAGED;
}

/* What is wrong with a line says more than that the chain is broken there. */
static enum status line_check(char *text, ssize_t n, size_t at, struct audit_report *report)
{
    struct link link;
    char hash[AUDIT_HASH_SIZE], *tab = memrchr(text, '\t', (size_t)n);
    if (text[n - 1] != '\n')
        return broken(report, at, "the line has no end: it was cut, or never written whole");
    text[n - 1] = '\0';
    if (tab)
        line_hash(report->hash, text, (size_t)(tab + 1 - text), hash);
    if (strlen(text) != (size_t)n - 1 || !link_read(text, &link))
        return broken(report, at, "this is no line of the log");
    if (link.number != report->lines + 1) {
        snprintf(report->reason, sizeof report->reason, "line number %zu follows %zu: %s",
                 link.number, report->lines,
                 link.number > report->lines ? "lines were removed" : "lines were put in");
        report->line = at;
        return STATUS_DAMAGED;
    }
    if (strcmp(hash, link.hash) != 0)
        return broken(report, at, "the line was changed, or the one before it was replaced");
    memcpy(report->hash, hash, sizeof hash);
    report->lines++;
    return STATUS_OK;
}

/* The head may be one line behind: a power cut came between the two. */
static enum status head_check(const struct link *head, const struct audit_report *seen,
                              struct audit_report *report)
{
    char reason[AUDIT_REASON_SIZE];
    if (!head && report->lines == 0)
        return STATUS_OK;
    if (!head)
        return broken(report, report->lines, "the file with the newest hash is missing");
    if (head->number > report->lines) {
        snprintf(reason, sizeof reason, "lines %zu to %zu were cut off", report->lines + 1,
                 head->number);
        return broken(report, report->lines + 1, reason);
    }
    if (strcmp(head->hash, seen->hash) != 0)
        return broken(report, head->number,
                      "the line is not the one that was written: the log was made anew");
    return STATUS_OK;
}

enum status audit_check(const char *path, const char *known, struct audit_report *report)
{
    struct link head = {.number = 0};
    struct audit_report at_head = {.lines = 0}; /* what was read up to the head's line */
    bool has_head = head_read(path, &head);
    enum status status = STATUS_OK;
    char *text = NULL;
    size_t size = 0;
    ssize_t n;
    *report = (struct audit_report){.lines = 0};
    memcpy(report->hash, first_hash, sizeof first_hash);
    FILE *file = fopen(path, "re");
    if (!file && errno != ENOENT)
        return STATUS_IO;
    if (!file)
        return has_head ? broken(report, 1, "the log is gone, and its newest hash is still there")
                        : STATUS_NOT_FOUND;
    for (size_t at = 1; status == STATUS_OK && (n = getline(&text, &size, file)) > 0; at++) {
        status = line_check(text, n, at, report);
        report->known |= known && strcmp(report->hash, known) == 0;
        if (has_head && report->lines == head.number)
            at_head = *report;
    }
    if (status == STATUS_OK && ferror(file))
        status = STATUS_IO;
    free(text);
    fclose(file);
    return status == STATUS_OK ? head_check(has_head ? &head : NULL, &at_head, report) : status;
}
