/* The calibration: the numbers that turn a model's fits into scores and verdicts. They are measured
 * on one model and hold for no other: a model brings its own in mapping.yaml, under `verifier:`. */
#ifndef YINGDA_AUDIO_EAR_MODEL_CALIBRATION_H
#define YINGDA_AUDIO_EAR_MODEL_CALIBRATION_H

#include <stddef.h>

struct calibration {
    double slope, lift, doubt;          /* of a phrase: fit and length to log-odds */
    double cohort_part;                 /* how much of the cohort's level is taken off a fit */
    double said_from, not_said_below;   /* scores; between them lies undecided */
    double clarity_slope, clarity_lift; /* of a syllable: fit to log-odds */
    /* What the unit network adds where it hears too: how much its fit counts, and how much of what
     * the cohort reaches in it is taken off. 0 without the network. */
    double network_slope, network_part;
    double networks; /* how many hear: the numbers were fitted with so many */
    /* Where the network hears clearly, which shows in what the cohort reaches in it (not at all from
     * `clear_from` up, fully from `clear_at` down), the weakest part of a phrase counts too: so much
     * for what it is above `weakest_usual`, less the cohort's; and less is left undecided. */
    double clear_from, clear_at, weakest_slope, weakest_usual, clear_said_from, clear_not_said_below;
};

/* What mapping.yaml calls a number, where it goes and what it may be. */
struct calibration_key {
    const char *key;
    size_t offset; /* of a double in struct calibration */
    double low, high;
};

/* Ends with a NULL key. */
extern const struct calibration_key calibration_keys[];

/* The numbers that a calibration with the unit network has besides. */
extern const struct calibration_key calibration_network_keys[];

/* Debian's en-us; also the start for a model that says nothing of itself. */
extern const struct calibration calibration_en_us;

#endif
