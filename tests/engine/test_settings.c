/* engine/settings: a slip in the file is named with its line, and the rest still counts. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/password_hash.h"
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
    CHECK(settings.telephone_sound);
    CHECK_INT(settings.keep.practice, SOUND_DAYS_PRACTICE);
    CHECK_INT(settings.keep.exam, SOUND_DAYS_EXAM);
    CHECK_INT(settings.slip_days, 0);
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
            "issuer: 城东供电公司\nkiosk: 三楼\nidle_s: 30\nfullscreen: false\ntelephone_sound: "
            "false\ntrainer_pin: \"0468\"\nrubric: "
            "contest\npacks: [power-supply, /p]\nkeep_practice_days: "
            "30\nkeep_exam_days: 730\nslip_days: 90\n"
            "people:\n  - {number: \"0273\", name: 李敏}\n  - 王强\n",
            &problems),
        STATUS_OK);
    CHECK_TEXT(settings.model, "/m");
    CHECK_TEXT(settings.microphone, "USB");
    CHECK_TEXT(settings.loudspeaker, "HDMI");
    CHECK_TEXT(settings.database, "/d.db");
    CHECK_TEXT(settings.issuer, "城东供电公司");
    CHECK_TEXT(settings.kiosk, "三楼");
    CHECK_INT(settings.idle_s, 30);
    CHECK(!settings.fullscreen && settings.contest && !settings.telephone_sound);
    CHECK_TEXT(settings.trainer_pin, "0468");
    CHECK_INT(settings.keep.practice, 30);
    CHECK_INT(settings.keep.exam, 730);
    CHECK_INT(settings.slip_days, 90);
    CHECK_INT(settings.n_packs, 2);
    CHECK_TEXT(settings.packs[1], "/p");
    CHECK_INT(settings.roster.count, 2);
    CHECK_TEXT(settings.roster.people[0].number, "0273");
    CHECK_TEXT(settings.roster.people[1].name, "王强");
    problems_finish(&problems);
    settings_finish(&settings);
}

/* A slip has no sound removed sooner. */
static void days_that_cannot_be_are_the_usual_ones(void)
{
    static const char *const wrong[] = {"0",    "-1",   "4000", "30d",
                                        "soon", "\"\"", "[30]", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct settings settings;
        struct problems problems;
        char text[96];
        snprintf(text, sizeof text, "keep_practice_days: %s\nkeep_exam_days: %s\n", wrong[i],
                 wrong[i]);
        CHECK_INT(read_bytes(&settings, text, &problems), STATUS_INVALID);
        CHECK_INT(problems.count, 2);
        CHECK_INT(settings.keep.practice, SOUND_DAYS_PRACTICE);
        CHECK_INT(settings.keep.exam, SOUND_DAYS_EXAM);
        problems_finish(&problems);
        settings_finish(&settings);
    }
}

static void a_wrong_line_is_named_and_the_rest_still_counts(void)
{
    struct settings settings;
    struct problems problems;
    CHECK_INT(read_bytes(
                  &settings,
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

static struct problems said;

/* What the file's PIN comes to: the PIN, "none", or "shut" where there may be one that was not
 * read. */
static const char *pin_of(const char *text)
{
    static char pin[PASSWORD_HASH_SIZE];
    struct settings settings;
    enum status status = read_bytes(&settings, text, &said);
    CHECK((status == STATUS_INVALID) == (said.count > 0));
    const char *found = settings.trainer_pin ? settings.trainer_pin : "none";
    snprintf(pin, sizeof pin, "%s", !settings.trainer_pin && settings.pin_unread ? "shut" : found);
    settings_finish(&settings);
    problems_finish(&said);
    return pin;
}

static void what_was_not_read_opens_nothing(void)
{
    CHECK_TEXT(pin_of("idle_s: 90\n"), "none");
    CHECK_TEXT(pin_of("idle_s: soon\n"), "none");
    CHECK_TEXT(pin_of("idle_s: soon\ntrainer_pin: \"2468\"\n"), "2468");
    CHECK_TEXT(pin_of("microphone: a: b\ntrainer_pin: \"2468\"\n"), "2468");
    CHECK_TEXT(pin_of("\tidle_s: 90\ntrainer_pin: \"2468\"\n"), "2468");
    CHECK_TEXT(pin_of("people: [\xC0\xEE\xC3\xF4]\ntrainer_pin: \"2468\"\n"), "2468"); /* GBK */
    CHECK_TEXT(pin_of("trainer_pin: ２４６８\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: 24-68\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: 246\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin：\"2468\"\n"), "shut");
    CHECK_TEXT(pin_of("idle_s: 90\ntrainer_pin：\"2468\"\n"), "shut");
    CHECK_TEXT(pin_of("trainer-pin: \"2468\"\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: !secret 2468\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: \"2468\nidle_s: 90\n"), "shut");
}

/* A line as `yingda pin` prints it, by the reference implementation (test_password_hash). */
#define HASH_COSTS "$argon2id$v=19$m=1024,t=2,p=1$"
#define HASH_SALT "c2FsdHNhbHRzYWx0c2FsdA$"
#define HASH_REST "zBKn+vE8Yi+QwiPTn+/zajZKg7fFbjMIhm8ddBU0gnU"
static const char hashed[] = HASH_COSTS HASH_SALT HASH_REST;

static void a_hashed_pin_is_taken_whole(void)
{
    CHECK_TEXT(pin_of("trainer_pin: \"" HASH_COSTS HASH_SALT HASH_REST "\"\n"), hashed);
    CHECK_TEXT(pin_of("trainer_pin: " HASH_COSTS HASH_SALT HASH_REST "  # 王老师\n"), hashed);
    CHECK_TEXT(pin_of("trainer_pin: \"" HASH_COSTS HASH_SALT HASH_REST "\"\nidle_s: soon\n"),
               hashed);
}

/* What is no whole line opens nothing, wherever it breaks off, and its line is named. */
static void a_hashed_pin_that_is_damaged_opens_nothing(void)
{
    char text[2 * PASSWORD_HASH_SIZE];
    struct settings settings;
    struct problems problems;
    for (size_t n = sizeof hashed - 1; n-- > 0;) {
        snprintf(text, sizeof text, "idle_s: 90\ntrainer_pin: \"%.*s\"\n", (int)n, hashed);
        CHECK_INT(read_bytes(&settings, text, &problems), STATUS_INVALID);
        CHECK(!settings.trainer_pin && settings.pin_unread);
        CHECK(problems.count == 1 && problems.items[0].line == 2);
        settings_finish(&settings);
        problems_finish(&problems);
    }
    CHECK_TEXT(pin_of("trainer_pin: \"" HASH_COSTS HASH_SALT HASH_REST "=\"\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: \"" HASH_COSTS HASH_SALT "\n  " HASH_REST "\"\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: \"" HASH_COSTS HASH_SALT HASH_REST "\n"), "shut");
    CHECK_TEXT(pin_of("trainer_pin: \"$argon2i$v=19$m=1024,t=2,p=1$" HASH_SALT HASH_REST "\"\n"),
               "shut");
    CHECK_TEXT(
        pin_of("trainer_pin: \"$argon2id$v=19$m=9999999,t=2,p=1$" HASH_SALT HASH_REST "\"\n"),
        "shut");
}

static bool shows_pin(const char *text)
{
    struct settings settings;
    read_bytes(&settings, text, &said);
    bool shown = settings_show_pin(&settings);
    settings_finish(&settings);
    problems_finish(&said);
    return shown;
}

static void only_clear_digits_are_a_pin_that_is_shown(void)
{
    CHECK(shows_pin("trainer_pin: \"2468\"\n"));
    CHECK(!shows_pin("trainer_pin: \"" HASH_COSTS HASH_SALT HASH_REST "\"\n"));
    CHECK(!shows_pin("trainer_pin: \"24\"\n"));
    CHECK(!shows_pin("idle_s: 90\n"));
}

/* The database that is meant, "usual", or "shut" where it may be one that was not read. */
static const char *database_of(const char *text)
{
    static char database[64];
    struct settings settings;
    enum status status = read_bytes(&settings, text, &said);
    CHECK((status == STATUS_INVALID) == (said.count > 0));
    snprintf(database, sizeof database, "%s",
             settings_hide_database(&settings) ? "shut"
             : settings.database               ? settings.database
                                               : "usual");
    settings_finish(&settings);
    problems_finish(&said);
    return database;
}

static void no_other_database_takes_the_place_of_one_that_was_not_read(void)
{
    CHECK_TEXT(database_of("database: /d.db\nidle_s: soon\n"), "/d.db");
    CHECK_TEXT(database_of("people: [\xC0\xEE]\ndatabase: /d.db\n"), "/d.db");
    CHECK_TEXT(database_of("people: [\xC0\xEE]\n"), "usual"); /* it speaks of none */
    CHECK_TEXT(database_of("database:\n"), "usual");
    CHECK_TEXT(database_of("idle_s: soon\n"), "usual");
    CHECK_TEXT(database_of("database: [/d.db]\n"), "shut");
    CHECK_TEXT(database_of("database: /srv/kiosk #1/d.db\n"), "shut");
    CHECK_TEXT(database_of("datebase: /d.db\n"), "shut");
    CHECK_TEXT(database_of("Database: /d.db\n"), "shut");
    CHECK_TEXT(database_of("database: /\xB5\xE7/d.db\n"), "shut"); /* GBK */
    CHECK_TEXT(database_of("database：/d.db\n"), "shut");
    CHECK_TEXT(database_of("microphone: \"USB\ndatabase: /d.db\n"), "shut");
}

/* Notepad saves so where it is told "Unicode". */
static void a_file_of_two_bytes_a_letter_opens_nothing(void)
{
    static const char utf16[] = "\xFF\xFE"
                                "d\0a\0t\0a\0b\0a\0s\0e\0:\0 \0/\0d\0";
    struct settings settings;
    struct problems problems = {0};
    FILE *file = fopen(path, "w");
    CHECK(file && fwrite(utf16, sizeof utf16 - 1, 1, file) == 1);
    if (file)
        fclose(file);
    settings_init(&settings);
    CHECK_INT(settings_read(&settings, path, &problems), STATUS_INVALID);
    CHECK(settings.pin_unread && settings_hide_database(&settings));
    problems_finish(&problems);
    settings_finish(&settings);
}

/* The whole of a file that lies in the repository; owned by the caller. */
static char *text_of(const char *name)
{
    char *text = calloc(1, 1 << 20);
    FILE *file = fopen(name, "r");
    CHECK(text && file && fread(text, 1, (1 << 20) - 1, file) > 0);
    if (file)
        fclose(file);
    return text;
}

static int rows_of_document(const char *text)
{
    int rows = 0;
    for (const char *at = text; (at = strstr(at, "\n| `")); at++) {
        char name[64] = "";
        sscanf(at, "\n| `%63[a-z_]` |", name);
        bool known = false;
        for (const char *const *key = settings_names(); *key; key++)
            known |= strcmp(*key, name) == 0;
        CHECK(known || !*name);
        rows += *name != '\0';
    }
    return rows;
}

static void the_document_the_example_and_the_parser_know_the_same_settings(void)
{
    char *document = text_of("docs/admin.md"), *example = text_of("docs/settings.yaml");
    char *end = strstr(document, "\n## ");
    char *section = strstr(document, "\n## Settings");
    end = section ? strstr(section + 1, "\n## ") : end;
    CHECK(section && end);
    if (end)
        *end = '\0';
    int names = 0;
    for (const char *const *key = settings_names(); *key; key++, names++) {
        char row[80], line[80];
        snprintf(row, sizeof row, "\n| `%s` |", *key);
        snprintf(line, sizeof line, "\n#%s:", *key);
        CHECK(section && strstr(section, row));
        CHECK(strstr(example, line));
    }
    if (section)
        CHECK_INT(rows_of_document(section), names);
    free(document);
    free(example);
}

/* "# " begins what is said about a setting, "#" alone one that an administrator may uncomment. */
static void every_line_of_the_example_can_be_used(void)
{
    struct settings settings;
    struct problems problems;
    char *example = text_of("docs/settings.yaml");
    CHECK_INT(read_bytes(&settings, example, &problems), STATUS_OK);
    CHECK(!settings.trainer_pin && !settings.database);
    settings_finish(&settings);
    for (char *at = example; (at = strstr(at, "\n#")); at++) {
        if (at[2] != ' ' || at[3] == ' ')
            memmove(at + 1, at + 2, strlen(at + 1));
    }
    CHECK_INT(read_bytes(&settings, example, &problems), STATUS_OK);
    problems_print(&problems, stderr);
    CHECK(settings.trainer_pin && settings.database && settings.model && settings.packs);
    CHECK(settings.roster.count == 2 && settings.idle_s > 0 && settings.microphone);
    problems_finish(&problems);
    settings_finish(&settings);
    free(example);
}

static void a_file_that_cannot_be_opened_opens_nothing(void)
{
    struct settings settings;
    struct problems problems = {0};
    settings_init(&settings);
    CHECK_INT(settings_read(&settings, "/tmp", &problems), STATUS_INVALID);
    CHECK(settings.pin_unread && settings_hide_database(&settings) && problems.count == 1);
    problems_finish(&problems);
    settings_finish(&settings);
}

static void a_line_that_cannot_be_read_costs_no_other(void)
{
    struct settings settings;
    struct problems problems;
    CHECK_INT(read_bytes(&settings,
                         "database: /d.db\npeople:\n  - {number: \"1\", name: \xC0\xEE}\n"
                         "  - {number: \"2\", name: 王强}\nmicrophone: a: b\nidle_s: 30\n",
                         &problems),
              STATUS_INVALID);
    CHECK_INT(problems.count, 2);
    CHECK_INT(problems.items[0].line, 3);
    CHECK_INT(problems.items[1].line, 5);
    CHECK_TEXT(settings.database, "/d.db");
    CHECK_INT(settings.roster.count, 1);
    CHECK_TEXT(settings.roster.people[0].name, "王强");
    CHECK_INT(settings.idle_s, 30);
    problems_finish(&problems);
    settings_finish(&settings);
}

static void a_text_cut_off_by_a_comment_is_said(void)
{
    struct settings settings;
    struct problems problems;
    CHECK_INT(read_bytes(&settings, "microphone: HDA Intel PCH, ALC #2\nidle_s: 30   # seconds\n",
                         &problems),
              STATUS_INVALID);
    CHECK_INT(problems.count, 1);
    CHECK_INT(problems.items[0].line, 1);
    CHECK(strstr(problems.items[0].reason, "quotes") != NULL);
    problems_finish(&problems);
    settings_finish(&settings);
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
    RUN(days_that_cannot_be_are_the_usual_ones);
    RUN(a_wrong_line_is_named_and_the_rest_still_counts);
    RUN(broken_yaml_and_broken_text_leave_the_defaults);
    RUN(what_was_not_read_opens_nothing);
    RUN(a_hashed_pin_is_taken_whole);
    RUN(a_hashed_pin_that_is_damaged_opens_nothing);
    RUN(only_clear_digits_are_a_pin_that_is_shown);
    RUN(no_other_database_takes_the_place_of_one_that_was_not_read);
    RUN(a_file_of_two_bytes_a_letter_opens_nothing);
    RUN(the_document_the_example_and_the_parser_know_the_same_settings);
    RUN(every_line_of_the_example_can_be_used);
    RUN(a_file_that_cannot_be_opened_opens_nothing);
    RUN(a_line_that_cannot_be_read_costs_no_other);
    RUN(a_text_cut_off_by_a_comment_is_said);
    RUN(an_empty_file_is_fine);
    unlink(path);
    return CHECK_RESULT();
}
