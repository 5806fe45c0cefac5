/* What is meant by a wording that was found in a text: whether it is denied there, or is only the
 * end of a larger figure. */
#ifndef YINGDA_LANGUAGE_WORDING_MEANING_H
#define YINGDA_LANGUAGE_WORDING_MEANING_H

#include "language/wording/denial.h"
#include "language/wording/spoken_text.h"

/* Whether another figure begins before the place, or goes on behind it: 五日 of 十五日. */
bool text_cuts_figure(const struct spoken_text *text, const struct found *found);

/* Whether there are words in the text that deny anything: without them there is no need to make an
 * utterance's denials. */
bool text_may_deny(const struct spoken_text *text, const struct denial_words *words);

/* The network of a denial of a wording found there, *out its place; NULL: it is not denied. */
const struct network *text_denies(const struct spoken_text *text, const struct denials *denials,
                                  const struct found *wording, struct found *out);

/* Whether the wording's place is denied from further away, or is only the customer's word, asked
 * back. `denials` may be NULL. */
bool text_takes_back(const struct spoken_text *text, const struct denials *denials,
                     const struct network *wording, const struct found *found);

/* Whether the place is the customer's own word, asked back and rebuffed: 五天？哪有那么快. */
bool text_is_echo(const struct spoken_text *text, const struct found *found);

/* Whether the network is found in the text somewhere where it is meant. `denials` may be NULL. */
bool text_means(const struct spoken_text *text, const struct network *network,
                const struct denials *denials);

#endif
