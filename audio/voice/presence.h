/* Presence: what is done to a line when it is played. How loud and bright the mood makes it, and
 * where it comes from: out of a telephone, or across a room. */
#ifndef YINGDA_AUDIO_VOICE_PRESENCE_H
#define YINGDA_AUDIO_VOICE_PRESENCE_H

#include "audio/speech/wav.h"
#include "audio/voice/manner.h"

enum voice_place {
    VOICE_CLOSE,     /* as it was made */
    VOICE_ROOM,      /* a quiet hall: its hush, some early reflections and a short tail */
    VOICE_TELEPHONE, /* 300 to 3,400 Hz */
};

struct presence {
    double level_db, bright_db; /* of the manner */
    enum voice_place place;
};

/* Changes a sound of 16 kHz in place; a room makes it longer by its tail. Whatever would pass -6.5
 * dBFS is bent so that no sample passes -3.1, and turned down for a moment where something between
 * them would pass -1.4; the first and last 20 ms are faded. The same sound gives the same samples.
 * STATUS_NO_MEMORY: the sound is as it was. Any thread. */
MUST_USE enum status presence_give(struct wav_sound *sound, const struct presence *presence);

/* The bend: of a sample, full scale 1. */
float presence_bend(float x);

#endif
