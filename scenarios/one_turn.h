/* One turn of a play by itself: the customer says that line in that mood, somebody answers, and it
 * is over. For a second try at what went wrong, without the whole conversation. Pure. */
#ifndef YINGDA_SCENARIOS_ONE_TURN_H
#define YINGDA_SCENARIOS_ONE_TURN_H

#include "scenarios/pack.h"

struct one_turn {
    struct play play;
    struct turn turn;
    struct exit exit;
    struct ending ending;
};

/* A play of that turn alone, of a play as it was drawn. `out` keeps what is made up and must
 * neither move nor go while it is used; the rest is the pack's. */
const struct play *one_turn_play(struct one_turn *out, const struct play *play,
                                 const struct turn *turn, int mood);

#endif
