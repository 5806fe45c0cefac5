#include "scenarios/exam_paper.h"

#include <stdio.h>

#include "base/random.h"

/* FNV-1a, 64 bits. */
static uint64_t number_seed(const char *number)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (const char *at = number; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 0x100000001B3u;
    return hash;
}

void exam_paper_number(int year, int month, int day, int serial, char out[24])
{
    snprintf(out, 24, "%04u%02u%02u-%04u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)day % 100, (unsigned)serial % EXAM_SERIALS);
}

static int place_of(const struct play *play)
{
    return 1 << play->place;
}

static bool paper_has(const struct exam_paper *paper, const struct play *play)
{
    for (int i = 0; i < paper->n_plays; i++) {
        if (paper->plays[i].play == play)
            return true;
    }
    return false;
}

/* One of the plays that are not on the paper and not of the places in `without`; NULL: none. Each
 * has the same chance. */
static const struct play *play_pick(const struct pack *pack, const struct exam_paper *paper,
                                    int without, uint64_t *state)
{
    const struct play *picked = NULL;
    int n = 0;
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        bool fits = !(place_of(play) & without) && !paper_has(paper, play);
        if (fits && random_draw(state, ++n) == 0)
            picked = play;
    }
    return picked;
}

/* Drawing a play also draws its place: if most plays are at the counter, most papers begin there,
 * but every paper has each place. */
static void paper_plays(struct exam_paper *paper, const struct pack *pack, uint64_t *state)
{
    int places = 0;
    while (paper->n_plays < EXAM_PLAYS) {
        const struct play *play = play_pick(pack, paper, places, state);
        if (!play)
            play = play_pick(pack, paper, 0, state);
        if (!play)
            return;
        uint32_t seed = (uint32_t)random_split(state);
        paper->plays[paper->n_plays++] = (struct exam_play){play, seed ? seed : 1};
        places |= place_of(play);
    }
}

void exam_paper_draw(const struct pack *pack, const char *number, struct exam_paper *out)
{
    uint64_t state = number_seed(number);
    *out = (struct exam_paper){.n_plays = 0};
    snprintf(out->number, sizeof out->number, "%s", number);
    paper_plays(out, pack, &state);
    out->n_questions = questions_draw(pack, random_split(&state), out->questions, EXAM_QUESTIONS);
}

static void answers_shuffle(struct drawn_question *drawn, uint64_t *state)
{
    for (int i = 0; i < ANSWERS; i++)
        drawn->order[i] = i;
    for (int i = ANSWERS - 1; i > 0; i--) {
        int k = random_draw(state, i + 1), kept = drawn->order[i];
        drawn->order[i] = drawn->order[k];
        drawn->order[k] = kept;
    }
}

static bool question_drawn(const struct drawn_question *drawn, int n,
                           const struct question *question)
{
    for (int i = 0; i < n; i++) {
        if (drawn[i].question == question)
            return true;
    }
    return false;
}

int questions_draw(const struct pack *pack, uint64_t seed, struct drawn_question *out, int most)
{
    uint64_t state = seed;
    int all = (int)pack->n_questions, n = 0;
    most = most < all ? most : all;
    while (n < most) {
        const struct question *question = &pack->questions[random_draw(&state, all)];
        if (question_drawn(out, n, question))
            continue;
        out[n] = (struct drawn_question){.question = question};
        answers_shuffle(&out[n++], &state);
    }
    return n;
}

const char *drawn_question_answer(const struct drawn_question *drawn, int place)
{
    int which = drawn->order[place];
    return which == 0 ? drawn->question->right : drawn->question->wrong[which - 1];
}

int drawn_question_right(const struct drawn_question *drawn)
{
    int place = 0;
    while (drawn->order[place] != 0)
        place++;
    return place;
}
