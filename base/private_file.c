#include "base/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void private_file_make(const char *path)
{
    int made = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    if (made >= 0)
        close(made);
    private_file_shut(path);
}

void private_file_shut(const char *path)
{
    struct stat about;
    if (stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
        (about.st_mode & 077) != 0)
        (void)!chmod(path, about.st_mode & 0700);
}
