#include "base/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/private_file.h"

/* glibc lets stderr be another stream, and locks it: one writer at a time. A pipe with a thread
 * behind it would lose the last words of a program that falls. */
static struct log_file {
    FILE *before, *stream; /* stderr as it was; that with the file behind it. NULL: none */
    int file;
    off_t bytes;
    bool in_line; /* the last thing written had no end */
    char path[PATH_SIZE];
} log_file;

static int file_open(const char *path)
{
    private_file_make(path);
    return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void rotate(void)
{
    char from[PATH_SIZE + 16], to[PATH_SIZE + 16];
    for (int i = LOG_FILES_KEPT - 1; i > 0; i--) {
        snprintf(to, sizeof to, "%s.%d", log_file.path, i);
        snprintf(from, sizeof from, "%s", log_file.path);
        if (i > 1)
            snprintf(from, sizeof from, "%s.%d", log_file.path, i - 1);
        rename(from, to);
    }
    int file = file_open(log_file.path);
    if (file < 0)
        return; /* the old one goes on under its new name */
    close(log_file.file);
    log_file.file = file;
    log_file.bytes = 0;
}

/* A full disk costs the line, and nothing else. */
static void put(const char *text, size_t n)
{
    ssize_t written = write(log_file.file, text, n);
    log_file.bytes += written > 0 ? written : 0;
}

static void put_time(void)
{
    time_t now = time(NULL);
    struct tm local;
    char text[32];
    localtime_r(&now, &local);
    put(text, strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S ", &local));
}

static ssize_t stream_write(void *cookie, const char *text, size_t n)
{
    (void)cookie;
    fwrite(text, 1, n, log_file.before);
    fflush(log_file.before);
    for (size_t at = 0; at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t piece = end ? (size_t)(end - text) + 1 - at : n - at;
        if (!log_file.in_line && log_file.bytes >= LOG_FILE_BYTES)
            rotate();
        if (!log_file.in_line)
            put_time();
        put(text + at, piece);
        log_file.in_line = !end;
        at += piece;
    }
    return (ssize_t)n;
}

enum status log_file_open(const char *path)
{
    struct stat about;
    log_file_close();
    if (path_format(log_file.path, "%s", path) != STATUS_OK)
        return STATUS_LIMIT;
    log_file.file = file_open(path);
    if (log_file.file < 0 || fstat(log_file.file, &about) != 0)
        return STATUS_IO;
    log_file.bytes = about.st_size;
    log_file.stream = fopencookie(NULL, "w", (cookie_io_functions_t){.write = stream_write});
    if (!log_file.stream) {
        close(log_file.file);
        return STATUS_NO_MEMORY;
    }
    setvbuf(log_file.stream, NULL, _IOLBF, 0);
    log_file.before = stderr;
    stderr = log_file.stream;
    return STATUS_OK;
}

void log_file_close(void)
{
    if (!log_file.stream)
        return;
    fflush(log_file.stream);
    stderr = log_file.before;
    fclose(log_file.stream);
    close(log_file.file);
    log_file = (struct log_file){.file = -1};
}
