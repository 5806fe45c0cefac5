/* voices_by_mood PACK MAKER [VOICE...]: what a mood does to each customer's voice where nothing
 * else differs. The maker (the folder of docs/voices.md) has each customer's voice say the same
 * three sentences in seven moods; a line (voice_measures_print) for each, as it would be played
 * close by. Takes some ten minutes; nothing is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/voice/maker/maker.h"
#include "audio/voice/presence.h"
#include "commands/scenario.h"
#include "scenarios/load/pack_open.h"
#include "tests/tools/voice_measures.h"

static const char *const sentences[] = {
    "我在这儿等了半个小时，你们到底有没有人管这件事？",
    "上个月才一百二十块，这个月怎么就变成两百八十块了？",
    "麻烦你给我说清楚，这到底是怎么一回事。",
};
static const int moods[] = {0, 15, 30, 45, 60, 80, 100};

static bool say(struct maker *maker, const struct pack *pack, const struct speaking_voice *voice,
                const char *text, int mood, struct voice_measures *measures)
{
    static const char path[] = "/tmp/yingda-voices-by-mood.opus";
    struct manner manner = manner_of(mood, VOICE_HOT);
    struct presence presence = {manner.level_db, manner.bright_db, VOICE_CLOSE};
    struct maker_request request = {
        .lexicon = pack->lexicon,
        .text = text,
        .person = {voice->timbre, voice->way, voice->pitch_pct / 100.0, voice->tempo_pct / 100.0},
        .manner = manner,
        .path = path};
    struct wav_sound sound;
    struct syllable_times times;
    int duration_ms;
    if (maker_make(maker, &request, &duration_ms) != STATUS_OK) {
        fprintf(stderr, "voices_by_mood: %s: %s\n", voice->id, maker->reason);
        return false;
    }
    bool good = opus_sound_read(path, 16000, &sound, &times) == STATUS_OK;
    good = good && presence_give(&sound, &presence) == STATUS_OK;
    if (good)
        voice_measures_take(measures, &sound, &times);
    wav_finish(&sound);
    remove(path);
    return good;
}

static bool measure(struct maker *maker, const struct pack *pack,
                    const struct speaking_voice *voice, int mood)
{
    struct voice_measures measures;
    char name[16];
    bool good = voice_measures_init(&measures);
    for (size_t i = 0; good && i < sizeof sentences / sizeof *sentences; i++)
        good = say(maker, pack, voice, sentences[i], mood, &measures);
    snprintf(name, sizeof name, "%d", mood);
    if (good)
        voice_measures_print(&measures, voice->id, name);
    fflush(stdout);
    voice_measures_finish(&measures);
    return good;
}

/* `ids`: those that are wanted; none: all. */
static bool is_wanted(const struct speaking_voice *voice, char **ids, int n)
{
    bool wanted = n == 0;
    for (int i = 0; i < n; i++)
        wanted |= strcmp(voice->id, ids[i]) == 0;
    return wanted;
}

static bool measure_all(struct maker *maker, const struct pack *pack, char **ids, int n)
{
    bool good = true;
    for (size_t v = 0; v < pack->n_voices; v++) {
        const struct speaking_voice *voice = &pack->voices[v];
        bool model = voice == pack->models[MODEL_WOMAN] || voice == pack->models[MODEL_MAN] ||
                     voice == pack->examiner.voice;
        for (size_t m = 0;
             good && !model && is_wanted(voice, ids, n) && m < sizeof moods / sizeof *moods; m++)
            good = measure(maker, pack, voice, moods[m]);
    }
    return good;
}

int main(int argc, char **argv)
{
    char folder[PATH_SIZE];
    struct problems problems = {0};
    struct pack *pack = NULL;
    struct maker maker;
    if (argc < 3 || paths_pack(argv[1], folder) != STATUS_OK ||
        pack_open(&pack, folder, &problems) != STATUS_OK)
        return 1;
    enum status status =
        maker_open(&maker, YINGDA_SOURCE_DIR "/audio/voice/maker/kokoro.js", argv[2], 1);
    if (status != STATUS_OK)
        fprintf(stderr, "voices_by_mood: %s\n", maker.reason);
    bool good = status == STATUS_OK && measure_all(&maker, pack, argv + 3, argc - 3);
    maker_close(&maker);
    pack_close(pack);
    problems_finish(&problems);
    return good ? 0 : 1;
}
