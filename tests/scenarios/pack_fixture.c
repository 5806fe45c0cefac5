#include "tests/scenarios/pack_fixture.h"

#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text_file.h"
#include "scenarios/lint/pack_check.h"
#include "scenarios/pack.h"

#define GOOD YINGDA_SOURCE_DIR "/tests/fixtures/packs/good"

static void need(bool done, const char *what)
{
    if (done)
        return;
    perror(what);
    abort();
}

static char *path_of(const struct pack_fixture *fixture, const char *name)
{
    char *path;
    need(asprintf(&path, "%s/%s", fixture->folder, name) >= 0, name);
    return path;
}

void pack_fixture_write(const struct pack_fixture *fixture, const char *name, const void *bytes,
                        size_t length)
{
    char *path = path_of(fixture, name);
    for (char *slash = path + strlen(fixture->folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *stream = fopen(path, "wb");
    need(stream && fwrite(bytes, 1, length, stream) == length && fclose(stream) == 0, path);
    free(path);
}

static void copy_good(const struct pack_fixture *fixture, const char *name)
{
    struct problems problems = {0};
    struct text_file file;
    char *path;
    need(asprintf(&path, GOOD "/%s", name) >= 0, name);
    need(text_file_open(&file, path, name, TEXT_FILE_LINE_MAX, &problems) == STATUS_OK, path);
    pack_fixture_write(fixture, name, file.bytes, file.length);
    text_file_close(&file);
    free(path);
}

static void draw_layers(const struct pack_fixture *fixture)
{
    static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 "
                              "800\">\n<path d=\"M0 0h9v9z\"/>\n</svg>\n";
    static const char *const moods[] = {"furious", "angry", "uneasy", "calm", "pleased"};
    static const char *const layers[] = {"body-%s", "brows-%s", "eyes-%s", "mouth-%s",
                                         "mouth-%s-open"};
    pack_fixture_write(fixture, "art/woman/head.svg", svg, strlen(svg));
    pack_fixture_write(fixture, "art/woman/hair.svg", svg, strlen(svg));
    for (size_t i = 0; i < 25; i++) {
        char name[64];
        const char *mark = strchr(layers[i / 5], '%');
        snprintf(name, sizeof name, "art/woman/%.*s%s%s.svg", (int)(mark - layers[i / 5]),
                 layers[i / 5], moods[i % 5], mark + 2);
        pack_fixture_write(fixture, name, svg, strlen(svg));
    }
}

static void record_thanks(const struct pack_fixture *fixture)
{
    static const uint8_t wav[] = {'R',  'I',  'F', 'F', 40, 0,    0, 0, 'W', 'A', 'V', 'E',
                                  'f',  'm',  't', ' ', 16, 0,    0, 0, 1,   0,   1,   0,
                                  0x80, 0x3E, 0,   0,   0,  0x7D, 0, 0, 2,   0,   16,  0,
                                  'd',  'a',  't', 'a', 4,  0,    0, 0, 1,   0,   2,   0};
    pack_fixture_write(fixture, "sound/thanks.wav", wav, sizeof wav);
}

void pack_fixture_init(struct pack_fixture *fixture)
{
    static const char *const files[] = {"pack.yaml",          "standards.yaml",   "phrases.yaml",
                                        "rules.yaml",         "rubric.yaml",      "words.tsv",
                                        "plays/counter.yaml", "plays/phone.yaml", "situations.yaml",
                                        "drills/sorry.yaml"};
    strcpy(fixture->parent, "/tmp/yingda-pack-XXXXXX");
    need(mkdtemp(fixture->parent) != NULL, fixture->parent);
    snprintf(fixture->folder, sizeof fixture->folder, "%s/good", fixture->parent);
    need(mkdir(fixture->folder, 0700) == 0, fixture->folder);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        copy_good(fixture, files[i]);
    draw_layers(fixture);
    record_thanks(fixture);
}

static int remove_entry(const char *path, const struct stat *about, int type, struct FTW *walk)
{
    (void)about;
    (void)type;
    (void)walk;
    return remove(path);
}

void pack_fixture_finish(struct pack_fixture *fixture)
{
    nftw(fixture->parent, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

bool pack_fixture_replace(const struct pack_fixture *fixture, const char *name,
                          const char *old_text, const char *new_text)
{
    struct problems problems = {0};
    struct text_file file;
    char *path = path_of(fixture, name), *changed;
    need(text_file_open(&file, path, name, TEXT_FILE_LINE_MAX, &problems) == STATUS_OK, path);
    free(path);
    const char *found = strstr(file.bytes, old_text);
    if (found) {
        need(asprintf(&changed, "%.*s%s%s", (int)(found - file.bytes), file.bytes, new_text,
                      found + strlen(old_text)) >= 0,
             name);
        pack_fixture_write(fixture, name, changed, strlen(changed));
        free(changed);
    }
    text_file_close(&file);
    return found != NULL;
}

void pack_fixture_remove(const struct pack_fixture *fixture, const char *name)
{
    char *path = path_of(fixture, name);
    need(remove(path) == 0, path);
    free(path);
}

char *pack_fixture_problems(const struct pack_fixture *fixture)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    char *text = NULL;
    size_t size, skip = strlen(fixture->folder) + 1;
    enum status status = pack_check(&pack, fixture->folder, &problems);
    need(status == STATUS_OK || problems.count > 0, "pack_check");
    pack_close(pack);
    FILE *stream = open_memstream(&text, &size);
    need(stream != NULL, "open_memstream");
    for (size_t i = 0; i < problems.count; i++)
        fprintf(stream, "%s:%d: %s\n", problems.items[i].file + skip, problems.items[i].line,
                problems.items[i].reason);
    fclose(stream);
    problems_finish(&problems);
    return text;
}
