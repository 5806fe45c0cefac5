/* Replays inputs to a fuzzer's function without libFuzzer, so that every build can: the seeds, and
 * whatever once crashed. usage: PROGRAM FOLDER-OR-FILE... */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A hang is a second. Sanitizers and old processors take ten times as long. */
enum { INPUT_MAX = 1 << 20, SECONDS_MOST = 10 };

static int n_failed, n_replayed;

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *room = malloc(INPUT_MAX);
    size_t size = file && room ? fread(room, 1, INPUT_MAX, file) : 0;
    uint8_t *input = malloc(size ? size : 1); /* of its very size: what reads beyond is seen */
    if (!file || !room || !input)
        abort();
    memcpy(input, room, size);
    clock_t begin = clock();
    LLVMFuzzerTestOneInput(input, size);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (seconds > SECONDS_MOST) {
        fprintf(stderr, "%s: took %.1f s\n", path, seconds);
        n_failed++;
    }
    n_replayed++;
    free(input);
    free(room);
    fclose(file);
}

static void replay(const char *path)
{
    char below[4096];
    struct stat about;
    if (stat(path, &about) != 0) {
        fprintf(stderr, "%s: no such file\n", path);
        n_failed++;
    } else if (!S_ISDIR(about.st_mode)) {
        replay_file(path);
        return;
    }
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.')
            replay_file(below);
    }
    if (folder)
        closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    rmdir(blob_folder());
    printf("%d inputs replayed\n", n_replayed);
    return n_failed || n_replayed == 0;
}
