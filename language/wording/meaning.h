/* What is meant by a wording that was found in a text: whether it is denied there, or is only the end
 * of a larger figure. */
#ifndef YINGDA_LANGUAGE_WORDING_MEANING_H
#define YINGDA_LANGUAGE_WORDING_MEANING_H

#include "language/wording/denial.h"
#include "language/wording/spoken_text.h"

/* Whether another figure begins before the place, or goes on behind it: 五日 of 十五日. */
bool text_cuts_figure(const struct spoken_text *text, const struct found *found);

/* Whether there are words in the text that deny anything: without them there is no need to make an
 * utterance's denials. */
bool text_may_deny(const struct spoken_text *text, const struct denial_words *words);

/* Whether a wording found there is denied; *out is then the place of its denial. */
bool text_denies(const struct spoken_text *text, const struct network *denial,
                 const struct found *wording, struct found *out);

/* Whether the network is found in the text somewhere where it is meant. `denial` may be NULL. */
bool text_means(const struct spoken_text *text, const struct network *network,
                const struct network *denial);

#endif
