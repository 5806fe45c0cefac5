/* scoring/finding.h: what was permitted explains something forbidden in its sound, or not; and a
 * swallowed syllable of something forbidden. */
#include "scoring/finding.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

enum { SYLLABLE_MS = 200, MOST = 10 };

/* One permitted utterance and one taboo, a network each, heard from a place on. */
static struct fixture {
    struct network_arc arc;
    struct wording wordings[2];
    struct utterance utterances[2];
    struct finding items[2];
    struct findings findings;
    struct heard_syllable syllables[2][MOST];
    struct evidence evidence[2];
    struct heard heard;
} f;

enum { PERMITTED, TABOO };

/* Syllables of these clarities, the first one spoken `late` syllables after the beginning. */
static void heard_so(int which, float score, int late, int count, const float *clarity)
{
    for (int i = 0; i < count; i++) {
        int start = (late + i) * SYLLABLE_MS;
        f.syllables[which][i] = (struct heard_syllable){.hanzi = "您",
                                                        .syllable = {.final = FINAL_A},
                                                        .start_ms = start,
                                                        .end_ms = start + SYLLABLE_MS,
                                                        .clarity = clarity[i]};
    }
    f.evidence[which] = (struct evidence){.verdict = EVIDENCE_SAID,
                                          .score = score,
                                          .start_ms = late * SYLLABLE_MS,
                                          .end_ms = (late + count) * SYLLABLE_MS,
                                          .syllables = f.syllables[which],
                                          .n_syllables = (size_t)count};
}

static void fixture_init(void)
{
    memset(&f, 0, sizeof f);
    for (int i = 0; i < 2; i++) {
        f.wordings[i].network = (struct network){.arcs = &f.arc, .n_arcs = 1, .n_nodes = 2};
        f.utterances[i] = (struct utterance){.kind = i == TABOO ? UTTERANCE_TABOO : UTTERANCE_MOVE,
                                             .wordings = &f.wordings[i],
                                             .n_wordings = 1};
        f.items[i] = (struct finding){.utterance = &f.utterances[i],
                                      .wordings = &f.wordings[i],
                                      .n_wordings = 1,
                                      .first_network = (size_t)i,
                                      .n_networks = 1,
                                      .first_against = 2,
                                      .forbidden = i == TABOO};
    }
    f.findings = (struct findings){.items = f.items, .count = 2, .n_networks = 2};
    f.heard = (struct heard){.evidence = f.evidence, .n_evidence = 2};
}

static const float clear[MOST] = {0.95f, 0.95f, 0.95f, 0.95f, 0.95f,
                                  0.95f, 0.95f, 0.95f, 0.95f, 0.95f};

static enum outweighed outweighed(void)
{
    struct findings findings = f.findings;
    findings.evidence = f.evidence;
    return findings_outweigh(&findings, &f.evidence[TABOO]);
}

/* Of findings that have taken nothing yet: they take once. */
static enum evidence_verdict taboo_verdict(void)
{
    struct finding items[sizeof f.items / sizeof *f.items];
    struct findings findings = f.findings;
    memcpy(items, f.items, sizeof items);
    findings.items = items;
    CHECK_INT(findings_take(&findings, &f.heard), STATUS_OK);
    enum evidence_verdict verdict = findings.evidence[TABOO].verdict;
    free(findings.evidence);
    return verdict;
}

static void what_was_said_as_surely_in_its_place_outweighs_it(void)
{
    fixture_init();
    heard_so(TABOO, 0.99999f, 1, 4, clear);
    heard_so(PERMITTED, 1, 0, 6, clear);
    CHECK_INT(outweighed(), OUTWEIGHED_FULLY);
    f.evidence[PERMITTED].score = 0.9995f;
    CHECK_INT(outweighed(), OUTWEIGHED_NEARLY_SO);
}

/* 0.993 is odds of 140 to 1, and 0.99999 of 100,000: they are not near each other. */
static void what_is_a_thousand_times_less_likely_does_not(void)
{
    fixture_init();
    heard_so(TABOO, 0.99999f, 1, 4, clear);
    heard_so(PERMITTED, 0.993f, 0, 6, clear);
    CHECK_INT(outweighed(), OUTWEIGHED_NOT);
    f.evidence[TABOO].score = 0.9999f;
    CHECK_INT(outweighed(), OUTWEIGHED_NEARLY_SO);
}

/* A promise of 一周里 was heard in 登记，肯定赔您, its 一 and its 周 at 0.00. */
static void a_slot_that_is_contradicted_explains_nothing(void)
{
    fixture_init();
    heard_so(TABOO, 0.99999f, 0, 4, clear);
    heard_so(PERMITTED, 1, 0, 5, clear);
    f.syllables[PERMITTED][1].slot = 1;
    f.syllables[PERMITTED][1].clarity = 0.08f;
    CHECK_INT(outweighed(), OUTWEIGHED_NOT);
    f.syllables[PERMITTED][1].clarity = 0.6f;
    CHECK_INT(outweighed(), OUTWEIGHED_FULLY);
}

/* 不是我办的您, its 是 swallowed. */
static void one_swallowed_syllable_takes_no_taboo_back(void)
{
    static const float swallowed[] = {0.95f, 0.01f, 0.95f, 0.99f, 0.91f, 0.99f};
    fixture_init();
    heard_so(TABOO, 0.999995f, 0, 6, swallowed);
    CHECK_INT(taboo_verdict(), EVIDENCE_SAID);
    f.evidence[TABOO].score = 0.99995f;
    CHECK_INT(taboo_verdict(), EVIDENCE_UNDECIDED);
}

static void another_word_at_its_end_or_in_a_short_one_does(void)
{
    static const float end[] = {0.95f, 0.95f, 0.95f, 0.99f, 0.91f, 0.01f};
    static const float two[] = {0.95f, 0.01f, 0.95f, 0.99f, 0.40f, 0.99f};
    static const float beside[] = {0.70f, 0.01f, 0.95f, 0.99f, 0.91f, 0.99f};
    fixture_init();
    heard_so(TABOO, 0.999995f, 0, 6, end);
    CHECK_INT(taboo_verdict(), EVIDENCE_UNDECIDED);
    heard_so(TABOO, 0.999995f, 0, 6, two);
    CHECK_INT(taboo_verdict(), EVIDENCE_UNDECIDED);
    heard_so(TABOO, 0.999995f, 0, 6, beside);
    CHECK_INT(taboo_verdict(), EVIDENCE_UNDECIDED);
    heard_so(TABOO, 0.999995f, 0, 5, two);
    CHECK_INT(taboo_verdict(), EVIDENCE_UNDECIDED);
}

int main(void)
{
    RUN(what_was_said_as_surely_in_its_place_outweighs_it);
    RUN(what_is_a_thousand_times_less_likely_does_not);
    RUN(a_slot_that_is_contradicted_explains_nothing);
    RUN(one_swallowed_syllable_takes_no_taboo_back);
    RUN(another_word_at_its_end_or_in_a_short_one_does);
    return CHECK_RESULT();
}
