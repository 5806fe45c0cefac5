/* What the screens of learning read: the list of phrases and drills, one of them being said, and
 * what a round of three minutes came to. */
#ifndef YINGDA_KIOSK_LEARN_LEARN_VIEW_H
#define YINGDA_KIOSK_LEARN_LEARN_VIEW_H

#include "kiosk/ui/cells.h"
#include "kiosk/ui/meter.h"
#include "kiosk/ui/play_view.h"
#include "scoring/verdict.h"

enum standing { /* how somebody stands in a lesson */
                STANDING_NEW,
                STANDING_MISSED, /* the last time something was missing */
                STANDING_DUE,    /* known, and about to be forgotten */
                STANDING_KNOWN
};

struct lesson_row {
    const char *heading; /* above the first of its kind; else NULL */
    const char *title, *note;
    enum standing standing;
    int lesson; /* for ACTION_LESSON */
};

struct learn_view {
    enum learn_tab tab;
    const struct lesson_row *rows;
    int n_rows, n_known, n_due;
    struct action playing; /* the ACTION_HEAR_MODEL under way; ACTION_NONE: silence */
};

enum exercise_stage {                     /* what the trainee should know now */
                      EXERCISE_READY,     /* read it, hear it, then say it */
                      EXERCISE_PREPARING, /* a moment */
                      EXERCISE_CUE,       /* the customer speaks */
                      EXERCISE_ASKING,    /* your turn, nothing heard yet */
                      EXERCISE_LISTENING, /* you are being heard */
                      EXERCISE_JUDGING,   /* a moment */
                      EXERCISE_DONE       /* how it went */
};

enum tried {                /* of one try */
             TRIED_UNHEARD, /* nobody was heard: nothing is graded */
             TRIED_UNCLEAR, /* it could not be told: likewise */
             TRIED_MISSED,
             TRIED_MET
};

struct part_view { /* of what is wanted, or a rule that was broken */
    const char *name;
    enum verdict_value value;
};
enum { PARTS_MAX = 6 };

struct lesson_view {
    int lesson; /* for ACTION_HEAR_MODEL */
    bool is_drill;
    const char *place;    /* "柜台"; "" for anywhere */
    const char *title;    /* of a drill; of a phrase its text as the source has it, where the model
                             words    fill it in; else "" */
    const char *cue;      /* the customer's line; or what the phrase is to do */
    const char *hint;     /* of a drill; "" for none */
    const char *portrait; /* of a drill's customer; "" for none */
    int mood;
    bool talking;
    bool words_shown;        /* `words` may be seen */
    struct cells_view words; /* the model's */
    enum exercise_stage stage;
    struct meter_view meter;
    float reply_left; /* EXERCISE_ASKING, _LISTENING: 1..0 of the silence that ends the reply */
    /* EXERCISE_DONE: */
    enum tried tried;
    struct part_view parts[PARTS_MAX];
    int n_parts;
    bool marked;      /* some of the cells' clarity is known */
    bool has_mine;    /* one's own voice can be heard */
    bool has_ear;     /* false: there is no microphone; reading and hearing go on */
    bool in_round;    /* of three minutes */
    int round_left_s; /* then */
    struct action playing;
    enum model_voice model_voice;
};

struct round_row {
    const char *title;
    enum tried tried;
};

struct round_view {
    const struct round_row *rows;
    int n_rows, n_met, n_missed, n_open; /* open: unheard, or not to be told */
    int n_tomorrow;                      /* lessons that are due within a day */
    bool all_done;                       /* nothing was left before the time was up */
    bool not_stored;
};

void learn_draw(const struct ui *ui);  /* a struct learn_view */
void lesson_draw(const struct ui *ui); /* a struct lesson_view */
void round_draw(const struct ui *ui);  /* a struct round_view */

#endif
