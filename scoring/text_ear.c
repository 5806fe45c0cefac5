#include "scoring/text_ear.h"

#include <stdlib.h>
#include <string.h>

#include "language/slot/slot.h"
#include "language/wording/meaning.h"
#include "scenarios/utterance.h"
#include "scoring/finding.h"
#include "scoring/leaning.h"

struct text_ear {
    struct spoken_text text;
    const struct denial_words *denials; /* NULL: there is no word in the text that denies */
    const struct pack *pack;
    struct leaning leaning; /* of the whole */
    struct heard *heard;
    struct found *found; /* two: a wording's place, and its denial's */
};

/* Evidence */

static int32_t syllable_ms(size_t i)
{
    return (int32_t)i * TEXT_SYLLABLE_MS;
}

static bool is_expected(const struct network *network, uint8_t slot)
{
    return slot > 0 && network->slots[slot - 1].expected;
}

/* The entry of the open slot stands right before that of its expected value. */
static uint8_t slot_open(const struct network *network, uint8_t slot)
{
    const struct network_slot *kind = &network->slots[slot - 1];
    return slot > 1 && kind->expected && !kind->literal ? (uint8_t)(slot - 1) : slot;
}

static const char PIECE[] = "个";

static int digit_of(const char *hanzi)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "幺", "两"};
    for (int i = 0; i < 12; i++) {
        if (strcmp(digits[i], hanzi) == 0)
            return i == 10 ? 1 : i == 11 ? 2 : i;
    }
    return -1;
}

/* 个 of 三个零 stands right before the last thing in the slot. */
static bool is_repeated(const struct heard_slot *slot, const char *last)
{
    size_t length = strlen(slot->hanzi), tail = strlen(PIECE) + strlen(last);
    return length > tail && strncmp(slot->hanzi + length - tail, PIECE, strlen(PIECE)) == 0;
}

/* A digit of a number that the wording gives, and what was said there. Of 三个零, 三 is the last of
 * the guess when 零 comes, and what it becomes is 000. */
static void literal_add(struct heard_slot *slot, const char *given, const char *said)
{
    size_t length = strlen(slot->guess);
    int digit = digit_of(said) < 0 ? 0 : digit_of(said), times = 1;
    slot->literal = true;
    if (strcmp(given, PIECE) == 0)
        return;
    if (length > 0 && is_repeated(slot, given))
        times = slot->guess[--length] - '0';
    while (times-- > 0 && length + 1 < sizeof slot->guess)
        slot->guess[length++] = (char)('0' + digit);
    slot->guess[length] = '\0';
    if (slot->match != SLOT_DIFFERS)
        slot->match = digit_of(given) == digit_of(said) ? SLOT_MATCHES : SLOT_DIFFERS;
}

static void slot_append(struct heard_slot *slot, const char *hanzi)
{
    if (strlen(slot->hanzi) + strlen(hanzi) < sizeof slot->hanzi)
        strcat(slot->hanzi, hanzi);
}

/* Adds a syllable to the slot under way, or to a new one. */
static void slot_add(struct evidence *evidence, const struct network *network,
                     const struct network_arc *arc, const struct heard_syllable *syllable,
                     bool begins)
{
    uint8_t open = slot_open(network, arc->slot);
    const struct network_slot *kind = &network->slots[open - 1];
    bool asked =
        open < network->n_slots && network->slots[open].expected && !network->slots[open].literal;
    if (begins)
        evidence->n_slots++;
    struct heard_slot *slot = &evidence->slots[evidence->n_slots - 1];
    memcpy(slot->name, kind->name, sizeof slot->name);
    slot_append(slot, arc->hanzi[0] ? arc->hanzi : syllable->hanzi);
    slot->start_ms = begins ? syllable->start_ms : slot->start_ms;
    slot->end_ms = syllable->end_ms;
    if (kind->literal) {
        literal_add(slot, arc->hanzi, syllable->hanzi);
        return;
    }
    slot->match = is_expected(network, arc->slot) ? SLOT_MATCHES
                  : asked                         ? SLOT_DIFFERS
                                                  : SLOT_NOTHING_EXPECTED;
    slot->value[0] = '\0';
    if (slot_value(kind, slot->hanzi, slot->value, sizeof slot->value) != STATUS_OK)
        slot->value[0] = '\0';
}

static enum status evidence_fill(const struct text_ear *ear, const struct network *network,
                                 const struct found *found, enum evidence_verdict verdict,
                                 struct evidence *evidence)
{
    size_t n = found->n_steps;
    evidence->syllables = calloc(n + 1, sizeof *evidence->syllables);
    evidence->slots = calloc(n + 1, sizeof *evidence->slots);
    if (!evidence->syllables || !evidence->slots)
        return STATUS_NO_MEMORY;
    evidence->verdict = verdict;
    evidence->score = verdict == EVIDENCE_SAID ? 1 : 0;
    evidence->start_ms = syllable_ms(found->start);
    evidence->end_ms = syllable_ms(found->end);
    for (size_t i = 0; i < n; i++) {
        const struct network_arc *arc = &network->arcs[found->steps[i].arc];
        const struct reading *said = &ear->text.syllables[found->steps[i].syllable];
        struct heard_syllable *syllable = &evidence->syllables[evidence->n_syllables++];
        memcpy(syllable->hanzi, said->hanzi, sizeof syllable->hanzi);
        syllable->syllable = arc_is_gap(arc) ? arc->syllable : said->syllable;
        syllable->clarity = 1;
        syllable->start_ms = syllable_ms(found->steps[i].syllable);
        syllable->end_ms = syllable->start_ms + TEXT_SYLLABLE_MS;
        uint8_t before = i ? network->arcs[found->steps[i - 1].arc].slot : 0;
        if (arc->slot)
            slot_add(evidence, network, arc, syllable, arc->slot != before);
        syllable->slot = arc->slot ? (uint8_t)evidence->n_slots : 0;
    }
    return STATUS_OK;
}

/* Looking */

/* What of a finding is looked for. */
struct asked {
    const struct utterance *utterance; /* whose wording it is and what may deny it; NULL: nothing */
    const struct network *network;
    struct evidence *evidence;
    bool last; /* the last place counts, not the first */
    bool taboo;
    bool denials_made;      /* when the first wording was found */
    struct denials denials; /* owned */
};

/* A wording too long for its denials to be told is not denied. */
static enum status denials_make(const struct text_ear *ear, struct asked *asked)
{
    if (asked->denials_made || !asked->utterance || !ear->denials)
        return STATUS_OK;
    asked->denials_made = true;
    enum status status = utterance_denials_init(asked->utterance, ear->denials, &asked->denials);
    return status == STATUS_LIMIT ? STATUS_OK : status;
}

/* Adds the words that deny: they are heard with what is denied, and stand in no slot. */
static enum status denied_fill(const struct text_ear *ear, const struct asked *asked,
                               const struct network *denial)
{
    struct evidence *evidence = asked->evidence;
    enum status status = evidence_fill(ear, denial, ear->found + 1, EVIDENCE_SAID, evidence);
    evidence->denied = DENIED_YES;
    evidence->denied_ms = -1;
    evidence->n_slots = 0;
    for (size_t i = 0; i < evidence->n_syllables; i++)
        evidence->syllables[i].slot = 0;
    return status;
}

/* It leans by what is said besides: a bare wording does not. */
static bool is_doubted(const struct text_ear *ear, const struct asked *asked)
{
    size_t said = ear->found->end - ear->found->start;
    return ear->leaning.meant_not.lean != LEANS_NOT &&
           ear->text.count >= said + FINDING_BESIDES_LEAST && asked->utterance &&
           utterance_may_be_unmeant(asked->utterance);
}

/* From pause to pause, around what was found. */
static enum status clause_words(const struct text_ear *ear, struct stance_words *words)
{
    size_t first = ear->found->start, end = ear->found->end;
    while (first > 0 && !ear->text.syllables[first - 1].pause)
        first--;
    while (end < ear->text.count && !ear->text.syllables[end - 1].pause)
        end++;
    return stance_words_init(words, &ear->text, first, end);
}

/* Whether what nobody may say was likely meant otherwise, as a warning or a quotation: neither the
 * reply nor this part of it sounds rude or like a sin. */
static enum status excuse(const struct text_ear *ear, bool *excused)
{
    const struct stances *stances = &ear->pack->written;
    struct stance_words words;
    struct leaning clause;
    *excused = false;
    if (!stances->rudeness && !stances->sins)
        return STATUS_OK;
    enum status status = clause_words(ear, &words);
    if (status != STATUS_OK)
        return status;
    status = leaning_weigh(stances, &words, &clause);
    stance_words_finish(&words);
    *excused = status == STATUS_OK &&
               stance_finds_fine(stances->rudeness, &ear->leaning.rude, &clause.rude) &&
               stance_finds_fine(stances->sins, &ear->leaning.sins, &clause.sins);
    return status;
}

/* It was said, and perhaps not meant. */
static enum status doubted_fill(const struct text_ear *ear, const struct asked *asked)
{
    enum status status =
        evidence_fill(ear, asked->network, ear->found, EVIDENCE_SAID, asked->evidence);
    asked->evidence->denied = DENIED_UNCLEAR;
    asked->evidence->denied_ms = -1;
    return status;
}

static enum status asked_take(const struct text_ear *ear, struct asked *asked)
{
    struct evidence *evidence = asked->evidence;
    enum status status = denials_make(ear, asked);
    if (status != STATUS_OK)
        return status;
    const struct network *denied =
        text_denies(&ear->text, &asked->denials, ear->found, ear->found + 1);
    if (!denied && text_takes_back(&ear->text, &asked->denials, asked->network, ear->found)) {
        ear->found[1] = ear->found[0];
        denied = asked->network;
    }
    bool earlier = evidence->verdict == EVIDENCE_SAID && evidence->denied == DENIED_NO;
    if (denied ? evidence->verdict == EVIDENCE_SAID : earlier && !asked->last)
        return STATUS_OK;
    bool doubted = !denied && is_doubted(ear, asked);
    if (!denied && asked->taboo)
        status = excuse(ear, &doubted);
    if (status != STATUS_OK)
        return status;
    free(evidence->syllables);
    free(evidence->slots);
    *evidence = (struct evidence){0};
    if (doubted)
        return doubted_fill(ear, asked);
    return denied ? denied_fill(ear, asked, denied)
                  : evidence_fill(ear, asked->network, ear->found, EVIDENCE_SAID, evidence);
}

static bool has_literals(const struct network *network)
{
    for (size_t i = 0; i < network->n_slots; i++) {
        if (network->slots[i].literal)
            return true;
    }
    return false;
}

/* Another number in the place of one that the wording gives. */
static enum status hear_other_digits(const struct text_ear *ear, const struct asked *asked)
{
    for (size_t start = 0; start < ear->text.count; start++) {
        if (spoken_text_find(&ear->text, asked->network, start, DIGITS_ANY, ear->found))
            return evidence_fill(ear, asked->network, ear->found, EVIDENCE_NOT_SAID,
                                 asked->evidence);
    }
    return STATUS_OK;
}

static enum status hear_one(const struct text_ear *ear, struct asked *asked)
{
    enum status status = STATUS_OK;
    for (size_t start = 0; start < ear->text.count && status == STATUS_OK; start++) {
        if (!spoken_text_find(&ear->text, asked->network, start, DIGITS_AS_GIVEN, ear->found) ||
            text_cuts_figure(&ear->text, ear->found))
            continue;
        status = asked_take(ear, asked);
        if (asked->last) /* 三十分恢复 in 二十一点三十分恢复 is no later place */
            start = ear->found->end - 1;
    }
    if (status == STATUS_OK && !asked->evidence->syllables && has_literals(asked->network))
        status = hear_other_digits(ear, asked);
    return status;
}

static enum status hear_wordings(const struct text_ear *ear, const struct finding *finding,
                                 struct asked *asked)
{
    const struct network *networks[2];
    enum status status = STATUS_OK;
    asked->evidence = &ear->heard->evidence[finding->first_network];
    for (size_t i = 0; i < finding->n_wordings; i++) {
        size_t n = wording_networks(finding_wording(finding, i), networks);
        for (size_t k = 0; k < n && status == STATUS_OK; k++, asked->evidence++) {
            asked->network = networks[k];
            status = hear_one(ear, asked);
        }
    }
    return status;
}

static enum status hear_finding(const struct text_ear *ear, const struct finding *finding)
{
    const struct utterance *utterance = finding->utterance;
    struct asked asked = {.utterance = utterance,
                          .last = utterance && utterance->n_facts > 0,
                          .taboo = utterance && finding->forbidden};
    enum status status = hear_wordings(ear, finding, &asked);
    denials_finish(&asked.denials);
    for (size_t k = 0; k < finding->n_against && status == STATUS_OK; k++) {
        struct asked against = {.network = utterance_against(utterance, k),
                                .evidence = &ear->heard->evidence[finding->first_against + k]};
        status = hear_one(ear, &against);
    }
    return status;
}

static enum status heard_init(struct heard *heard, size_t n_syllables, size_t n_networks)
{
    int32_t end_ms = syllable_ms(n_syllables);
    *heard = (struct heard){.duration_ms = end_ms,
                            .segments = calloc(1, sizeof *heard->segments),
                            .n_segments = n_syllables > 0,
                            .evidence = calloc(n_networks + 1, sizeof *heard->evidence),
                            .n_evidence = n_networks,
                            .nuclei_ms = calloc(n_syllables + 1, sizeof *heard->nuclei_ms),
                            .n_nuclei = n_syllables};
    if (!heard->segments || !heard->evidence || !heard->nuclei_ms)
        return STATUS_NO_MEMORY;
    heard->segments[0].end_ms = end_ms;
    for (size_t i = 0; i < n_networks; i++)
        heard->evidence[i] = (struct evidence){.end_ms = TEXT_SYLLABLE_MS};
    for (size_t i = 0; i < n_syllables; i++)
        heard->nuclei_ms[i] = syllable_ms(i) + TEXT_SYLLABLE_MS / 2;
    return STATUS_OK;
}

/* How the reply leans as a whole. */
static enum status weigh(struct text_ear *ear)
{
    struct stance_words words;
    enum status status = stance_words_init(&words, &ear->text, 0, ear->text.count);
    if (status != STATUS_OK)
        return status;
    status = leaning_weigh(&ear->pack->written, &words, &ear->leaning);
    stance_words_finish(&words);
    return status;
}

enum status text_ear_hear(const struct pack *pack, const struct turn *turn,
                          const struct standard *standard, const char *text, struct heard *out,
                          size_t *bad)
{
    struct text_ear ear = {.pack = pack, .heard = out, .found = calloc(2, sizeof *ear.found)};
    struct findings findings = {0};
    *out = (struct heard){0};
    enum status status =
        ear.found ? spoken_text_init(&ear.text, text, pack->lexicon, bad) : STATUS_NO_MEMORY;
    if (status == STATUS_OK && text_may_deny(&ear.text, pack->denials))
        ear.denials = pack->denials;
    if (status == STATUS_OK)
        status = weigh(&ear);
    if (status == STATUS_OK)
        status = findings_init(&findings, pack, turn, standard);
    if (status == STATUS_OK)
        status = heard_init(out, ear.text.count, findings.n_networks);
    if (status == STATUS_OK)
        out->tone = leaning_tone(&ear.leaning);
    for (size_t i = 0; i < findings.count && status == STATUS_OK; i++)
        status = hear_finding(&ear, &findings.items[i]);
    if (status != STATUS_OK)
        heard_finish(out);
    findings_finish(&findings);
    spoken_text_finish(&ear.text);
    free(ear.found);
    return status;
}
