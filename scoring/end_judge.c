#include "scoring/end_judge.h"

#include <stdlib.h>
#include <string.h>

#include "scoring/conversation.h"
#include "scoring/rules/conduct.h"

struct attempt {
    const struct pack *pack;
    const struct play *play;
    const struct standard *standard;
    const struct call *call;
    const struct verdicts *replies;
    size_t n_replies;
};

/* Of an expected move or phrase, the best of what the replies made of it; not applicable where no
 * reply was to make it. */
static enum verdict_value move_value(const struct attempt *attempt, const char *id)
{
    static const int merit[] = {[VERDICT_NOT_APPLICABLE] = 0,
                                [VERDICT_NOT_MET] = 1,
                                [VERDICT_UNDECIDED] = 2,
                                [VERDICT_MET] = 3};
    enum verdict_value best = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; i < attempt->n_replies; i++) {
        for (size_t k = 0; k < attempt->replies[i].count; k++) {
            const struct verdict *verdict = &attempt->replies[i].items[k];
            if (verdict->kind != VERDICT_RULE && strcmp(verdict->id, id) == 0 &&
                merit[verdict->value] > merit[best])
                best = verdict->value;
        }
    }
    return best;
}

/* `all` is the worst of the moves that were expected, `any` the best. */
static enum verdict_value moves_value(const struct attempt *attempt, const struct rule *rule)
{
    bool seen[VERDICT_NOT_APPLICABLE + 1] = {false};
    for (size_t i = 0; i < rule->n_moves; i++)
        seen[move_value(attempt, rule->moves[i]->id)] = true;
    static const enum verdict_value worst_first[] = {VERDICT_NOT_MET, VERDICT_UNDECIDED,
                                                     VERDICT_MET};
    static const enum verdict_value best_first[] = {VERDICT_MET, VERDICT_UNDECIDED,
                                                    VERDICT_NOT_MET};
    const enum verdict_value *order = rule->need == NEED_ALL ? worst_first : best_first;
    for (size_t i = 0; i < 3; i++) {
        if (seen[order[i]])
            return order[i];
    }
    return VERDICT_NOT_APPLICABLE;
}

static void rings_judge(const struct attempt *attempt, const struct rule *rule,
                        struct verdict *verdict)
{
    struct measurement rings = {.known = attempt->call->end == CALL_NOT_ANSWERED,
                                .value = attempt->call->rings + 1, /* one more would be needed */
                                .start_ms = -1,
                                .end_ms = -1};
    limit_judge(rule, attempt->standard, &rings, verdict);
}

static void length_judge(const struct attempt *attempt, const struct rule *rule,
                         struct verdict *verdict)
{
    enum call_end end = attempt->call->end;
    bool answered = end == CALL_CUSTOMER || end == CALL_TRAINEE;
    struct measurement length = {.known = answered && attempt->call->spoken > 0,
                                 .value = attempt->call->length_ms / 1000.0,
                                 .start_ms = -1,
                                 .end_ms = -1};
    limit_judge(rule, attempt->standard, &length, verdict);
}

static bool can_end_otherwise(const struct play *play)
{
    for (size_t i = 1; i < play->n_endings; i++) {
        if (play->endings[i].outcome != play->endings[0].outcome)
            return true;
    }
    return false;
}

static enum verdict_value outcome_value(const struct attempt *attempt, const struct rule *rule)
{
    const struct call *call = attempt->call;
    if (!call->ending || !can_end_otherwise(attempt->play))
        return VERDICT_NOT_APPLICABLE;
    bool kept = call->spoken > 0 && (rule->endings >> call->ending->outcome & 1);
    return kept ? VERDICT_MET : VERDICT_NOT_MET;
}

static void rule_at_end(const struct attempt *attempt, const struct rule *rule,
                        struct verdict *verdict)
{
    static const enum verdict_value hang_up[] = {[CALL_NONE] = VERDICT_NOT_APPLICABLE,
                                                 [CALL_NOT_ANSWERED] = VERDICT_NOT_APPLICABLE,
                                                 [CALL_CUSTOMER] = VERDICT_MET,
                                                 [CALL_TRAINEE] = VERDICT_NOT_MET};
    bool silent = attempt->call->end == CALL_CUSTOMER && attempt->call->spoken == 0;
    verdict->score = 1;
    if (rule->measure == MEASURE_HANG_UP)
        verdict->value = hang_up[silent ? CALL_NONE : attempt->call->end];
    else if (rule->measure == MEASURE_RINGS)
        rings_judge(attempt, rule, verdict);
    else if (rule->measure == MEASURE_CALL_LENGTH)
        length_judge(attempt, rule, verdict);
    else if (rule->measure == MEASURE_MOVES)
        verdict->value = moves_value(attempt, rule);
    else if (rule->measure == MEASURE_OUTCOME)
        verdict->value = outcome_value(attempt, rule);
}

/* What an observer sees is no verdict until he marks it. */
static bool judged_at_end(const struct rule *rule, const struct play *play,
                          const struct attempt *attempt)
{
    bool standing = rule->applies == APPLIES_ALWAYS && rule_fits_place(rule, play->place);
    bool under = rule_under(rule, attempt->standard);
    switch (rule->measure) {
    case MEASURE_MOVES:
        return under;
    case MEASURE_HANG_UP:
    case MEASURE_CALL_LENGTH:
    case MEASURE_OUTCOME:
        return under && standing;
    case MEASURE_RINGS:
        return under && standing && attempt->call->end == CALL_NOT_ANSWERED;
    default:
        return false;
    }
}

static struct verdict end_verdict(const struct rule *rule, const struct attempt *attempt)
{
    struct verdict verdict = verdict_of_rule(rule);
    if (rule->measure == MEASURE_MOVES) /* the replies have given them */
        verdict.points = 0;
    rule_at_end(attempt, rule, &verdict);
    return verdict;
}

/* Turns that were never reached */

static bool was_reached(const struct attempt *attempt, const struct turn *turn)
{
    for (size_t i = 0; i < attempt->n_replies; i++) {
        if (strcmp(attempt->call->turns[i]->id, turn->id) == 0)
            return true;
    }
    return false;
}

static bool any_undecided(const struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->kind != VERDICT_RULE && verdict->value == VERDICT_UNDECIDED)
            return true;
    }
    return false;
}

/* Whether anything was left open from a turn's reply on; NULL: in any reply. */
static bool open_since(const struct attempt *attempt, const struct turn *turn)
{
    bool since = turn == NULL, open = false;
    for (size_t i = 0; i < attempt->n_replies; i++) {
        since |= turn && strcmp(attempt->call->turns[i]->id, turn->id) == 0;
        open |= since && any_undecided(&attempt->replies[i]);
    }
    return open;
}

/* Whoever meets everything and keeps the customer content comes to these turns; all of them met,
 * moods at their best. `last` is the last of them that this attempt came to. */
static void good_reply(struct conversation *talk)
{
    struct verdict items[64];
    struct verdicts verdicts = {items, 0};
    for (size_t i = 0; i < talk->turn->n_expects && i < 64; i++)
        items[verdicts.count++] = verdict_of_expectation(&talk->turn->expects[i], VERDICT_MET);
    talk->mood = 100;
    conversation_advance(talk, &verdicts);
}

static void missed_add(const struct attempt *attempt, struct verdicts *out)
{
    struct conversation talk;
    const struct turn *last = NULL;
    conversation_init(&talk, attempt->pack, attempt->play, 0);
    for (; talk.turn; good_reply(&talk)) {
        if (was_reached(attempt, talk.turn))
            last = talk.turn;
    }
    enum verdict_value value = open_since(attempt, last) ? VERDICT_UNDECIDED : VERDICT_NOT_MET;
    conversation_init(&talk, attempt->pack, attempt->play, 0);
    for (; talk.turn; good_reply(&talk)) {
        for (size_t i = 0; !was_reached(attempt, talk.turn) && i < talk.turn->n_expects; i++)
            out->items[out->count++] = verdict_of_expectation(&talk.turn->expects[i], value);
    }
}

static size_t expectations_of(const struct play *play)
{
    size_t count = 0;
    for (size_t i = 0; i < play->n_turns; i++)
        count += play->turns[i].n_expects;
    return count;
}

enum status judge_end(const struct pack *pack, const struct play *play,
                      const struct standard *standard, const struct call *call,
                      const struct verdicts *replies, size_t n_replies, struct verdicts *out)
{
    struct attempt attempt = {pack, play, standard, call, replies, n_replies};
    size_t most = pack->n_rules + expectations_of(play);
    *out = (struct verdicts){.items = calloc(most + 1, sizeof *out->items)};
    for (size_t i = 0; out->items && i < pack->n_rules; i++) {
        if (!judged_at_end(&pack->rules[i], play, &attempt))
            continue;
        struct verdict verdict = end_verdict(&pack->rules[i], &attempt);
        if (verdict.value != VERDICT_NOT_APPLICABLE)
            out->items[out->count++] = verdict;
    }
    if (out->items && call->turns)
        missed_add(&attempt, out);
    return out->items ? STATUS_OK : STATUS_NO_MEMORY;
}

static bool hang_up_say(const struct broken *broken, char out[SAYING_SIZE])
{
    (void)broken;
    sentence_add(out, "等客户先挂断，您再放下电话。");
    return true;
}

static bool moves_say(const struct broken *broken, char out[SAYING_SIZE])
{
    const struct rule *rule = broken->rule;
    sentence_add(out, rule->need == NEED_ANY ? "下面这些至少要做到一样：" : "这几样都要做到：");
    for (size_t i = 0; i < rule->n_moves; i++) {
        sentence_add(out, i ? "、" : "");
        sentence_add(out, rule->moves[i]->name);
    }
    sentence_add(out, "。");
    return true;
}

const struct saying *end_saying(enum measure measure)
{
    static const struct saying sayings[N_MEASURES] = {
        [MEASURE_HANG_UP] = {.sentence = hang_up_say},
        [MEASURE_CALL_LENGTH] = {.scale = 1 / 60.0,
                                 .high = "通话用了约{m}分钟，争取{l}分钟之内把事情说清楚。",
                                 .fact = "通话约",
                                 .unit = "分钟"},
        [MEASURE_MOVES] = {.sentence = moves_say},
    };
    return &sayings[measure];
}
