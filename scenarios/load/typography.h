/* Typography: Chinese is shown with full-width punctuation, whatever its writer typed. */
#ifndef YINGDA_SCENARIOS_LOAD_TYPOGRAPHY_H
#define YINGDA_SCENARIOS_LOAD_TYPOGRAPHY_H

#include "base/arena.h"

/* A copy of `text` for the screen: ASCII , . ? ! : ; and pairs of ( ) " ' beside Chinese become
 * full-width, three dots or more become ……, blanks and line ends beside Chinese (where YAML folded
 * a line) go. Times (8:30), decimals and Latin words keep theirs. NULL when out of memory. */
char *typography_full_width(struct arena *arena, const char *text);

#endif
