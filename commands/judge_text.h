/* `yingda judge --text`, `--text-list`: words without sound, judged as if they had been heard
 * without a fault. */
#ifndef YINGDA_COMMANDS_JUDGE_TEXT_H
#define YINGDA_COMMANDS_JUDGE_TEXT_H

#include <stdint.h>

struct judge_text_options {
    const char *scenario, *turn, *text; /* one reply */
    const char *list;                   /* or lines PACK/PLAY<TAB>TURN<TAB>REPLY */
    uint32_t seed;                      /* of all */
    const char *standard;               /* of all; NULL: each play's own */
};

/* Judges and prints; returns the command's exit status. An unknown play or turn in a list, or a
 * reply that cannot be read aloud, is an object with "error"; what follows it is still judged. */
int judge_text(const struct judge_text_options *options);

#endif
