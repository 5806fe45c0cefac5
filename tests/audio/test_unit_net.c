/* The unit network: its file is read whole or refused, C hears what PyTorch hears, and a phrase is
 * found where it was said. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/ear/network/unit_accents.h"
#include "audio/ear/network/unit_file.h"
#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_search.h"
#include "tests/check.h"

enum { EXAMPLE_SAMPLES = 10000, FILE_MAX = 4 << 20 };

static const char shipped[] = YINGDA_SOURCE_DIR "/audio/model/network.bin";
static const char golden[] = YINGDA_SOURCE_DIR "/tests/fixtures/unit_rows.tsv";

static struct unit_net net;
static char reason[400];

/* As audio/training/hearing_network/export.py makes it. */
static void example_make(int16_t *samples)
{
    uint32_t state = 1;
    int low = 0;
    for (int i = 0; i < EXAMPLE_SAMPLES; i++) {
        state = (state * 1103515245u + 12345u) % 0x80000000u;
        int step = (int)(state >> 15) - 32768 - low;
        low += step >= 0 ? step / 4 : -((3 - step) / 4); /* Python's division goes down */
        int part = i / 1500 % 2 ? 4 : 256;
        samples[i] = (int16_t)(low >= 0 ? low / part : -((part - 1 - low) / part));
    }
}

static void the_network_in_the_model_is_read(void)
{
    CHECK_INT(unit_file_read(&net, shipped, reason, sizeof reason), STATUS_OK);
    CHECK_TEXT(reason, "");
    CHECK(net.n_units > 50 && strcmp(net.names[0], "_") == 0);
}

static void it_hears_what_pytorch_hears(void)
{
    int16_t samples[EXAMPLE_SAMPLES];
    struct unit_rows rows;
    example_make(samples);
    CHECK_INT(unit_net_hear(&net, samples, EXAMPLE_SAMPLES, &rows), STATUS_OK);
    FILE *file = fopen(golden, "r");
    CHECK(file != NULL);
    size_t compared = 0;
    double expected, furthest = 0;
    while (file && compared < rows.count * rows.n_units && fscanf(file, "%lf", &expected) == 1)
        furthest = fmax(furthest, fabs(expected - (double)rows.values[compared++]));
    CHECK_INT(compared, rows.count * rows.n_units);
    CHECK(rows.count == 21);
    CHECK_NEAR(furthest, 0, 1e-3);
    if (file)
        fclose(file);
    unit_rows_finish(&rows);
}

/* A tone's loudest band: the mean of each band is taken off, so the tone is on for half the time.
 */
static int band_of_tone(double hz, float warp)
{
    enum { SAMPLES = 16000 };
    static int16_t samples[SAMPLES];
    struct log_mel *mel = NULL;
    float *rows = calloc(log_mel_frames(SAMPLES) * LOG_MEL_BANDS, sizeof *rows);
    for (int i = 0; i < SAMPLES; i++)
        samples[i] = i < SAMPLES / 2 ? 0 : (int16_t)lround(8000 * sin(2 * M_PI * hz * i / 16000));
    CHECK_INT(log_mel_open(&mel), STATUS_OK);
    log_mel_set_warp(mel, warp);
    log_mel_rows(mel, samples, SAMPLES, rows);
    const float *on = rows + log_mel_frames(SAMPLES) * 3 / 4 * LOG_MEL_BANDS;
    int loudest = 0;
    for (int i = 0; i < LOG_MEL_BANDS; i++) {
        CHECK(isfinite(on[i]));
        loudest = on[i] > on[loudest] ? i : loudest;
    }
    log_mel_close(mel);
    free(rows);
    return loudest;
}

/* In proportion, but at the top, where no band runs empty. */
static void a_warp_hears_a_shorter_throat_where_the_models_people_are(void)
{
    CHECK_INT(band_of_tone(1000 * 1.12, 1.12f), band_of_tone(1000, 1));
    CHECK_INT(band_of_tone(3000 * 0.88, 0.88f), band_of_tone(3000, 1));
    CHECK(band_of_tone(1000, 1.12f) < band_of_tone(1000, 1));
    CHECK(abs(band_of_tone(7400, 0.88f) - band_of_tone(7400, 1)) <= 2);
    CHECK(abs(band_of_tone(7400, 1.12f) - band_of_tone(7400, 1)) <= 2);
}

/* Whoever was heard before, the same sound and throat give the same rows. */
static void a_warp_leaves_nothing_behind(void)
{
    int16_t samples[EXAMPLE_SAMPLES];
    struct unit_rows before, warped, after;
    example_make(samples);
    CHECK_INT(unit_net_hear(&net, samples, EXAMPLE_SAMPLES, &before), STATUS_OK);
    log_mel_set_warp(net.mel, 0.92f);
    CHECK_INT(unit_net_hear(&net, samples, EXAMPLE_SAMPLES, &warped), STATUS_OK);
    log_mel_set_warp(net.mel, 1);
    CHECK_INT(unit_net_hear(&net, samples, EXAMPLE_SAMPLES, &after), STATUS_OK);
    size_t size = before.count * before.n_units * sizeof *before.values;
    CHECK(memcmp(before.values, warped.values, size) != 0);
    CHECK_INT(memcmp(before.values, after.values, size), 0);
    unit_rows_finish(&before);
    unit_rows_finish(&warped);
    unit_rows_finish(&after);
}

static void sound_too_short_for_a_frame_gives_no_rows(void)
{
    int16_t samples[256] = {0};
    struct unit_rows rows;
    CHECK_INT(unit_net_hear(&net, samples, 256, &rows), STATUS_OK);
    CHECK_INT(rows.count, 0);
    unit_rows_finish(&rows);
    CHECK_INT(unit_net_hear(&net, samples, 0, &rows), STATUS_OK);
    CHECK_INT(rows.count, 0);
    unit_rows_finish(&rows);
}

static void silence_is_heard_without_a_division_by_nothing(void)
{
    int16_t *samples = calloc(16000, sizeof *samples);
    struct unit_rows rows;
    CHECK_INT(unit_net_hear(&net, samples, 16000, &rows), STATUS_OK);
    CHECK_INT(rows.count, 34);
    for (size_t i = 0; i < rows.count * rows.n_units; i++)
        CHECK(isfinite(rows.values[i]));
    unit_rows_finish(&rows);
    free(samples);
}

/* A copy of the shipped file, cut off at `size`, with the byte at `at` turned over. */
static enum status spoilt_read(size_t size, size_t at)
{
    static uint8_t bytes[FILE_MAX];
    char path[] = "/tmp/yingda-units-XXXXXX";
    FILE *file = fopen(shipped, "rb");
    size_t whole = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    size = size < whole ? size : whole;
    if (at < size)
        bytes[at] ^= 1;
    int descriptor = mkstemp(path);
    CHECK(descriptor >= 0 && write(descriptor, bytes, size) == (ssize_t)size);
    close(descriptor);
    struct unit_net spoilt;
    enum status status = unit_file_read(&spoilt, path, reason, sizeof reason);
    CHECK(spoilt.n_blocks == 0 && spoilt.mel == NULL);
    unlink(path);
    return status;
}

static void a_damaged_file_is_refused_and_says_why(void)
{
    CHECK_INT(spoilt_read(FILE_MAX, 500000), STATUS_INVALID);
    CHECK(strstr(reason, "SHA-256") != NULL);
    CHECK_INT(spoilt_read(FILE_MAX, 3), STATUS_INVALID);
    CHECK(strstr(reason, "not a unit network") != NULL);
    CHECK_INT(spoilt_read(400000, FILE_MAX), STATUS_INVALID);
    CHECK(strstr(reason, "SHA-256") != NULL);
    CHECK_INT(spoilt_read(0, FILE_MAX), STATUS_INVALID);
}

static void a_missing_file_is_not_found(void)
{
    struct unit_net none;
    CHECK_INT(unit_file_read(&none, "/nowhere/network.bin", reason, sizeof reason),
              STATUS_NOT_FOUND);
    CHECK(strstr(reason, "/nowhere/network.bin") != NULL);
}

static int units_text(const struct unit_names *names, const char *pinyin, char text[64])
{
    struct syllable syllable;
    uint8_t units[UNITS_PER_SYLLABLE];
    text[0] = '\0';
    CHECK(syllable_parse(pinyin, strlen(pinyin), &syllable));
    int count = unit_names_syllable(names, syllable, units);
    for (int i = 0; i < count; i++) {
        strcat(text, i ? " " : "");
        strcat(text, net.names[units[i]]);
    }
    return count;
}

static void syllables_become_units_as_in_the_training(void)
{
    static const char *const pairs[][2] = {
        {"zhi1", "zh ih"}, {"zi5", "z iz"},     {"ri4", "r ih"},      {"bo1", "b uo"},
        {"duo1", "d uo"},  {"yi1", "i"},        {"wu3", "u"},         {"yuan2", "van"},
        {"ju4", "j v"},    {"nv3", "n v"},      {"xiong2", "x iong"}, {"weng1", "ong"},
        {"er2", "er"},     {"wanr2", "uan er"}, {"you3", "iu"},       {"shuang1", "sh uang"}};
    struct unit_names names;
    char text[64];
    CHECK_INT(unit_names_init(&names, &net), STATUS_OK);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        units_text(&names, pairs[i][0], text);
        CHECK_TEXT(text, pairs[i][1]);
    }
    uint8_t units[UNITS_PER_SYLLABLE];
    CHECK_INT(unit_names_syllable(&names, (struct syllable){.final = FINAL_ANY}, units), 0);
    CHECK_INT(unit_names_syllable(&names, (struct syllable){.final = FINAL_NONE}, units), 0);
}

/* Five rows of three units: what is named is sure, the rest costs 4. */
static struct unit_rows rows_of(const uint8_t *heard, size_t count, float *values)
{
    for (size_t i = 0; i < 3 * count; i++)
        values[i] = i % 3 == heard[i / 3] ? 0 : -4;
    return (struct unit_rows){.values = values, .count = count, .n_units = 3, .step_ms = 30};
}

static void a_phrase_is_found_where_it_was_said(void)
{
    float values[30];
    const uint8_t heard[] = {0, 1, 1, 0, 2, 0}, phrase[] = {1, 2}, other[] = {2, 1};
    struct unit_rows rows = rows_of(heard, 6, values);
    struct unit_place place = unit_search(&rows, phrase, 2);
    CHECK_NEAR(place.fit, 0, 1e-9);
    CHECK_INT(place.start, 1);
    CHECK_INT(place.end, 5);
    CHECK_NEAR(unit_search(&rows, other, 2).fit, -2, 1e-9);
}

static void each_unit_has_its_share_of_the_fit(void)
{
    float values[30], gains[3];
    const uint8_t heard[] = {0, 1, 1, 0, 2, 0}, phrase[] = {1, 2}, half[] = {1, 1};
    const uint8_t gap[] = {1, UNIT_GAP, 2};
    struct unit_rows rows = rows_of(heard, 6, values);
    struct unit_place place = unit_search(&rows, phrase, 2);
    CHECK(unit_align(&rows, &place, phrase, 2, gains));
    CHECK(gains[0] == 0 && gains[1] == 0);
    place = unit_search(&rows, half, 2);
    CHECK(unit_align(&rows, &place, half, 2, gains));
    CHECK_NEAR((double)gains[0] + (double)gains[1], 2 * place.fit, 1e-6);
    CHECK(gains[0] == 0 || gains[1] == 0);
    place = unit_search(&rows, gap, 3);
    CHECK(unit_align(&rows, &place, gap, 3, gains));
    CHECK(gains[0] == 0 && gains[1] == 0 && gains[2] == 0);
    place.end = place.start + 1; /* no room */
    CHECK(!unit_align(&rows, &place, phrase, 2, gains));
    CHECK(!unit_align(&rows, &place, phrase, 0, gains));
}

static void the_same_unit_twice_needs_a_row_between(void)
{
    float values[30];
    const uint8_t once[] = {0, 1, 1, 0}, twice[] = {1, 0, 1, 0}, phrase[] = {1, 1};
    struct unit_rows rows = rows_of(once, 4, values);
    CHECK_NEAR(unit_search(&rows, phrase, 2).fit, -4, 1e-9);
    rows = rows_of(twice, 4, values);
    CHECK_NEAR(unit_search(&rows, phrase, 2).fit, 0, 1e-9);
}

static void a_gap_takes_anything(void)
{
    float values[30];
    const uint8_t heard[] = {1, 2, 2, 0, 2, 1}, phrase[] = {1, UNIT_GAP, 1};
    struct unit_rows rows = rows_of(heard, 6, values);
    CHECK_NEAR(unit_search(&rows, phrase, 3).fit, 0, 1e-9);
}

static void what_has_no_units_or_no_room_fits_nowhere(void)
{
    float values[30];
    const uint8_t heard[] = {1}, phrase[] = {1, 2, 1}, gap[] = {UNIT_GAP};
    struct unit_rows rows = rows_of(heard, 1, values);
    CHECK_NEAR(unit_search(&rows, phrase, 3).fit, UNIT_FIT_NONE, 1e-9);
    CHECK_NEAR(unit_search(&rows, gap, 1).fit, UNIT_FIT_NONE, 1e-9);
    CHECK_NEAR(unit_search(&rows, phrase, 0).fit, UNIT_FIT_NONE, 1e-9);
}

/* What is left of a unit in a row in which another was heard. */
static float forgiven(const char *heard, const char *asked)
{
    struct unit_accents accents;
    float row[UNIT_NET_UNITS_MAX];
    struct unit_rows rows = {.values = row, .count = 1, .n_units = net.n_units, .step_ms = 30};
    size_t at = 0;
    for (size_t i = 0; i < net.n_units; i++) {
        row[i] = strcmp(net.names[i], heard) == 0 ? 0 : -20;
        at = strcmp(net.names[i], asked) == 0 ? i : at;
    }
    unit_accents_init(&accents, &net);
    unit_accents_forgive(&accents, &rows);
    return row[at];
}

static void an_accent_costs_less_than_a_nat(void)
{
    static const char *const pairs[][2] = {
        {"n", "l"},  {"l", "n"}, {"r", "l"},    {"z", "zh"},   {"ih", "iz"},  {"c", "ch"},
        {"s", "sh"}, {"h", "f"}, {"an", "ang"}, {"eng", "en"}, {"in", "ing"}, {"uang", "uan"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK(forgiven(pairs[i][0], pairs[i][1]) > -1 &&
              forgiven(pairs[i][0], pairs[i][1]) < -0.5f);
    CHECK(forgiven("n", "r") < -19); /* a neighbour's neighbour is none */
    CHECK(forgiven("b", "p") < -19);
    CHECK(forgiven("_", "n") < -19);
    CHECK_NEAR((double)forgiven("b", "b"), 0, 1e-6);
}

/* What is left over counts: 1 alone fits as well as 1 2, but for the 2 that was heard. */
static void all_of_a_window_is_to_be_accounted_for(void)
{
    float values[30];
    const uint8_t heard[] = {0, 1, 1, 0, 2, 0}, whole[] = {1, 2}, less[] = {1}, more[] = {1, 2, 1};
    const uint8_t gap[] = {1, UNIT_GAP}, instead[] = {2, 2};
    struct unit_rows rows = rows_of(heard, 6, values);
    CHECK_NEAR(unit_loss(&rows, whole, 2, 0.5), 0, 1e-6);
    CHECK_NEAR(unit_loss(&rows, less, 1, 0.5), 0.5, 1e-6);
    CHECK_NEAR(unit_loss(&rows, less, 1, 9), 4, 1e-6); /* a blank costs 4 there */
    CHECK_NEAR(unit_loss(&rows, more, 3, 0.5), 4, 1e-6);
    CHECK_NEAR(unit_loss(&rows, gap, 2, 0.5), 0.5, 1e-6);
    CHECK_NEAR(unit_loss(&rows, instead, 2, 0.5), 4.5, 1e-6); /* 1 was heard in two rows */
    CHECK_NEAR(unit_loss(&rows, whole, 0, 0.5), UNIT_LOSS_MAX, 1e-6);
    rows.count = 1;
    CHECK_NEAR(unit_loss(&rows, whole, 2, 0.5), UNIT_LOSS_MAX, 1e-6);
}

int main(void)
{
    RUN(the_network_in_the_model_is_read);
    RUN(it_hears_what_pytorch_hears);
    RUN(a_warp_hears_a_shorter_throat_where_the_models_people_are);
    RUN(a_warp_leaves_nothing_behind);
    RUN(sound_too_short_for_a_frame_gives_no_rows);
    RUN(silence_is_heard_without_a_division_by_nothing);
    RUN(syllables_become_units_as_in_the_training);
    RUN(a_phrase_is_found_where_it_was_said);
    RUN(each_unit_has_its_share_of_the_fit);
    RUN(the_same_unit_twice_needs_a_row_between);
    RUN(a_gap_takes_anything);
    RUN(an_accent_costs_less_than_a_nat);
    RUN(all_of_a_window_is_to_be_accounted_for);
    RUN(what_has_no_units_or_no_room_fits_nowhere);
    RUN(a_damaged_file_is_refused_and_says_why);
    RUN(a_missing_file_is_not_found);
    unit_net_finish(&net);
    return CHECK_RESULT();
}
