#include "scenarios/fill/draw.h"

#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/fit.h"

static bool line_is_by(const struct line *line, const struct personality *personality)
{
    for (size_t i = 0; personality && i < line->n_by; i++) {
        if (strcmp(line->by[i], personality->id) == 0)
            return true;
    }
    return false;
}

static void add_line(const struct fitting *fitting, const struct line *written, struct line **lines,
                     size_t *n_lines)
{
    struct fitting here = *fitting;
    here.at = written->at;
    struct line *line = &(*lines)[(*n_lines)++];
    *line = *written;
    line->text = fit_text(&here, written->text, FIT_SPOKEN);
}

/* A personality's own lines come first, because the first line that fits the mood is spoken. */
static void draw_lines(const struct fitting *fitting, struct line **lines, size_t *n_lines)
{
    const struct line *written = *lines;
    size_t n_written = *n_lines;
    *n_lines = 0;
    *lines = arena_alloc(fitting->loader->arena, n_written, sizeof **lines);
    for (size_t i = 0; *lines && i < n_written; i++) {
        if (line_is_by(&written[i], fitting->customer->personality))
            add_line(fitting, &written[i], lines, n_lines);
    }
    for (size_t i = 0; *lines && i < n_written; i++) {
        if (!written[i].n_by)
            add_line(fitting, &written[i], lines, n_lines);
    }
}

/* Rounds away from zero, so that a small change does not become none. */
static int percent(int value, int pct)
{
    int scaled = value * pct, sign = scaled < 0 ? -1 : 1;
    return sign * ((sign * scaled + 99) / 100);
}

static void draw_expectation(const struct fitting *fitting, struct expectation *expectation)
{
    const struct personality *personality = fitting->customer->personality;
    struct fitting here = *fitting;
    here.at = expectation->at;
    expectation->utterance = fit_utterance(&here, expectation);
    if (!personality)
        return;
    expectation->mood_met = percent(expectation->mood_met, personality->warms_pct);
    expectation->mood_not_met = percent(expectation->mood_not_met, personality->cools_pct);
}

/* Characters that are spoken, a syllable each. */
static int syllables_of(const char *text)
{
    int count = 0;
    uint32_t code;
    for (size_t n; text && (n = utf8_decode(text, strlen(text), &code)) > 0; text += n)
        count += code >= 0x4E00 && code <= 0x9FFF;
    return count;
}

/* Half of what the model replies say: people say the same in fewer words, but not in half. */
static int wanted_ms(const struct turn *turn)
{
    int syllables = 0;
    for (size_t i = 0; turn->expects && i < turn->n_expects; i++)
        syllables +=
            turn->expects[i].utterance ? syllables_of(turn->expects[i].utterance->better) : 0;
    return syllables * REPLY_SYLLABLE_MS / 2;
}

static void draw_turn(const struct fitting *fitting, struct turn *turn)
{
    const struct expectation *written = turn->expects;
    draw_lines(fitting, &turn->says, &turn->n_says);
    turn->expects = arena_alloc(fitting->loader->arena, turn->n_expects, sizeof *turn->expects);
    for (size_t i = 0; turn->expects && i < turn->n_expects; i++) {
        turn->expects[i] = written[i];
        draw_expectation(fitting, &turn->expects[i]);
    }
    turn->end.wanted_ms = wanted_ms(turn);
    if (!fitting->customer->personality)
        return;
    int patience_pct = fitting->customer->personality->patience_pct;
    turn->end.interrupt_ms = fitting->customer->personality->interrupts_ms;
    turn->end.time_out_ms = percent(turn->end.time_out_ms, patience_pct);
    if (patience_pct < 100) /* who is patient does not make everybody wait longer */
        turn->end.pause_ms = percent(turn->end.pause_ms, patience_pct);
}

static void draw_turns(const struct fitting *fitting, struct play *play)
{
    const struct turn *written = play->turns;
    play->turns = arena_alloc(fitting->loader->arena, play->n_turns, sizeof *play->turns);
    for (size_t i = 0; play->turns && i < play->n_turns; i++) {
        play->turns[i] = written[i];
        draw_turn(fitting, &play->turns[i]);
    }
}

static void draw_endings(const struct fitting *fitting, struct play *play)
{
    const struct ending *written = play->endings;
    play->endings = arena_alloc(fitting->loader->arena, play->n_endings, sizeof *play->endings);
    for (size_t i = 0; play->endings && i < play->n_endings; i++) {
        struct fitting here = *fitting;
        here.at = written[i].at;
        play->endings[i] = written[i];
        play->endings[i].text = fit_text(&here, written[i].text, FIT_SPOKEN);
        draw_lines(fitting, &play->endings[i].says, &play->endings[i].n_says);
    }
}

void draw_one(struct loader *loader, struct play *play, const struct cast *cast,
              const struct customer *person, const struct personality *personality)
{
    play->customer = *person;
    play->customer.personality = personality;
    if (personality)
        play->customer.mood = personality->mood;
    struct fitting fitting = {loader, &play->customer, cast->people, cast->n_people, play->at};
    play->ask_again = fit_text(&fitting, play->ask_again, FIT_SPOKEN);
    play->not_heard = fit_text(&fitting, play->not_heard, FIT_SPOKEN);
    draw_turns(&fitting, play);
    draw_endings(&fitting, play);
}

/* When memory runs out an array stays NULL; the arena remembers, and the pack is not opened. */
void draw_play(struct loader *loader, struct play *play, const struct cast *cast)
{
    size_t n_kinds = cast->n_personalities ? cast->n_personalities : 1;
    struct play *written = arena_alloc(loader->arena, 1, sizeof *written);
    play->drawn = arena_alloc(loader->arena, cast->n_people * n_kinds, sizeof *play->drawn);
    if (!written || !play->drawn || !cast->n_people)
        return;
    *written = *play;
    written->drawn = NULL;
    play->n_drawn = cast->n_people * n_kinds;
    for (size_t i = 0; i < play->n_drawn; i++) {
        struct play *drawn = &play->drawn[i];
        *drawn = *written;
        drawn->written = written;
        draw_one(loader, drawn, cast, &cast->people[i / n_kinds],
                 cast->n_personalities ? &cast->personalities[i % n_kinds] : NULL);
    }
    struct play *all = play->drawn;
    size_t n_all = play->n_drawn;
    *play = all[0];
    play->drawn = all;
    play->n_drawn = n_all;
}
