/* scoring/evidence.h: what was said in the place of a number that is known. */
#include "scoring/evidence.h"

#include <string.h>

#include "tests/check.h"

static const char number[] = "13512346789";

struct phone { /* heard twice in one place: as the wording gives it, and openly */
    struct heard_slot given, open;
    struct evidence wording, probed;
};

static struct heard_slot slot(const char *guess, enum slot_match match)
{
    struct heard_slot slot = {.name = "phone", .match = match};
    strcpy(slot.guess, guess);
    if (match == SLOT_DIFFERS)
        strcpy(slot.value, guess);
    return slot;
}

static void phone_hear(struct phone *phone, enum slot_match given, const char *open_guess)
{
    *phone = (struct phone){.given = slot(number, given), .open = slot(open_guess, SLOT_DIFFERS)};
    phone->given.literal = true;
    phone->wording = (struct evidence){.verdict = EVIDENCE_SAID,
                                       .score = 1,
                                       .start_ms = 1000,
                                       .end_ms = 3600,
                                       .slots = &phone->given,
                                       .n_slots = 1};
    phone->probed = phone->wording;
    phone->probed.slots = &phone->open;
}

static enum readback readback(const struct phone *phone)
{
    struct probe probe = {.slots = {{.name = "phone", .detail = "phone", .expected = number}},
                          .n_slots = 1};
    return probe_readback(&probe, &phone->probed, &phone->wording);
}

static void another_number_is_wrong(void)
{
    struct phone phone;
    phone_hear(&phone, SLOT_UNSURE, "13512349789");
    CHECK_INT(readback(&phone), READBACK_WRONG);
    phone_hear(&phone, SLOT_DIFFERS, "13512349789");
    CHECK_INT(readback(&phone), READBACK_WRONG);
}

/* The model woman's 幺三五幺二三四六七八九 was read as …四九七八…, a syllable late. */
static void digits_that_fit_their_places_are_right_whatever_was_read_openly(void)
{
    struct phone phone;
    phone_hear(&phone, SLOT_MATCHES, "13512349789");
    CHECK_INT(readback(&phone), READBACK_RIGHT);
}

/* Whether a digit is missing, only the open reading can tell; what was read elsewhere is another.
 */
static void they_settle_nothing_of_another_length_or_in_another_place(void)
{
    struct phone phone;
    phone_hear(&phone, SLOT_MATCHES, "1351234678");
    CHECK_INT(readback(&phone), READBACK_WRONG);
    phone_hear(&phone, SLOT_MATCHES, "13512349789");
    phone.probed.start_ms = 5000;
    phone.probed.end_ms = 7600;
    CHECK_INT(readback(&phone), READBACK_WRONG);
}

/* 三个零 of the wording is where 八 was heard: what is shown is 三个八, and the digit behind it its
 * own. */
static void a_counted_digit_is_shown_as_it_was_heard(void)
{
    static const char *const said[] = {"幺", "三", "个", "零", "二"};
    struct heard_slot slot = {
        .name = "phone", .literal = true, .match = SLOT_DIFFERS, .guess = "18882"};
    struct heard_syllable syllables[5] = {{.start_ms = 0}};
    struct evidence evidence = {
        .syllables = syllables, .n_syllables = 5, .slots = &slot, .n_slots = 1};
    char text[64] = "";
    for (size_t i = 0; i < evidence.n_syllables; i++) {
        strcpy(syllables[i].hanzi, said[i]);
        syllables[i].slot = 1;
    }
    evidence_text(&evidence, text, sizeof text);
    CHECK_TEXT(text, "幺三个八二");
    strcpy(slot.guess, "10009");
    text[0] = '\0';
    evidence_text(&evidence, text, sizeof text);
    CHECK_TEXT(text, "幺三个零九");
}

int main(void)
{
    RUN(another_number_is_wrong);
    RUN(digits_that_fit_their_places_are_right_whatever_was_read_openly);
    RUN(they_settle_nothing_of_another_length_or_in_another_place);
    RUN(a_counted_digit_is_shown_as_it_was_heard);
    return CHECK_RESULT();
}
