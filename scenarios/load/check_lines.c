/* The customer has a line for every mood, and only one. */
#include "scenarios/load/check.h"

enum { N_MOODS = 101 };

struct coverage {
    struct loader *loader;
    int line_of[N_MOODS]; /* the file's line that covers a mood; 0: none */
};

static void cover(struct coverage *coverage, const struct line *line)
{
    int earlier = 0;
    for (int mood = line->mood_low; mood <= line->mood_high; mood++) {
        if (coverage->line_of[mood] && !earlier)
            earlier = coverage->line_of[mood];
        coverage->line_of[mood] = line->at.line;
    }
    if (earlier)
        LOADER_PROBLEM(coverage->loader, line->at, "moods %d-%d overlap with the range in line %d",
                       line->mood_low, line->mood_high, earlier);
}

static void report_gaps(struct coverage *coverage, struct place_in_file at)
{
    for (int mood = 0; mood < N_MOODS; mood++) {
        int low = mood;
        while (mood < N_MOODS && !coverage->line_of[mood])
            mood++;
        if (mood > low)
            LOADER_PROBLEM(coverage->loader, at, "no line for moods %d-%d", low, mood - 1);
    }
}

/* A personality's own lines go before the common ones and may cover some moods only; among
 * themselves neither overlap. */
static void check_ranges(struct loader *loader, const struct line *lines, size_t n_lines)
{
    struct coverage own = {.loader = loader}, common = {.loader = loader};
    for (size_t i = 0; i < n_lines; i++) {
        if (lines[i].mood_low == MOOD_UNREAD)
            return;
        cover(lines[i].n_by ? &own : &common, &lines[i]);
    }
    for (int mood = 0; mood < N_MOODS; mood++) {
        if (!common.line_of[mood])
            common.line_of[mood] = own.line_of[mood];
    }
    if (n_lines)
        report_gaps(&common, lines[0].at);
}

static void check_drawn(struct loader *loader, const struct play *play)
{
    for (size_t i = 0; i < play->n_turns; i++)
        check_ranges(loader, play->turns[i].says, play->turns[i].n_says);
    for (size_t i = 0; i < play->n_endings; i++)
        check_ranges(loader, play->endings[i].says, play->endings[i].n_says);
}

void check_lines(struct loader *loader)
{
    for (size_t i = 0; i < loader->pack->n_plays; i++) {
        const struct play *play = &loader->pack->plays[i];
        for (size_t j = 0; j < play->n_drawn; j++)
            check_drawn(loader, &play->drawn[j]);
    }
}
