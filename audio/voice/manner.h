/* Manner: what a mood does to a voice. */
#ifndef YINGDA_AUDIO_VOICE_MANNER_H
#define YINGDA_AUDIO_VOICE_MANNER_H

/* How somebody is angry: loud, high and fast, or slow, low and flat. */
enum voice_temper { VOICE_HOT, VOICE_COLD };

struct manner {
    double semitones; /* of pitch, from the person's own middle */
    double range;     /* of pitch, a factor: 1 is as the person speaks */
    double speed;     /* a factor */
    double level_db;  /* of loudness, from that of even speech */
    double bright_db; /* of what lies above 2.5 kHz: the effort that is heard in a voice */
};

/* Of a mood from 0, furious, to 100, delighted; between the corners a straight line, so that every
 * measure is monotone from even speech to fury. The directions are those that studies of angry and
 * of happy speech agree on; how far they go was chosen by measuring what the voices can bear: at
 * one and a third of the pitch, 1.6 of the range and 1.3 of the speed they are understood as well
 * as at rest. Pure. */
struct manner manner_of(int mood, enum voice_temper temper);

#endif
