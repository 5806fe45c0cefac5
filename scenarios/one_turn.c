#include "scenarios/one_turn.h"

const struct play *one_turn_play(struct one_turn *out, const struct play *play,
                                 const struct turn *turn, int mood)
{
    out->exit =
        (struct exit){.condition = {.mood_below = MOOD_NOT_BELOW}, .to = "done", .at = turn->at};
    out->turn = *turn;
    out->turn.exits = &out->exit;
    out->turn.n_exits = 1;
    out->ending = (struct ending){.id = "done", .name = play->title, .text = "", .at = turn->at};
    out->play = *play;
    out->play.customer.mood = mood;
    out->play.turns = &out->turn;
    out->play.n_turns = 1;
    out->play.endings = &out->ending;
    out->play.n_endings = 1;
    out->play.on_hang_up = out->play.on_ring_out = NULL;
    out->play.rings = 0;
    out->play.drawn = NULL;
    out->play.n_drawn = 0;
    return &out->play;
}
