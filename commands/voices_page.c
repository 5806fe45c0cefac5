#include "commands/voices_page.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/utf8.h"

static const char sentence[] = "您好，我家从昨天晚上八点就没电了，麻烦您给查一查，什么时候能来电？";

enum { MOODS = 3 };
static const int moods[MOODS] = {5, 60, 95};
static const char *const mood_names[MOODS] = {"怒", "平", "喜"};

/* The second letter of a voice's name tells a woman from a man. */
static const char *way_for(const char *timbre)
{
    if (timbre[0] == 'z' && strcmp(timbre, "zf_xiaoni") != 0 && strcmp(timbre, "zm_yunxia") != 0)
        return timbre;
    return timbre[1] == 'm' ? "zm_yunxi" : "zf_xiaoxiao";
}

static enum status say(struct maker *maker, const struct lexicon *lexicon, const char *timbre,
                       int mood, const char *folder)
{
    char path[PATH_SIZE];
    int duration_ms;
    struct maker_request request = {.lexicon = lexicon,
                                    .text = sentence,
                                    .person = {timbre, way_for(timbre), 1, 1},
                                    .manner = manner_of(mood, VOICE_HOT),
                                    .path = path};
    enum status status = path_format(path, "%s/%s-%d.opus", folder, timbre, mood);
    if (status != STATUS_OK || access(path, R_OK) == 0)
        return status;
    return maker_make(maker, &request, &duration_ms);
}

static void row_write(FILE *page, const char *timbre)
{
    fprintf(page, "<tr><td>%s</td><td>%s</td>", timbre, way_for(timbre));
    for (int i = 0; i < MOODS; i++)
        fprintf(page, "<td><audio controls preload=\"none\" src=\"%s-%d.opus\"></audio></td>",
                timbre, moods[i]);
    fputs("</tr>\n", page);
}

static void head_write(FILE *page)
{
    fprintf(
        page,
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>应答：音色</title>\n"
        "<h1>音色</h1><p>%s</p>\n<table><tr><th>timbre</th><th>way</th>",
        sentence);
    for (int i = 0; i < MOODS; i++)
        fprintf(page, "<th>%s</th>", mood_names[i]);
    fputs("</tr>\n", page);
}

static int is_voice(const struct dirent *entry)
{
    return utf8_ends_with(entry->d_name, ".bin");
}

static enum status rows_make(struct maker *maker, struct dirent **entries, int count, FILE *page,
                             const char *folder, const volatile sig_atomic_t *stopped)
{
    struct lexicon *lexicon = NULL;
    enum status status = lexicon_open(&lexicon);
    for (int i = 0; status == STATUS_OK && !*stopped && i < count; i++) {
        char *timbre = entries[i]->d_name;
        timbre[strlen(timbre) - 4] = '\0';
        for (int k = 0; status == STATUS_OK && !*stopped && k < MOODS; k++)
            status = say(maker, lexicon, timbre, moods[k], folder);
        if (status == STATUS_OK)
            row_write(page, timbre);
        fprintf(stderr, "yingda voices: %d of %d voices\n", i + 1, count);
    }
    lexicon_close(lexicon);
    return *stopped ? STATUS_OK : status;
}

enum status voices_page(struct maker *maker, const char *voices, const char *folder,
                        const volatile sig_atomic_t *stopped)
{
    char path[PATH_SIZE];
    struct dirent **entries = NULL;
    enum status status = path_format(path, "%s/voices", voices);
    int count = status == STATUS_OK ? scandir(path, &entries, is_voice, alphasort) : 0;
    if (count <= 0)
        return status == STATUS_OK ? STATUS_IO : status;
    status = path_make_folder(folder);
    if (status == STATUS_OK)
        status = path_format(path, "%s/index.html", folder);
    FILE *page = status == STATUS_OK ? fopen(path, "w") : NULL;
    if (page) {
        head_write(page);
        status = rows_make(maker, entries, count, page, folder, stopped);
        fputs("</table></html>\n", page);
        status = fclose(page) == 0 ? status : STATUS_IO;
    } else if (status == STATUS_OK) {
        status = STATUS_IO;
    }
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return status;
}
