/* What a disk holds after a power cut, if it kept nothing but what it was told to keep. Preloaded
 * into a program (LD_PRELOAD), it notes at every fsync and fdatasync what that makes safe: of a
 * file its bytes, of a folder the names in it. Whoever kills the program then puts the disk
 * together from the notes (tests/torture_kill). Strict on purpose: real disks keep more, never
 * less.
 *
 *   POWER_CUT_DISK     the folder that is the disk; everything else is left alone
 *   POWER_CUT_NOTES    where the notes go: bytes/KEY, a file's bytes; names/PATH with '|' for '/',
 * a folder's lines "KEY TYPE NAME". KEY is the inode and when it was born. */
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_SIZE = 64, NOTE_SIZE = 2 * PATH_MAX };

/* False: it is gone. */
static bool key_of(int folder, const char *name, char key[KEY_SIZE], char *type)
{
    struct statx about;
    int flags = AT_SYMLINK_NOFOLLOW | (*name ? 0 : AT_EMPTY_PATH);
    if (statx(folder, name, flags, STATX_INO | STATX_TYPE | STATX_BTIME, &about) != 0)
        return false;
    snprintf(key, KEY_SIZE, "%llu-%lld-%u", (unsigned long long)about.stx_ino,
             (long long)about.stx_btime.tv_sec, about.stx_btime.tv_nsec);
    *type = S_ISDIR(about.stx_mode) ? 'd' : 'f';
    return true;
}

/* A note is there whole or not at all: the program may be killed while it is made. */
static FILE *note_begin(const char *kind, const char *name, char path[NOTE_SIZE])
{
    char part[NOTE_SIZE + 8];
    snprintf(path, NOTE_SIZE, "%s/%s/%s", getenv("POWER_CUT_NOTES"), kind, name);
    snprintf(part, sizeof part, "%s.part", path);
    return fopen(part, "wbe");
}

static void note_end(FILE *note, const char *path)
{
    char part[NOTE_SIZE + 8];
    snprintf(part, sizeof part, "%s.part", path);
    if (fclose(note) != 0 || rename(part, path) != 0)
        abort(); /* a test that cannot note is no test */
}

/* The program may have opened it for writing alone, so it is opened once more. */
static void bytes_note(const char *file, const char *key)
{
    char path[NOTE_SIZE], block[65536];
    FILE *note = note_begin("bytes", key, path), *again = fopen(file, "rbe");
    if (!note || !again)
        abort();
    for (size_t n; (n = fread(block, 1, sizeof block, again)) > 0;)
        fwrite(block, 1, n, note);
    fclose(again);
    note_end(note, path);
}

static void names_note(int file, const char *below)
{
    char path[NOTE_SIZE], flat[PATH_MAX];
    snprintf(flat, sizeof flat, "|%s", below);
    for (char *slash = flat; (slash = strchr(slash, '/'));)
        *slash = '|';
    FILE *note = note_begin("names", flat, path);
    int again = openat(file, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = again >= 0 ? fdopendir(again) : NULL;
    if (!note || !folder)
        abort();
    for (struct dirent *entry; (entry = readdir(folder));) {
        char key[KEY_SIZE], type;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            key_of(file, entry->d_name, key, &type))
            fprintf(note, "%s %c %s\n", key, type, entry->d_name);
    }
    closedir(folder);
    note_end(note, path);
}

static void synced(int file)
{
    char link[64], path[PATH_MAX], key[KEY_SIZE], type;
    const char *disk = getenv("POWER_CUT_DISK");
    size_t length = disk ? strlen(disk) : 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (!disk || n < (ssize_t)length || strncmp(path, disk, length) != 0)
        return;
    path[n] = '\0';
    if (!key_of(file, "", key, &type))
        abort();
    if (type == 'd')
        names_note(file, path[length] == '/' ? path + length + 1 : "");
    else
        bytes_note(link, key);
}

static int sync_by(const char *name, int file)
{
    int (*real)(int) = (int (*)(int))(uintptr_t)dlsym(RTLD_NEXT, name);
    int result = real(file);
    if (result == 0)
        synced(file);
    return result;
}

int fsync(int file)
{
    return sync_by("fsync", file);
}

int fdatasync(int file)
{
    return sync_by("fdatasync", file);
}
