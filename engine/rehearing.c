#include "engine/rehearing.h"

#include <stdlib.h>
#include <string.h>

#include "engine/scene_json.h"
#include "scoring/judge.h"

enum status rehearing_init(struct rehearing *rehearing, const struct attempt_card *card,
                           size_t reply, struct hearing *hearing)
{
    *rehearing = (struct rehearing){.hearing = hearing,
                                    .pack = card->pack,
                                    .turn = attempt_card_turn(card, reply),
                                    .standard = card->standard,
                                    .attempt = card->attempt,
                                    .reply = reply};
    const struct reply_sound *sound = reply < card->n_sounds ? &card->sounds[reply] : NULL;
    if (!hearing || !rehearing->turn || !sound || sound->sound.n_samples == 0 ||
        sound->heard.duration_ms > 0)
        return STATUS_NOT_FOUND;
    rehearing->voice = scene_voice(card->stored.replies[reply].scene);
    size_t size = sound->sound.n_samples * sizeof *sound->sound.samples;
    rehearing->sound = sound->sound;
    rehearing->sound.samples = malloc(size);
    if (!rehearing->sound.samples)
        return STATUS_NO_MEMORY;
    memcpy(rehearing->sound.samples, sound->sound.samples, size);
    return STATUS_OK;
}

void rehearing_run(struct rehearing *rehearing)
{
    struct hearing *hearing = rehearing->hearing;
    const struct network **networks = NULL;
    size_t n_networks = 0;
    enum status status = judge_networks(rehearing->pack, rehearing->turn, rehearing->standard,
                                        &networks, &n_networks);
    if (status == STATUS_OK)
        status = hearing_set_speaker(hearing, &rehearing->voice);
    if (status == STATUS_OK)
        status = hearing_start(hearing, networks, n_networks);
    if (status == STATUS_OK)
        status = hearing_feed(hearing, rehearing->sound.samples, rehearing->sound.n_samples);
    if (status == STATUS_OK)
        status = hearing_finish(hearing, &rehearing->heard);
    if (status != STATUS_OK)
        heard_finish(&rehearing->heard);
    free(networks);
}

void rehearing_give(struct rehearing *rehearing, struct attempt_card *card)
{
    if (card->attempt == rehearing->attempt && rehearing->reply < card->n_sounds &&
        rehearing->heard.duration_ms > 0)
        reply_sound_heard(&card->sounds[rehearing->reply], &rehearing->heard);
}

void rehearing_finish(struct rehearing *rehearing)
{
    if (!rehearing)
        return;
    wav_finish(&rehearing->sound);
    heard_finish(&rehearing->heard);
    *rehearing = (struct rehearing){0};
}
