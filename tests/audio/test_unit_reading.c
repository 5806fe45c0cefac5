/* What the unit network hears, read as syllables: by its units alone, and by what people say. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/ear/network/syllable_grams.h"
#include "audio/ear/network/unit_file.h"
#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_reading.h"
#include "base/path.h"
#include "tests/check.h"
#include "tests/random.h"

static struct unit_net net;
static struct unit_names names;
static char folder[] = "/tmp/yingda-test-reading-XXXXXX";

enum { SPELLED_ROWS = 16 };

/* Rows in which a unit of that name is likely, one after the other, and else none, which is "_". */
static struct unit_rows rows_spelled(const char *const spelled[SPELLED_ROWS])
{
    struct unit_rows rows = {.count = SPELLED_ROWS, .n_units = net.n_units, .step_ms = 30};
    rows.values = calloc(rows.count * rows.n_units, sizeof *rows.values);
    for (size_t row = 0; row < rows.count; row++) {
        for (size_t u = 0; u < rows.n_units; u++)
            rows.values[row * rows.n_units + u] = strcmp(spelled[row], net.names[u]) == 0 ? -0.2f
                                                  : u == 0                                ? -1.9f
                                                                                          : -6.0f;
    }
    return rows;
}

/* Its file is that text, in ARPA's form; NULL: there is none. */
static struct syllable_model *model_open(const char *text)
{
    char path[PATH_SIZE], reason[400];
    struct syllable_model *model;
    snprintf(path, sizeof path, "%s/" SYLLABLE_MODEL_FILE, folder);
    unlink(path);
    FILE *file = text ? fopen(path, "w") : NULL;
    if (file) {
        fputs(text, file);
        fclose(file);
    }
    CHECK_INT(syllable_model_open(&model, folder, &names, reason, sizeof reason), STATUS_OK);
    return model;
}

static void check_read(const struct unit_reading *reading, size_t i, const char *pinyin,
                       int start_ms)
{
    char text[SYLLABLE_TEXT_SIZE] = "";
    if (i < reading->count)
        syllable_format(reading->items[i].syllable, text);
    CHECK_TEXT(text, pinyin);
    CHECK_INT(i < reading->count ? reading->items[i].start_ms : -1, start_ms);
}

static void what_the_units_spell_is_read_as_syllables(void)
{
    static const char *const spelled[SPELLED_ROWS] = {"_", "n", "i",  "i",  "_",  "h", "ao", "_",
                                                      "b", "h", "ve", "sh", "ih", "_", "uo", "_"};
    struct unit_reading reading = {0};
    struct unit_rows rows = rows_spelled(spelled);
    struct syllable_model *model = model_open(NULL);
    CHECK_INT(unit_reading_add(&reading, model, &rows, 1000), STATUS_OK);
    CHECK_INT(reading.count, 5);
    check_read(&reading, 0, "ni", 1030);
    check_read(&reading, 1, "hao", 1150);
    check_read(&reading, 2, "yue", 1300); /* no Mandarin syllable is b, or h, and üe */
    check_read(&reading, 3, "shi", 1330);
    check_read(&reading, 4, "wo", 1420);
    CHECK(fabsf(reading.items[1].clarity - expf(-0.2f)) < 0.01f);
    CHECK(reading.items[0].end_ms <= 1150 && reading.items[4].end_ms > 1450);
    CHECK_INT(unit_reading_add(&reading, model, &rows, 1000), STATUS_OK); /* a window once more */
    CHECK_INT(reading.count, 5);
    unit_reading_finish(&reading);
    unit_rows_finish(&rows);
    syllable_model_close(model);
}

static const char counter[] = "\\data\\\nngram 1=8\nngram 2=6\n\n"
                              "\\1-grams:\n-99\t<s>\t-2\n-1\t</s>\n-0.8\tbu\t-2\n-0.8\tpu\t-2\n"
                              "-0.8\tneng\t-2\n-0.8\tleng\t-2\n-0.8\tban\t-2\n-0.8\tpan\t-2\n\n"
                              "\\2-grams:\n-0.1\t<s> bu\n-0.1\tbu neng\n-0.1\tneng ban\n"
                              "-0.1\tban </s>\n-0.1\t<s> pu\n-0.1\tpan </s>\n\n\\end\\\n";

/* Rows in which the first of two units is a little likelier than the other. */
static void row_doubt(struct unit_rows *rows, size_t row, const char *first, const char *second)
{
    float *values = rows->values + row * rows->n_units;
    for (size_t u = 0; u < rows->n_units; u++) {
        if (strcmp(net.names[u], first) == 0)
            values[u] = -0.6f;
        if (strcmp(net.names[u], second) == 0)
            values[u] = -0.8f;
    }
}

static void what_sounds_like_two_things_is_read_as_what_people_say(void)
{
    static const char *const spelled[SPELLED_ROWS] = {"_",  "_", "u", "_", "_", "eng", "_", "_",
                                                      "an", "_", "_", "_", "_", "_",   "_", "_"};
    static const struct {
        const char *file, *read[3];
    } cases[] = {{NULL, {"pu", "leng", "pan"}}, {counter, {"bu", "neng", "ban"}}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct unit_reading reading = {0};
        struct unit_rows rows = rows_spelled(spelled);
        struct syllable_model *model = model_open(cases[c].file);
        row_doubt(&rows, 1, "p", "b");
        row_doubt(&rows, 4, "l", "n");
        row_doubt(&rows, 7, "p", "b");
        CHECK_INT(unit_reading_add(&reading, model, &rows, 0), STATUS_OK);
        CHECK_INT(reading.count, 3);
        check_read(&reading, 0, cases[c].read[0], 30);
        check_read(&reading, 1, cases[c].read[1], 120);
        check_read(&reading, 2, cases[c].read[2], 210);
        unit_reading_finish(&reading);
        unit_rows_finish(&rows);
        syllable_model_close(model);
    }
}

/* Rows of log-probabilities by lot, some of them sure. */
static struct unit_rows rows_by_lot(uint32_t *state)
{
    struct unit_rows rows = {.count = 200, .n_units = net.n_units, .step_ms = 30};
    rows.values = calloc(rows.count * rows.n_units, sizeof *rows.values);
    for (size_t row = 0; row < rows.count; row++) {
        float *values = rows.values + row * rows.n_units, sum = 0;
        float sharp = (float)(random_below(state, 12));
        for (size_t u = 0; u < rows.n_units; u++)
            values[u] = sharp * (float)(random_below(state, 1000)) / 1000;
        for (size_t u = 0; u < rows.n_units; u++)
            sum += expf(values[u]);
        for (size_t u = 0; u < rows.n_units; u++)
            values[u] -= logf(sum);
    }
    return rows;
}

static void syllables_come_one_after_the_other_whatever_is_heard(void)
{
    struct syllable_model *models[] = {model_open(NULL), model_open(counter)};
    uint32_t state = 7;
    for (int round = 0; round < 20; round++) {
        struct unit_reading reading = {0};
        struct unit_rows rows = rows_by_lot(&state);
        CHECK_INT(unit_reading_add(&reading, models[round % 2], &rows, 500), STATUS_OK);
        CHECK(reading.count > 0 || round % 2 == 1); /* it knows six syllables */
        for (size_t i = 0; i < reading.count; i++) {
            const struct heard_syllable *one = &reading.items[i];
            CHECK(one->start_ms >= 500 && one->start_ms < one->end_ms);
            CHECK(one->clarity > 0 && one->clarity <= 1);
            CHECK(i == 0 || reading.items[i - 1].end_ms <= one->start_ms);
        }
        unit_reading_finish(&reading);
        unit_rows_finish(&rows);
    }
    syllable_model_close(models[0]);
    syllable_model_close(models[1]);
}

static void no_rows_and_silence_are_read_as_nothing(void)
{
    static const char *const spelled[SPELLED_ROWS] = {"_", "_", "_", "_", "_", "_", "_", "_",
                                                      "_", "_", "_", "_", "_", "_", "_", "_"};
    struct unit_reading reading = {0};
    struct unit_rows rows = rows_spelled(spelled), none = {.n_units = net.n_units, .step_ms = 30};
    struct syllable_model *model = model_open(counter);
    CHECK_INT(unit_reading_add(&reading, model, &none, 0), STATUS_OK);
    CHECK_INT(unit_reading_add(&reading, model, &rows, 0), STATUS_OK);
    CHECK_INT(reading.count, 0);
    unit_reading_finish(&reading);
    unit_rows_finish(&rows);
    syllable_model_close(model);
}

static void file_write(const char *text, size_t length, char path[PATH_SIZE])
{
    snprintf(path, PATH_SIZE, "%s/" SYLLABLE_MODEL_FILE, folder);
    FILE *file = fopen(path, "w");
    CHECK(file && fwrite(text, 1, length, file) == length);
    if (file)
        fclose(file);
}

/* The good text with another in place of a part of it. */
static void text_with(const char *what, const char *with, char out[2048])
{
    const char *at = strstr(counter, what);
    CHECK(at != NULL);
    snprintf(out, 2048, "%.*s%s%s", (int)(at - counter), counter, with, at + strlen(what));
}

static void a_file_that_is_no_model_of_syllables_is_refused_with_its_line(void)
{
    static const struct {
        const char *what, *with, *reason;
    } broken[] = {
        {"1=8", "1=9", ": n-grams are missing, or there twice"},
        {"1=8", "1=7", ":13: more n-grams than the head says"},
        {"1=8", "1=-5", ":2: neither a count"},
        {"2=6", "2=100000000", ":3: neither a count"},
        {"2=6", "4=6", ":3: neither a count"},
        {"-0.1\tbu neng", "-0.1\tbu xx", ":17: not as many syllables"},
        {"-0.1\tbu neng", "-0.1\tbu2 neng2", ":17: not as many syllables"},
        {"-0.1\tbu neng", "-0.1\tbu", ":17: not as many syllables"},
        {"-0.1\tbu neng", "nan\tbu neng", ":17: not a logarithm"},
        {"-0.1\tbu neng", "-0.1 bu neng", ":17: not a logarithm"},
        {"-0.1\tbu neng", "-0.1\t<s> bu", ": n-grams are missing, or there twice"},
        {"\\2-grams:", "\\3-grams:", ":15: neither a count"},
        {"\\end\\\n", "", ": n-grams are missing, or there twice"},
        {counter, "", ": n-grams are missing"},
        {counter, "no model\n", ":1: neither a count"},
        {counter, "\\data\\\nngram 1=0\n\\1-grams:\n\\end\\\n", ": n-grams are missing"},
        {"\\data\\", "\xff\xfe", ":1: "},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        char path[PATH_SIZE], text[2048], reason[400] = "";
        struct syllable_model *model;
        text_with(broken[i].what, broken[i].with, text);
        file_write(text, strlen(text), path);
        CHECK_INT(syllable_model_open(&model, folder, &names, reason, sizeof reason),
                  STATUS_INVALID);
        CHECK(model == NULL);
        if (!strstr(reason, broken[i].reason))
            CHECK_TEXT(reason, broken[i].reason);
    }
}

static void a_file_cut_off_anywhere_is_refused(void)
{
    for (size_t length = 0; length < strlen(counter) - 1; length++) {
        char path[PATH_SIZE], reason[400] = "";
        struct syllable_model *model;
        file_write(counter, length, path);
        CHECK_INT(syllable_model_open(&model, folder, &names, reason, sizeof reason),
                  STATUS_INVALID);
        CHECK(model == NULL && *reason);
    }
}

/* In the file to the base of ten; what is not there backs off. */
static void likelihoods_are_those_of_the_file(void)
{
    char path[PATH_SIZE], reason[400];
    struct syllable_grams grams;
    struct syllable syllable;
    uint16_t word[3];
    static const char *const said[] = {"bu", "neng", "pan"};
    for (int i = 0; i < 3; i++) {
        CHECK(syllable_parse(said[i], strlen(said[i]), &syllable));
        word[i] = gram_word(syllable);
    }
    file_write(counter, strlen(counter), path);
    CHECK_INT(syllable_grams_read(&grams, path, reason, sizeof reason), STATUS_OK);
    double ten = log(10);
    CHECK_NEAR(syllable_grams_alone(&grams, word[0]), -0.8 * ten, 1e-4);
    CHECK_NEAR(syllable_grams_log(&grams, GRAM_START, GRAM_START, word[0]), -0.1 * ten, 1e-4);
    CHECK_NEAR(syllable_grams_log(&grams, GRAM_START, word[0], word[1]), -0.1 * ten, 1e-4);
    CHECK_NEAR(syllable_grams_log(&grams, word[0], word[1], word[2]), (-2 - 0.8) * ten, 1e-4);
    CHECK_NEAR(syllable_grams_log(&grams, word[0], word[2], GRAM_END), -0.1 * ten, 1e-4);
    syllable_grams_finish(&grams);
    syllable_grams_finish(&grams);
}

/* Each syllable that the network's units make has one number, and is its own. */
static void syllables_are_numbered_as_the_units_tell_them_apart(void)
{
    struct syllable_model *model = model_open(counter);
    int found = 0;
    for (unsigned initial = 0; initial < net.n_units; initial++) {
        for (unsigned final = 1; final < net.n_units; final++) {
            uint16_t number = syllable_model_number(model, (uint8_t)initial, (uint8_t) final);
            uint8_t units[UNITS_PER_SYLLABLE];
            if (!number)
                continue;
            found++;
            int n = unit_names_syllable(&names, syllable_model_syllable(model, number), units);
            CHECK_INT(units[n - 1], final);
            CHECK_INT(n == 2 ? units[0] : 0, initial);
        }
    }
    CHECK(found > 380 && found < SYLLABLE_NUMBERS_MAX);
    syllable_model_close(model);
}

int main(void)
{
    char reason[400];
    CHECK(mkdtemp(folder));
    CHECK_INT(
        unit_file_read(&net, YINGDA_SOURCE_DIR "/audio/model/network.bin", reason, sizeof reason),
        STATUS_OK);
    CHECK_INT(unit_names_init(&names, &net), STATUS_OK);
    RUN(what_the_units_spell_is_read_as_syllables);
    RUN(what_sounds_like_two_things_is_read_as_what_people_say);
    RUN(syllables_come_one_after_the_other_whatever_is_heard);
    RUN(no_rows_and_silence_are_read_as_nothing);
    RUN(a_file_that_is_no_model_of_syllables_is_refused_with_its_line);
    RUN(a_file_cut_off_anywhere_is_refused);
    RUN(likelihoods_are_those_of_the_file);
    RUN(syllables_are_numbered_as_the_units_tell_them_apart);
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/" SYLLABLE_MODEL_FILE, folder);
    unlink(path);
    rmdir(folder);
    unit_net_finish(&net);
    return CHECK_RESULT();
}
