/* The telephone's bell: made by the kiosk, in the cadence of the pack's standard. */
#ifndef YINGDA_KIOSK_TALK_BELL_H
#define YINGDA_KIOSK_TALK_BELL_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/speech/wav.h"
#include "scenarios/pack.h"

struct bell {
    int on_ms, off_ms, rings; /* the caller gives up after so many */
    struct wav_sound sound;   /* owned: all of them, 16 kHz */
    int64_t started_ms;
};

/* Makes the bell of a phone play. STATUS_NO_MEMORY. */
MUST_USE enum status bell_init(struct bell *bell, const struct pack *pack, const struct play *play);
void bell_finish(struct bell *bell);

/* Where it stands `spent_ms` after the first ring began. */
struct bell_state {
    int ring;   /* from 1 */
    float beat; /* 0..1 through one cadence */
    bool sounding, over;
};
struct bell_state bell_at(const struct bell *bell, int64_t spent_ms);

#endif
