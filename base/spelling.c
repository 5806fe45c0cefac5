#include "base/spelling.h"

#include <string.h>

enum { WORD_MAX = 64 }; /* ids and keys are no longer; longer words have no near one */

void spelling_init(struct spelling *spelling, const char *word)
{
    int most = (int)(strlen(word) + 1) / 3;
    *spelling = (struct spelling){.word = word, .distance = (most < 3 ? most : 3) + 1};
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The restricted Damerau-Levenshtein distance: one row a character of `a`, two rows kept. */
static int edit_distance(const char *a, int n_a, const char *b, int n_b)
{
    int rows[3][WORD_MAX + 1];
    for (int j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (int i = 1; i <= n_a; i++) {
        int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= n_b; j++) {
            now[j] =
                least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

void spelling_try(struct spelling *spelling, const char *candidate)
{
    size_t n_word = strlen(spelling->word), n_candidate = strlen(candidate);
    if (n_word > WORD_MAX || n_candidate > WORD_MAX)
        return;
    int distance = edit_distance(spelling->word, (int)n_word, candidate, (int)n_candidate);
    if (distance < spelling->distance) {
        spelling->distance = distance;
        spelling->nearest = candidate;
    }
}
