/* What is said in a pack: every text that somebody may have to speak aloud, and how. */
#ifndef YINGDA_SCENARIOS_SAID_H
#define YINGDA_SCENARIOS_SAID_H

#include "scenarios/pack.h"

enum said_kind {
    SAID_BY_CUSTOMER, /* a line, the words for silence and for what was not understood, or what is
                         said while they listen */
    SAID_BY_EXAMINER,
    SAID_AS_MODEL /* a model wording of a move, a phrase or for a taboo */
};

struct said {
    enum said_kind kind;
    const char *text;
    struct speaking speaking;
    const char *scene;       /* id of the play or drill; of a model wording its utterance's */
    struct place_in_file at; /* where the text is written, or for words of ours who says them */
};

struct said_list {
    struct said *items;
    size_t count, capacity;
};

/* The mood in which a text for moods low..high is made to be said at `mood`: the middle of the
 * range, or where it is wide of one of up to three equal parts of it. Loudness and brightness
 * follow the very mood when it is played; pitch and tempo follow in these steps. */
int said_mood(int low, int high, int mood);

/* How the customer of a drawn play says a line at a mood. */
struct speaking said_by(const struct play *play, const struct line *line, int mood);

/* Everything that a session can come to say, each text and way once; in the pack's order, the
 * customers first. A line with a recording of its own is left out. The texts are the pack's.
 * STATUS_NO_MEMORY; the list is then as far as it came, said_list_finish frees it. */
MUST_USE enum status said_list_init(struct said_list *list, const struct pack *pack);
void said_list_finish(struct said_list *list);

#endif
