/* A sitting: one lesson tried as often as somebody likes, and what all of that comes to. Pure. */
#ifndef YINGDA_KIOSK_LEARN_SITTING_H
#define YINGDA_KIOSK_LEARN_SITTING_H

#include <stdbool.h>

#include "kiosk/learn/learn_view.h"
#include "scoring/recall.h"

struct sitting {
    bool helped; /* the words were before one's eyes */
    bool missed; /* something was missing before it was met */
    bool met;
};

/* What one try came to. Something was surely missing, or a rule on words surely broken: missed.
 * What could not be told outweighs what was met. How it was said (its loudness, its pitch) is
 * shown, but it does not tell whether the words are known. */
enum tried tried_of(const struct pack *pack, const struct verdicts *verdicts);

/* Takes a try. What went unheard or could not be told leaves it as it was, and so does whatever
 * comes after it was met. */
void sitting_take(struct sitting *sitting, enum tried tried);

/* What it comes to: met at once is good, met with help or after a miss is hard, never met is again.
 * False: nothing was decided, and nothing is graded. */
bool sitting_grade(const struct sitting *sitting, enum recall_grade *out);

#endif
