/* Models that a user brings: at another rate, with a mapping, and broken in every way. Debian's
 * en-us, linked into a folder of its own with one file changed, stands in for them. */
#include "audio/hearing/hearing.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/model/gaussians.h"
#include "audio/ear/senones.h"
#include "audio/voice/voice.h"
#include "tests/check.h"

static const char en_us[] = "/usr/share/pocketsphinx/model/en-us/en-us";
static const char own[] = YINGDA_SOURCE_DIR "/audio/model";
static const char network[] = YINGDA_SOURCE_DIR "/audio/model/network.bin";
static char folder[] = "/tmp/yingda-model-XXXXXX";

static const char *path_in(const char *dir, const char *name)
{
    static char paths[2][512];
    static int turn;
    turn = !turn;
    snprintf(paths[turn], sizeof paths[turn], "%s/%s", dir, name);
    return paths[turn];
}

static void each_file(const char *dir, void (*visit)(const char *name))
{
    DIR *open = opendir(dir);
    for (struct dirent *entry; open && (entry = readdir(open));) {
        if (entry->d_name[0] != '.')
            visit(entry->d_name);
    }
    if (open)
        closedir(open);
}

static void file_remove(const char *name)
{
    unlink(path_in(folder, name));
}

static void file_link(const char *name)
{
    CHECK_INT(symlink(path_in(en_us, name), path_in(folder, name)), 0);
}

/* Back to en-us as it is. */
static void model_reset(void)
{
    each_file(folder, file_remove);
    each_file(en_us, file_link);
}

static void text_write(const char *name, const char *text)
{
    file_remove(name);
    FILE *file = fopen(path_in(folder, name), "w");
    fputs(text, file);
    fclose(file);
}

/* A copy with the first `size` bytes (-1: all), and one byte changed at `changed` (-1: none). */
static void file_damage_of(const char *model, const char *name, long size, long changed)
{
    FILE *in = fopen(path_in(model, name), "rb");
    file_remove(name);
    FILE *out = fopen(path_in(folder, name), "wb");
    for (long at = 0; at != size; at++) {
        int byte = fgetc(in);
        if (byte == EOF)
            break;
        fputc(at == changed ? byte ^ 0x55 : byte, out);
    }
    fclose(in);
    fclose(out);
}

static void file_damage(const char *name, long size, long changed)
{
    file_damage_of(en_us, name, size, changed);
}

/* The model is refused with these words. */
static void check_refused(enum status expected, const char *words)
{
    struct hearing *hearing = NULL;
    enum status status = hearing_open(&hearing, &(struct hearing_config){.model_dir = folder});
    const char *problem = hearing_problem(hearing);
    CHECK_INT(status, expected);
    CHECK(strstr(problem, words) != NULL);
    CHECK(strstr(problem, folder) != NULL);
    if (!strstr(problem, words) || !strstr(problem, folder))
        fprintf(stderr, "expected \"%s\", said \"%s\"\n", words, problem);
    hearing_close(hearing);
}

static void a_broken_file_is_named_and_said_what_is_wrong_with_it(void)
{
    static const struct {
        const char *name;
        long size, changed;
        const char *words;
    } broken[] = {
        {"means", 400000, -1, "means: cut off"},
        {"means", 838730, -1, "means: cut off"},
        {"means", 30, -1, "means: not a parameter file"},
        {"means", 0, -1, "means: not a parameter file"},
        {"means", -1, 50, "means: sizes out of range"},
        {"means", -1, 44, "numbers, but its sizes make"},
        {"means", -1, 300000, "means: damaged: wrong checksum"},
        {"means", -1, 40, "means: written with another byte order"},
        {"variances", 838000, -1, "variances: cut off"},
        {"variances", -1, 700000, "variances: damaged: wrong checksum"},
        {"sendump", 1969000, -1, "sendump: cut off"},
        {"sendump", 300, -1, "sendump: not a sendump"},
        {"sendump", -1, 0, "sendump: not a sendump"},
        {"sendump", -1, 636, "senones, the model definition has 5126"},
        {"sendump", -1, 632, "weights, the means have 3 of 128"},
        {"transition_matrices", 500, -1, "transition_matrices: does not fit"},
        {"mdef", 2000000, -1, "mdef: not a model definition"},
        {"mdef", 40, -1, "mdef: not a model definition"},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        model_reset();
        file_damage(broken[i].name, broken[i].size, broken[i].changed);
        check_refused(STATUS_INVALID, broken[i].words);
    }
}

static void file_link_own(const char *name)
{
    CHECK_INT(symlink(path_in(own, name), path_in(folder, name)), 0);
}

/* The shipped model with a bit turned in the middle of a file: nothing but its sum shows it. */
static void a_bit_turned_in_a_file_that_is_summed_up_is_damage(void)
{
    static const char *const names[] = {"sendump",     "means",     "variances",   "mdef",
                                        "feat.params", "noisedict", "syllables.lm"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        each_file(folder, file_remove);
        each_file(own, file_link_own);
        file_damage_of(own, names[i], -1, 40);
        char words[64];
        snprintf(words, sizeof words, "%s is damaged", names[i]);
        check_refused(STATUS_INVALID, words);
    }
    text_write("SHA256SUMS", "no sums at all\n");
    check_refused(STATUS_INVALID, "not a list of sums");
}

static void a_missing_file_is_named(void)
{
    static const char *const names[] = {"mdef",        "means",  "variances", "transition_matrices",
                                        "feat.params", "sendump"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        model_reset();
        file_remove(names[i]);
        check_refused(STATUS_NOT_FOUND, names[i]);
    }
}

static void parameters_that_cannot_be_are_refused(void)
{
    model_reset();
    text_write("feat.params", "-feat s2_4x\n");
    check_refused(STATUS_UNSUPPORTED, "feat.params: -feat s2_4x is not supported");
    text_write("feat.params", "-feat 1s_c_d_dd\n-varnorm yes\n");
    check_refused(STATUS_UNSUPPORTED, "feat.params: -varnorm yes is not supported");
    text_write("feat.params", "-upperf 9000\n");
    check_refused(STATUS_INVALID, "feat.params: a rate of 16000 Hz does not fit");
    text_write("feat.params", "-samprate 44100\n");
    check_refused(STATUS_UNSUPPORTED, "feat.params: a rate of 44100 Hz does not fit");
    text_write("feat.params", "-feat 1s_c_d_dd\n-svspec 0-12/13-38\n");
    check_refused(STATUS_INVALID, "PocketSphinx cannot load it: ");
    text_write("feat.params", "-ncep 20\n");
    check_refused(STATUS_INVALID, "PocketSphinx cannot load it");
}

static void a_mapping_s_mistakes_reach_the_user(void)
{
    model_reset();
    text_write("mapping.yaml", "rate_hz: 16000\nverifier:\n  slop: 3\n");
    check_refused(STATUS_INVALID, "mapping.yaml:3: unknown key 'slop' in verifier; did you mean "
                                  "'slope'?");
    text_write("mapping.yaml", "# telephone\nrate_hz: 8000\n");
    check_refused(STATUS_INVALID, "mapping.yaml:2: a rate of 8000 Hz does not fit feat.params");
    text_write("mapping.yaml", "phones:\n  initials: {b: BB}\n  finals: {a: AA, ai: II}\n");
    check_refused(STATUS_INVALID, "mapping.yaml:2: the model has no phone 'BB' (and 1 more)");
}

/* The model opens all the same; "": nothing is missing. */
static void check_notice(const char *words)
{
    struct hearing *hearing = NULL;
    CHECK_INT(hearing_open(&hearing, &(struct hearing_config){.model_dir = folder}), STATUS_OK);
    const char *notice = hearing_notice(hearing);
    CHECK(*words ? strstr(notice, words) != NULL : !*notice);
    CHECK(!*words || strstr(notice, "PocketSphinx hears alone") != NULL);
    if (*words && !strstr(notice, words))
        fprintf(stderr, "expected \"%s\", said \"%s\"\n", words, notice);
    hearing_close(hearing);
}

static void a_network_that_is_missing_or_damaged_is_said_and_does_without(void)
{
    model_reset();
    check_notice("");
    text_write("mapping.yaml", "with_network:\n  network_slope: 1\n");
    check_notice("network.bin: ");
    text_write("network.bin", "YINGDA UNITS v1\nand nothing that makes a network");
    check_notice("network.bin: damaged: its bytes do not make its SHA-256");
    text_write("network.bin", "something else");
    check_notice("network.bin: not a unit network");
    file_remove("network.bin");
    CHECK_INT(symlink(network, path_in(folder, "network.bin")), 0);
    check_notice("");
    file_remove("mapping.yaml");
    check_notice("network.bin: mapping.yaml says nothing of it");
}

static void a_mapping_weighs_the_network_by_names_it_knows(void)
{
    model_reset();
    text_write("mapping.yaml", "with_network:\n  network_slop: 1\n");
    check_refused(STATUS_INVALID, "mapping.yaml:2: unknown key 'network_slop' in with_network; did "
                                  "you mean 'network_slope'?");
    text_write("mapping.yaml", "verifier:\n  network_slope: 1\n");
    check_refused(STATUS_INVALID, "mapping.yaml:2: unknown key 'network_slope' in verifier");
}

enum { FRAMES = 300 };

/* The cepstra of a sound with the model of the folder, less their mean. */
static size_t cepstra_of(const struct wav_sound *sound, struct cepstrum out[FRAMES])
{
    static struct acoustic_model model;
    char reason[MODEL_REASON_SIZE] = "";
    struct senones *senones = NULL;
    CHECK_INT(acoustic_model_open(&model, folder, reason), STATUS_OK);
    CHECK_INT(senones_open(&senones, &model), STATUS_OK);
    size_t taken = sound->n_samples < 160 * (FRAMES - 32) ? sound->n_samples : 160 * (FRAMES - 32);
    size_t count = senones_feed(senones, sound->samples, taken, out);
    for (int k = 0; k < SENONES_CEPSTRA; k++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += (double)out[i].values[k];
        for (size_t i = 0; i < count; i++)
            out[i].values[k] -= (float)(sum / (double)count);
    }
    senones_close(senones);
    acoustic_model_close(&model);
    return count;
}

/* The power of the difference of two cepstra, frame i against frame i + shift, in parts of the
 * first's own power. */
static double difference(const struct cepstrum *a, const struct cepstrum *b, size_t count,
                         size_t shift)
{
    double error = 0, power = 0;
    for (size_t i = 0; i + shift < count; i++) {
        for (int k = 0; k < SENONES_CEPSTRA; k++) {
            double value = (double)a[i].values[k];
            error +=
                (value - (double)b[i + shift].values[k]) * (value - (double)b[i + shift].values[k]);
            power += value * value;
        }
    }
    return error / power;
}

/* With a band that both rates have, the filters lie on the same frequencies: from 8 kHz must come
 * what comes from 16, but for what is always the same (taken away) and the resampler's edge. */
static void eight_kilohertz_are_heard_as_sixteen_are(void)
{
    static const struct voice_style style = {VOICE_MALE, 35, 70};
    static struct cepstrum wide[FRAMES], narrow[FRAMES];
    struct wav_sound sound = {0};
    CHECK_INT(
        voice_speak("qing3 shao1 hou4, wo3 men5 ma3 shang4 wei4 nin2 ban4 li3", &style, &sound),
        STATUS_OK);
    model_reset();
    text_write("feat.params",
               "-lowerf 130\n-upperf 3500\n-nfilt 20\n-transform dct\n-lifter 22\n-dither no\n"
               "-feat 1s_c_d_dd\n-svspec 0-12/13-25/26-38\n-wlen 0.025\n");
    text_write("mapping.yaml", "rate_hz: 16000\n");
    size_t count = cepstra_of(&sound, wide);
    file_remove("mapping.yaml"); /* -upperf tells */
    CHECK_NEAR(cepstra_of(&sound, narrow), count, 1);
    double here = difference(wide, narrow, count - 1, 0);
    double late = difference(wide, narrow, count - 1, 1);
    double early = difference(narrow, wide, count - 1, 1);
    printf("%zu frames, difference %.4f of the power, a frame off %.4f and %.4f\n", count, here,
           late, early);
    CHECK(here < 0.02);
    CHECK(here < late / 4 && here < early / 4);
    wav_finish(&sound);
}

/* What the folder's Gaussians are known by; 0 where there are none, with `expected` for why. */
static uint32_t gaussians_read(const struct acoustic_model *model, enum status expected)
{
    struct gaussians gaussians = {0};
    CHECK_INT(gaussians_open(&gaussians, model), expected);
    uint32_t known_by = gaussians.model;
    gaussians_close(&gaussians);
    gaussians_close(&gaussians);
    return known_by;
}

/* A transform hangs on them: changed by a bit, they are another model's. */
static void gaussians_are_known_by_their_numbers_and_missed_where_they_are_of_another_kind(void)
{
    static struct acoustic_model model;
    char reason[MODEL_REASON_SIZE] = "";
    model_reset();
    CHECK_INT(acoustic_model_open(&model, folder, reason), STATUS_OK);
    uint32_t known_by = gaussians_read(&model, STATUS_OK);
    CHECK(known_by != 0);
    CHECK_INT(gaussians_read(&model, STATUS_OK), known_by);
    file_damage("means", -1, 300000);
    uint32_t other = gaussians_read(&model, STATUS_OK);
    CHECK(other != 0 && other != known_by);
    file_damage("means", 400000, -1);
    CHECK_INT(gaussians_read(&model, STATUS_IO), 0);
    file_damage("means", -1, -1);
    file_damage("sendump", 300000, -1);
    CHECK_INT(gaussians_read(&model, STATUS_IO), 0);
    file_remove("sendump");
    CHECK_INT(gaussians_read(&model, STATUS_UNSUPPORTED), 0);
    acoustic_model_close(&model);
}

int main(void)
{
    if (access(en_us, R_OK) != 0) {
        printf("skipped: no %s\n", en_us);
        return CHECK_SKIP;
    }
    if (!mkdtemp(folder))
        return 1;
    RUN(a_broken_file_is_named_and_said_what_is_wrong_with_it);
    RUN(a_bit_turned_in_a_file_that_is_summed_up_is_damage);
    RUN(a_missing_file_is_named);
    RUN(parameters_that_cannot_be_are_refused);
    RUN(a_mapping_s_mistakes_reach_the_user);
    RUN(a_network_that_is_missing_or_damaged_is_said_and_does_without);
    RUN(a_mapping_weighs_the_network_by_names_it_knows);
    RUN(eight_kilohertz_are_heard_as_sixteen_are);
    RUN(gaussians_are_known_by_their_numbers_and_missed_where_they_are_of_another_kind);
    each_file(folder, file_remove);
    rmdir(folder);
    return CHECK_RESULT();
}
