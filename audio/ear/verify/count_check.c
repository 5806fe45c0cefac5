#include "audio/ear/verify/count_check.h"

#include <math.h>

#include "audio/ear/network/unit_search.h"
#include "audio/ear/verify/slot_units.h"
#include "language/wording/network.h"

/* Chosen on two people who read telephone numbers, so that right numbers still match;
 * docs/hearing.md has what both come to. What networks hear they leave out more readily than they
 * hear what is not there. */
static const double MORE_OPEN_FROM = -1, LESS_OPEN_FROM = 5;

/* What a row of something else costs at most, in nats: more than where digits are told from each
 * other, so that a digit left over inside the number shows. It comes to four. */
static const double OTHER = 2.0;

/* Beside a number that begins or ends the phrase anything may be said, for nothing: only what is
 * clearly a digit is one more then. With OTHER 是 before a number was a 四, 对吗 behind it a 五. */
static const double OTHER_OUTSIDE = 0;

/* Of a number, with one neighbour a side and a digit more. */
enum { SYLLABLES_MAX = SLOT_MAX_DIGITS + 3 };

/* A digit said singly, as people say it. */
static const struct syllable digits[] = {{.initial = INITIAL_L, .final = FINAL_ING},
                                         {.final = FINAL_I},
                                         {.final = FINAL_IAO},
                                         {.final = FINAL_ER},
                                         {.initial = INITIAL_S, .final = FINAL_AN},
                                         {.initial = INITIAL_S, .final = FINAL_I},
                                         {.final = FINAL_U},
                                         {.initial = INITIAL_L, .final = FINAL_IU},
                                         {.initial = INITIAL_Q, .final = FINAL_I},
                                         {.initial = INITIAL_B, .final = FINAL_A},
                                         {.initial = INITIAL_J, .final = FINAL_IU}};
enum { DIGIT_NAMES = sizeof digits / sizeof *digits };

static bool same_sound(struct syllable a, struct syllable b)
{
    return a.initial == b.initial && a.final == b.final;
}

/* 个 in 三个零. */
static bool is_piece(const struct spelled_number *number, size_t i)
{
    static const struct syllable ge = {.initial = INITIAL_G, .final = FINAL_E};
    return i < number->count && same_sound(number->syllables[i], ge);
}

/* 三个零 stays together. */
static bool is_behind_piece(const struct spelled_number *number, size_t i)
{
    return is_piece(number, i) || (i > 0 && is_piece(number, i - 1));
}

static bool is_alone(const struct spelled_number *number, size_t i)
{
    return !is_behind_piece(number, i) && !is_piece(number, i + 1);
}

static bool is_digit(struct syllable syllable)
{
    size_t i = 0;
    while (i < DIGIT_NAMES && !same_sound(syllable, digits[i]))
        i++;
    return i < DIGIT_NAMES;
}

/* 二百七十三 is not, nor what is said as on the radio. */
static bool is_spelled(const struct spelled_number *number)
{
    for (size_t i = 0; i < number->count; i++) {
        if (is_alone(number, i) && !is_digit(number->syllables[i]))
            return false;
    }
    return number->count > 0 && number->count + 3 <= SYLLABLES_MAX;
}

/* The number, but for syllable `less` or with `more` before syllable `at`. */
struct change {
    size_t less, at;
    struct syllable more;
};

static const size_t NONE = (size_t)-1;
static const struct change NO_CHANGE = {.less = (size_t)-1, .at = (size_t)-1};

static size_t number_change(const struct spelled_number *number, const struct change *change,
                            struct syllable out[SYLLABLES_MAX])
{
    size_t n = 0;
    out[n++] = number->before;
    for (size_t i = 0; i <= number->count; i++) {
        if (i == change->at)
            out[n++] = change->more;
        if (i < number->count && i != change->less)
            out[n++] = number->syllables[i];
    }
    out[n++] = number->after;
    return n;
}

/* What one network loses with these syllables, in nats, where a row of something else costs `other`
 * at most. */
static double loss_in(const struct unit_sound *units, const struct spelled_number *number,
                      const struct syllable *syllables, size_t count, double other)
{
    struct unit_rows rows = slot_units_rows(units, number->first_frame, number->last_frame);
    uint8_t sought[SYLLABLES_MAX * UNITS_PER_SYLLABLE];
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += (size_t)unit_names_syllable(units->names, syllables[i], sought + n);
    return unit_loss(&rows, sought, n, other);
}

static double loss_with(const struct unit_sound *units, const struct spelled_number *number,
                        struct change change, double other)
{
    struct syllable syllables[SYLLABLES_MAX];
    size_t n = number_change(number, &change, syllables), networks = 0;
    double sum = 0;
    for (; units; units = units->second, networks++)
        sum += loss_in(units, number, syllables, n, other);
    return sum / (double)networks;
}

static double least_with_more(const struct unit_sound *units, const struct spelled_number *number,
                              size_t at, double other)
{
    double least = INFINITY;
    for (size_t i = 0; i < DIGIT_NAMES; i++)
        least = fmin(least, loss_with(units, number, (struct change){NONE, at, digits[i]}, other));
    return least;
}

/* Whether nothing of the phrase is said beside the number there. */
static bool is_outside(const struct spelled_number *number, size_t at)
{
    return (at == 0 && number->before.final == FINAL_NONE) ||
           (at == number->count && number->after.final == FINAL_NONE);
}

/* What is won by one digit more. */
static double gain_of_more(const struct unit_sound *units, const struct spelled_number *number)
{
    double loss = loss_with(units, number, NO_CHANGE, OTHER), gain = -INFINITY;
    double loss_alone = loss_with(units, number, NO_CHANGE, OTHER_OUTSIDE);
    for (size_t at = 0; at <= number->count; at++) {
        if (is_outside(number, at))
            gain = fmax(gain, loss_alone - least_with_more(units, number, at, OTHER_OUTSIDE));
        else if (!is_behind_piece(number, at))
            gain = fmax(gain, loss - least_with_more(units, number, at, OTHER));
    }
    return gain;
}

static double gain_of_less(const struct unit_sound *units, const struct spelled_number *number)
{
    double least = INFINITY;
    for (size_t i = 0; i < number->count; i++) {
        struct change change = {.less = i, .at = NONE};
        if (is_alone(number, i))
            least = fmin(least, loss_with(units, number, change, OTHER));
    }
    return loss_with(units, number, NO_CHANGE, OTHER) - least;
}

bool count_check_run(const struct unit_sound *units, const struct spelled_number *number,
                     struct count_check *check)
{
    if (!is_spelled(number))
        return false;
    check->more = gain_of_more(units, number);
    check->less = gain_of_less(units, number);
    return true;
}

bool count_is_open(const struct count_check *check)
{
    return check->more >= MORE_OPEN_FROM || check->less >= LESS_OPEN_FROM;
}
