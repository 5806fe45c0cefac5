/* Lessons: what of a pack is learnt one by one before anybody is angry. A standard phrase is to be
 * said, a drill's line is to be answered; either is played as a play of one turn, so that whatever
 * hears and judges a turn does the same here. Pure; everything points into the pack. */
#ifndef YINGDA_SCENARIOS_LESSON_H
#define YINGDA_SCENARIOS_LESSON_H

#include "scenarios/pack.h"

enum lesson_kind { LESSON_PHRASE, LESSON_DRILL };

struct lesson {
    enum lesson_kind kind;
    const struct pack *pack;
    const struct utterance *phrase; /* LESSON_PHRASE; else NULL */
    const struct drill *drill;      /* LESSON_DRILL; else NULL */
    const char *id, *title;         /* a phrase's title is its text, as the source has it */
    const char *cue; /* what calls for it: the customer's line, or what the phrase is to do; ""
                        where that would tell the words themselves */
};

/* The phrases in the pack's order, then the drills in theirs. */
size_t pack_n_lessons(const struct pack *pack);
struct lesson pack_lesson(const struct pack *pack, size_t index);

/* What a lesson is played as. Of a phrase it is made up here; of a drill it is the drill's own. */
struct lesson_scene {
    struct play play;
    struct turn turn;
    struct expectation expectation;
    struct exit exit;
    struct ending ending;
};

/* The play of a lesson; `scene` keeps what is made up and must neither move nor go while the play
 * is used. */
const struct play *lesson_play(const struct lesson *lesson, struct lesson_scene *scene);

#endif
