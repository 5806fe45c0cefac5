/* Spelling: the known word nearest to one that is not known, for "did you mean". */
#ifndef YINGDA_BASE_SPELLING_H
#define YINGDA_BASE_SPELLING_H

struct spelling { /* the nearest candidate so far */
    const char *word;
    const char *nearest; /* NULL: none is near */
    int distance;
};

void spelling_init(struct spelling *spelling, const char *word);

/* Takes note of a candidate (not copied). Near is: at most a third of the word's bytes, and at most
 * three, added, dropped, replaced or swapped with their neighbours. */
void spelling_try(struct spelling *spelling, const char *candidate);

#endif
