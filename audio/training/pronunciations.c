/* pronunciations: every Mandarin syllable in the phones of a model, as a SphinxTrain dictionary.
 * usage: pronunciations MODEL_DIR
 * So that a model is trained on the very phone strings that the ear will look for. */
#include <stdio.h>
#include <stdlib.h>

#include "audio/ear/model/acoustic_model.h"

static void string_print(const struct acoustic_model *model, const char *pinyin, int way,
                         const struct phone_string *string)
{
    printf(way ? "%s(%d)" : "%s", pinyin, way + 1);
    for (int i = 0; i < string->count; i++)
        printf(" %s", model->mdef.names[string->ids[i]]);
    putchar('\n');
}

static void syllable_print(const struct acoustic_model *model, struct syllable syllable)
{
    struct phone_string strings[PHONE_MAP_STRINGS];
    struct syllable read;
    char pinyin[SYLLABLE_TEXT_SIZE];
    size_t length = syllable_format(syllable, pinyin);
    if (!syllable_parse(pinyin, length, &read) || !syllable_sounds_like(read, syllable))
        return; /* an e with an r is written as er, which is another syllable */
    int count = phone_map_syllable(&model->map, syllable, strings);
    for (int way = 0; way < count; way++)
        string_print(model, pinyin, way, &strings[way]);
}

int main(int argc, char **argv)
{
    struct acoustic_model model;
    char reason[512] = "usage: pronunciations MODEL_DIR";
    if (argc != 2 || acoustic_model_open(&model, argv[1], reason) != STATUS_OK) {
        fprintf(stderr, "pronunciations: %s\n", reason);
        return EXIT_FAILURE;
    }
    for (unsigned i = INITIAL_NONE; i < INITIAL_COUNT; i++) {
        for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++) {
            for (int erhua = 0; erhua < 2; erhua++)
                if (syllable_exists(i, f))
                    syllable_print(&model, (struct syllable){.initial = (uint8_t)i,
                                                             .final = (uint8_t)f,
                                                             .erhua = (uint8_t)erhua});
        }
    }
    acoustic_model_close(&model);
    return EXIT_SUCCESS;
}
