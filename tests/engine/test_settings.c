/* engine/settings: a slip in the file is named with its line, and the rest still counts. */
#include <stdlib.h>
#include <unistd.h>

#include "engine/settings.h"
#include "tests/check.h"

static char path[] = "/tmp/yingda-settings-XXXXXX";

static enum status read_bytes(struct settings *settings, const char *text,
                              struct problems *problems)
{
    FILE *file = fopen(path, "w");
    settings_init(settings);
    problems_init(problems);
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
    return settings_read(settings, path, problems);
}

static void no_file_means_the_defaults(void)
{
    struct settings settings;
    struct problems problems = {0};
    settings_init(&settings);
    CHECK_INT(settings_read(&settings, "/nonexistent/settings.yaml", &problems), STATUS_NOT_FOUND);
    CHECK_INT(problems.count, 0);
    CHECK_INT(settings.idle_s, SETTINGS_IDLE_S);
    CHECK(settings.fullscreen && !settings.contest && !settings.model && !settings.packs);
    settings_finish(&settings);
}

static void every_setting_is_taken(void)
{
    struct settings settings;
    struct problems problems;
    CHECK_INT(
        read_bytes(
            &settings,
            "model: /m\nmicrophone: USB\nloudspeaker: HDMI\ndatabase: /d.db\n"
            "idle_s: 30\nfullscreen: false\ntrainer_pin: \"0468\"\nrubric: contest\npacks: [power-supply, /p]\n"
            "people:\n  - {number: \"0273\", name: 李敏}\n  - 王强\n",
            &problems),
        STATUS_OK);
    CHECK_TEXT(settings.model, "/m");
    CHECK_TEXT(settings.microphone, "USB");
    CHECK_TEXT(settings.loudspeaker, "HDMI");
    CHECK_TEXT(settings.database, "/d.db");
    CHECK_INT(settings.idle_s, 30);
    CHECK(!settings.fullscreen && settings.contest);
    CHECK_TEXT(settings.trainer_pin, "0468");
    CHECK_INT(settings.n_packs, 2);
    CHECK_TEXT(settings.packs[1], "/p");
    CHECK_INT(settings.roster.count, 2);
    CHECK_TEXT(settings.roster.people[0].number, "0273");
    CHECK_TEXT(settings.roster.people[1].name, "王强");
    problems_finish(&problems);
    settings_finish(&settings);
}

static void a_wrong_line_is_named_and_the_rest_still_counts(void)
{
    struct settings settings;
    struct problems problems;
    CHECK_INT(read_bytes(&settings,
                         "microphone: USB\nidle_s: soon\nvolume: 11\nfullscreen: maybe\n"
                         "trainer_pin: \"12a4\"\n"
                         "people:\n  - {number: \"1\"}\n  - {number: \"2\", name: 李敏}\nrubric: weekly\n",
                         &problems),
              STATUS_INVALID);
    CHECK_INT(problems.count, 6);
    const int lines[] = {2, 3, 4, 5, 7, 9};
    for (size_t i = 0; i < problems.count && i < 6; i++) {
        CHECK_INT(problems.items[i].line, lines[i]);
        CHECK_TEXT(problems.items[i].file, path);
    }
    CHECK_TEXT(settings.microphone, "USB");
    CHECK_INT(settings.idle_s, SETTINGS_IDLE_S);
    CHECK(settings.fullscreen && !settings.contest && !settings.trainer_pin);
    CHECK_INT(settings.roster.count, 1);
    problems_finish(&problems);
    settings_finish(&settings);
}

static void broken_yaml_and_broken_text_leave_the_defaults(void)
{
    static const char *const broken[] = {"model: [", "- a\n- b\n", "a: \xff\xfe\n", "just words\n"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct settings settings;
        struct problems problems;
        CHECK_INT(read_bytes(&settings, broken[i], &problems), STATUS_INVALID);
        CHECK(problems.count > 0 && !settings.model && settings.idle_s == SETTINGS_IDLE_S);
        problems_finish(&problems);
        settings_finish(&settings);
    }
}

static void an_empty_file_is_fine(void)
{
    static const char *const empty[] = {"", "\n", "# nothing yet\n  # idle_s: 30"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct settings settings;
        struct problems problems;
        CHECK_INT(read_bytes(&settings, empty[i], &problems), STATUS_OK);
        CHECK_INT(problems.count, 0);
        settings_finish(&settings);
    }
}

int main(void)
{
    int file = mkstemp(path);
    CHECK(file >= 0);
    close(file);
    RUN(no_file_means_the_defaults);
    RUN(every_setting_is_taken);
    RUN(a_wrong_line_is_named_and_the_rest_still_counts);
    RUN(broken_yaml_and_broken_text_leave_the_defaults);
    RUN(an_empty_file_is_fine);
    unlink(path);
    return CHECK_RESULT();
}
