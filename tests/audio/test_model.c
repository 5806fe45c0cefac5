/* The project's own acoustic model, as it lies in audio/model: whole, small, and for all Mandarin.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "audio/ear/model/acoustic_model.h"
#include "tests/check.h"

static struct acoustic_model model;

static const char folder[] = YINGDA_SOURCE_DIR "/audio/model";

static long file_size(const char *name)
{
    char path[512];
    struct stat stat_of;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return stat(path, &stat_of) == 0 ? (long)stat_of.st_size : -1;
}

static void it_opens_without_being_named(void)
{
    char reason[512] = "";
    CHECK(acoustic_model_open(&model, NULL, reason) == STATUS_OK);
    CHECK(strstr(model.dir, "/audio/model") != NULL);
    CHECK(model.rate_hz == 16000);
}

static void it_is_small_and_has_its_card(void)
{
    static const char *const names[] = {"mdef",      "means",       "variances", "sendump",
                                        "noisedict", "feat.params", "README.md", "mapping.yaml"};
    long total = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK(file_size(names[i]) > 0);
        total += file_size(names[i]);
    }
    CHECK(total < 20 << 20);
}

static void every_syllable_of_mandarin_has_phones(void)
{
    struct phone_string strings[PHONE_MAP_STRINGS];
    int syllables = 0;
    for (unsigned i = INITIAL_NONE; i < INITIAL_COUNT; i++) {
        for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++) {
            struct syllable syllable = {.initial = (uint8_t)i, .final = (uint8_t)f};
            if (!syllable_exists(i, f))
                continue;
            syllables++;
            CHECK(phone_map_syllable(&model.map, syllable, strings) > 0);
        }
    }
    CHECK(syllables > 400);
}

/* No two phones of a syllable are taken without their neighbours: the recipe kept all triphones
 * that Mandarin can make. */
static void the_phones_of_a_syllable_know_their_neighbours(void)
{
    const struct mdef *mdef = &model.mdef;
    struct phone_string strings[PHONE_MAP_STRINGS];
    for (unsigned i = INITIAL_NONE; i < INITIAL_COUNT; i++) {
        for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++) {
            struct syllable syllable = {.initial = (uint8_t)i, .final = (uint8_t)f};
            int ways =
                syllable_exists(i, f) ? phone_map_syllable(&model.map, syllable, strings) : 0;
            for (int way = 0; way < ways; way++) {
                const struct phone_string *string = &strings[way];
                for (int k = 1; k + 1 < string->count; k++) {
                    const struct mdef_phone *phone =
                        mdef_triphone(mdef, string->ids[k], string->ids[k - 1], string->ids[k + 1],
                                      POSITION_INTERNAL);
                    CHECK(phone != &mdef->base[string->ids[k]]);
                }
            }
        }
    }
}

/* Had the calibration been forgotten, en-us's would be there. */
static void it_is_calibrated_by_itself(void)
{
    const struct calibration *own = &model.calibration;
    CHECK(memcmp(own, &calibration_en_us, sizeof *own) != 0);
    CHECK(own->slope > 0 && own->clarity_slope > 0);
    CHECK(own->not_said_below > 0.05 && own->not_said_below < own->said_from);
    CHECK(own->said_from < 0.99); /* of log-odds: four, which long phrases far exceed */
}

int main(void)
{
    RUN(it_opens_without_being_named);
    RUN(it_is_small_and_has_its_card);
    RUN(every_syllable_of_mandarin_has_phones);
    RUN(the_phones_of_a_syllable_know_their_neighbours);
    RUN(it_is_calibrated_by_itself);
    acoustic_model_close(&model);
    return CHECK_RESULT();
}
