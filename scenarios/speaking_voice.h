/* Speaking voices: by whom a pack's texts are spoken. Plain data, no sound. */
#ifndef YINGDA_SCENARIOS_SPEAKING_VOICE_H
#define YINGDA_SCENARIOS_SPEAKING_VOICE_H

#include "scenarios/place.h"

/* How somebody is angry: loud, high and fast, or slow, low and flat. Content people are alike. */
enum temper { TEMPER_HOT, TEMPER_COLD };

/* One of voices.yaml: the timbre of one of the maker's voices with another's way of speaking. */
struct speaking_voice {
    const char *id;
    const char *timbre, *way;
    int pitch_pct; /* of the way's own middle; 100 is as it is */
    int tempo_pct; /* 100 is as it is, less is slower */
    struct place_in_file at;
};

/* How a text is said. `voice` NULL: by nobody of the pack's own. */
struct speaking {
    const struct speaking_voice *voice;
    int temper; /* enum temper */
    int mood;   /* 0 furious .. 100 content */
};

enum { SPEAKING_MOOD_MODEL = 60 }; /* of who shows how it is said: friendly, and no more */

#endif
