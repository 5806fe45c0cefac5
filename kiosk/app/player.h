/* The player: what a screen plays back, one thing at a time: a stretch of somebody's own voice, or
 * words in the model voice, which the worker makes first. Main thread. */
#ifndef YINGDA_KIOSK_APP_PLAYER_H
#define YINGDA_KIOSK_APP_PLAYER_H

#include "engine/model_reply.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/ui/action.h"
#include "scenarios/pack.h"

struct spoken_text { /* for the model voice; the texts must stay until they are spoken */
    const struct pack *pack;
    const char *text;
    const struct turn *turn; /* whose model reply the text is; NULL: it is one model wording */
    struct model_speaker speaker;
};

struct speak_job { /* the worker's while it runs */
    struct spoken_text spoken;
    struct action what;
    struct player *player;
    struct wav_sound sound;
    struct syllable_times times;
    enum status status;
};

struct player {
    struct port *port;
    struct worker *worker;
    const int64_t *clock_ms;
    struct action playing; /* what was asked to be played; ACTION_NONE: silence */
    struct speak_job job;
    struct wav_sound voice;      /* the model voice's last words */
    struct syllable_times times; /* of what is played; count 0: not known */
    int64_t started_ms;
};

/* `port`, `worker` and the loop's clock must outlive it. */
void player_init(struct player *player, struct port *port, struct worker *worker,
                 const int64_t *clock_ms);
void player_finish(struct player *player);

/* Plays samples that stay until player_stop, in place of what was playing. `what` names it. */
void player_play(struct player *player, struct action what, const int16_t *samples,
                 size_t n_samples);

/* The same with words; nothing where the worker is busy. What cannot be spoken ends at once. */
void player_speak(struct player *player, struct action what, const struct spoken_text *text);

void player_stop(struct player *player);

/* The syllable of the words that is being said; -1: none, or nobody knows. */
int player_syllable(const struct player *player);

/* Notices the end; true while something is played, or being made. */
bool player_tick(struct player *player);

#endif
