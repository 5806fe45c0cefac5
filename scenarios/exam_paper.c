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

/* The quasigroup of order 10 of Damm's thesis (Total anti-symmetrische Quasigruppen, 2004). */
static int check_digit(const char *digits, int n)
{
    static const unsigned char next[10][10] = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};
    int check = 0;
    for (int i = 0; i < n; i++)
        check = next[check][digits[i] - '0'];
    return check;
}

enum { DAY_DIGITS = 8, NUMBER_DIGITS = 13 };

void exam_paper_number(int year, int month, int day, int serial, char out[24])
{
    char digits[32];
    snprintf(digits, sizeof digits, "%04u%02u%02u%04u", (unsigned)year % 10000,
             (unsigned)month % 100, (unsigned)day % 100, (unsigned)serial % EXAM_SERIALS);
    snprintf(out, 24, "%.8s-%.4s%d", digits, digits + DAY_DIGITS,
             check_digit(digits, NUMBER_DIGITS - 1));
}

enum paper_number exam_paper_number_read(const char *text, char out[24])
{
    char digits[NUMBER_DIGITS + 1];
    int n = 0;
    for (; *text && n < NUMBER_DIGITS; text++) {
        if (*text >= '0' && *text <= '9')
            digits[n++] = *text;
        else if (*text != '-' || n != DAY_DIGITS)
            return PAPER_NUMBER_SHORT;
    }
    digits[n] = '\0';
    if (n != NUMBER_DIGITS || *text)
        return PAPER_NUMBER_SHORT;
    if (check_digit(digits, n) != 0) /* of a number with its digit nothing is left */
        return PAPER_NUMBER_WRONG;
    snprintf(out, 24, "%.8s-%s", digits, digits + DAY_DIGITS);
    return PAPER_NUMBER_FINE;
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

static bool is_of(const struct play *play, enum paper_subject subject)
{
    static const enum play_place places[PAPER_SUBJECTS] = {[SUBJECT_COUNTER] = PLACE_COUNTER,
                                                           [SUBJECT_PHONE] = PLACE_PHONE,
                                                           [SUBJECT_SITE] = PLACE_ON_SITE};
    return subject == SUBJECT_ALL || play->place == places[subject];
}

/* One of the plays of the subject that are not on the paper and not of the places in `without`;
 * NULL: none. Each has the same chance. */
static const struct play *play_pick(const struct pack *pack, const struct exam_paper *paper,
                                    enum paper_subject subject, int without, uint64_t *state)
{
    const struct play *picked = NULL;
    int n = 0;
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        if (!is_of(play, subject) || paper_has(paper, play) || (without & place_of(play)))
            continue;
        if (random_draw(state, ++n) == 0)
            picked = play;
    }
    return picked;
}

/* Drawing a play also draws its place: if most plays are at the counter, most papers begin there,
 * but every paper has each place. */
static void paper_plays(struct exam_paper *paper, const struct pack *pack,
                        const struct paper_wish *wish, uint64_t *state)
{
    int places = 0;
    while (paper->n_plays < wish->n_plays && paper->n_plays < EXAM_PLAYS) {
        const struct play *play = play_pick(pack, paper, wish->subject, places, state);
        if (!play)
            play = play_pick(pack, paper, wish->subject, 0, state);
        if (!play)
            return;
        uint32_t seed = (uint32_t)random_split(state);
        paper->plays[paper->n_plays++] =
            (struct exam_play){play, play_level_seed(play, seed ? seed : 1, wish->level)};
        places |= place_of(play);
    }
}

void exam_paper_plan(const struct pack *pack, uint64_t seed, const struct paper_wish *wish,
                     struct exam_paper *out)
{
    uint64_t state = seed;
    int questions = wish->n_questions < EXAM_QUESTIONS ? wish->n_questions : EXAM_QUESTIONS;
    *out = (struct exam_paper){.n_plays = 0};
    paper_plays(out, pack, wish, &state);
    out->n_questions = questions_draw(pack, random_split(&state), out->questions, questions);
}

void exam_paper_draw(const struct pack *pack, const char *number, struct exam_paper *out)
{
    static const struct paper_wish any = {SUBJECT_ALL, LEVEL_ANY, EXAM_PLAYS, EXAM_QUESTIONS};
    exam_paper_plan(pack, number_seed(number), &any, out);
    snprintf(out->number, sizeof out->number, "%s", number);
}

void exam_paper_replace(const struct pack *pack, const struct paper_wish *wish, uint64_t seed,
                        int at, struct exam_paper *paper)
{
    uint64_t state = seed;
    uint32_t drawn = (uint32_t)random_split(&state);
    size_t was = (size_t)(paper->plays[at].play - pack->plays);
    for (size_t i = 1; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[(was + i) % pack->n_plays];
        if (!is_of(play, wish->subject) || paper_has(paper, play))
            continue;
        paper->plays[at] =
            (struct exam_play){play, play_level_seed(play, drawn ? drawn : 1, wish->level)};
        return;
    }
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
