#include "engine/one_kiosk.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/path.h"

/* The file stays when nobody holds it: removing it would let two hold files of one name. */
static int lock_file(const char *database)
{
    char path[PATH_SIZE];
    if (path_format(path, "%s-kiosk", database) != STATUS_OK)
        return -1;
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

static int process_read(int file)
{
    char text[24] = "";
    ssize_t n = pread(file, text, sizeof text - 1, 0);
    return n > 0 ? atoi(text) : 0;
}

/* Only for people who look for it: a number that was not written harms nobody. */
static void process_write(int file)
{
    char text[24];
    int n = snprintf(text, sizeof text, "%d\n", (int)getpid());
    if (ftruncate(file, 0) != 0 || pwrite(file, text, (size_t)n, 0) != n)
        return;
}

enum status one_kiosk_begin(struct one_kiosk *kiosk, const char *database, int *process)
{
    *process = 0;
    if (kiosk->held)
        return STATUS_OK;
    int file = lock_file(database);
    if (file < 0)
        return STATUS_IO;
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        *process = process_read(file);
        close(file);
        return STATUS_BUSY;
    }
    process_write(file);
    *kiosk = (struct one_kiosk){true, file};
    return STATUS_OK;
}

void one_kiosk_end(struct one_kiosk *kiosk)
{
    if (kiosk->held)
        close(kiosk->file);
    kiosk->held = false;
}
