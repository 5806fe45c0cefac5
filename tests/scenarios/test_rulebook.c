/* scenarios/: the rulebook. Every kind of mistake in clauses, standards, rules, rubric and
 * questions is said, with its file, its line and nothing else; and what is well is read as it is
 * written. */
#include <math.h>
#include <stdlib.h>

#include "base/text_file.h"
#include "scenarios/citations.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/pack.h"
#include "tests/scenarios/mistake.h"

#define RULEBOOK YINGDA_SOURCE_DIR "/tests/fixtures/packs/rulebook/"

static const struct mistake clauses[] = {
    {"a clause twice", CLAUSES, "H-4\t", "H-3\t",
     CLAUSES ":5: id 'H-3' is already given in line 4\n"},
    {"a column too few", CLAUSES, "\twords\t报单位", "\t报单位",
     CLAUSES ":5: 4 columns, not 5: id, document, number, who, summary\n"},
    {"a clause that nobody can judge", CLAUSES, "\teye\t", "\tears\t",
     CLAUSES ":8: a clause is judged by sound, words, eye or question, not 'ears'\n"},
    {"a clause without a summary", CLAUSES, "报单位", "",
     CLAUSES ":5: a summary of 1 to 60 characters is wanted\n"},
    {"a clause of an unknown document", CLAUSES, "H-7\t001", "H-7\t003",
     CLAUSES ":9: source '003 第一章' names no document of pack.yaml's sources\n"},
    {"a clause that is in no index", RULES, "source: H-6b", "source: H-6c",
     RULES ":69: unknown clause id 'H-6c'; did you mean 'H-6a'?\n"},
    {"a question on a clause that is in no index", QUESTIONS, "clauses: [H-7]", "clauses: [H-77]",
     QUESTIONS ":3: unknown clause id 'H-77'; did you mean 'H-7'?\n"},
    {"a number from a clause that is in no index", STANDARDS, "source: H-2", "source: H-22",
     STANDARDS ":7: unknown clause id 'H-22'; did you mean 'H-2'?\n"},
};

static const struct mistake rules[] = {
    {"a measure nobody knows", RULES, "measure: rings", "measure: ring",
     RULES ":23: unknown measure 'ring'; did you mean 'rings'?\n"},
    {"no measure", RULES, "    measure: eye\n", "", RULES ":69: 'measure' is missing\n"},
    {"a limit in another unit", RULES, "unit: per_min", "unit: per_s",
     RULES ":38: 'unit' of measure 'speech_rate' is per_min, not 'per_s'\n"},
    {"a limit without a unit", RULES, ", unit: per_min", "",
     RULES ":38: 'unit' is missing: measure 'speech_rate' is in per_min\n"},
    {"a threshold that is nobody's", RULES, "unit: per_min, source: house", "unit: per_min",
     RULES ":38: 'source' is missing: a clause, or house for our own value\n"},
    {"a limit out of all reason", RULES, "at_least: 150", "at_least: 2.5",
     RULES ":38: 'at_least' of measure 'speech_rate' must be 30 to 600, not 2.5\n"},
    {"a limit that is no number", RULES, "at_least: 150", "at_least: 慢",
     RULES ":38: 'at_least' must be a number, not '慢'\n"},
    {"a limit upside down", RULES, "at_least: 150, at_most: 320", "at_least: 320, at_most: 150",
     RULES ":38: 'at_least' 320 is more than 'at_most' 150\n"},
    {"a limit without an end", RULES, "at_most: 1, unit", "unit",
     RULES ":63: 'at_least' or 'at_most' is wanted\n"},
    {"a lower end where there is none", RULES, "{at_most: 1, unit", "{at_least: 1, unit",
     RULES ":63: measure 'vocabulary' has no 'at_least'\n"},
    {"an upper end where there is none", RULES,
     "measure: speech_rate\n    limit: {at_least: 150, at_most: 320, unit: per_min,",
     "measure: clarity\n    limit: {at_most: 50, unit: pct,",
     RULES ":38: measure 'clarity' has no 'at_most'\n"},
    {"a promise within a figure of its own", RULES,
     "    measure: figure\n    numbers: [reply_days]\n",
     "    measure: promise\n    limit: {at_most: 5, unit: days, source: house}\n"
     "    moves: [wait]\n",
     RULES ":55: measure 'promise' takes its limit from a standard's number\n"},
    {"no limit where one is needed", RULES, "    limit: {at_most: rings_max}\n", "",
     RULES ":23: 'limit' is missing: measure 'rings' needs it\n"},
    {"no limit where one of two is needed", RULES,
     "    limit: {at_least: 150, at_most: 320, unit: per_min, source: house}\n", "",
     RULES ":33: 'limit' is missing: measure 'speech_rate' needs it\n"},
    {"a limit where none belongs", RULES, "    measure: eye\n",
     "    measure: eye\n    limit: {at_most: 1, unit: times, source: house}\n",
     RULES ":69: 'limit' does not belong to measure 'eye'\n"},
    {"a number that no standard gives", RULES, "at_most: rings_max", "at_most: ring_max",
     RULES ":28: no standard gives a number 'ring_max'; did you mean 'rings_max'?\n"},
    {"a number in a unit that the measure cannot take", RULES, "at_most: rings_max",
     "at_most: reply_days",
     RULES ":28: number 'reply_days' of standard 'H' is in 日, measure 'rings' needs rings\n" RULES
           ":28: number 'reply_days' of standard 'T' is in 天, measure 'rings' needs rings\n"},
    {"a number with a unit of its own beside it", RULES, "{at_most: rings_max}",
     "{at_most: rings_max, unit: rings}",
     RULES ":28: number 'rings_max' brings its own unit and source: 'at_most' stands alone\n"},
    {"a figure that no standard gives", RULES, "numbers: [reply_days]", "numbers: [replies]",
     RULES ":55: no standard gives a number 'replies'\n"},
    {"a rule by eye without what to look at", RULES, "    look: 两只手拿着单子\n", "",
     RULES ":69: 'look' is missing: measure 'eye' needs it\n"},
    {"a rule of moves without moves", RULES, "    moves: [wait, unit]\n", "",
     RULES ":42: 'moves' is missing: measure 'moves' needs it\n"},
    {"a rule of moves with an unknown one", RULES, "moves: [wait, unit]", "moves: [wiat, unit]",
     RULES ":47: unknown phrase or move id 'wiat'; did you mean 'wait'?\n"},
    {"a rule of moves with a taboo", RULES, "moves: [wait, unit]", "moves: [wait, taboo-wait]",
     RULES ":47: 'taboo-wait' is a taboo, not a phrase or move\n"},
    {"a rule of moves with one twice", RULES, "moves: [wait, unit]", "moves: [wait, unit, wait]",
     RULES ":47: 'wait' stands twice in this list\n"},
    {"a rule of taboos with a move", RULES, "    measure: taboo\n",
     "    measure: taboo\n    taboos: [wait]\n",
     RULES ":10: 'wait' is a phrase or move, not a taboo\n"},
    {"a part that belongs to another measure", RULES, "    look: 两只手拿着单子\n",
     "    look: 两只手拿着单子\n    taboos: [taboo-wait]\n",
     RULES ":69: 'taboos' does not belong to measure 'eye'\n"},
    {"a rule without a clause", RULES, "    source: H-6a\n", "",
     RULES ":50: 'source' is missing\n"},
    {"a rule with a source and clauses", RULES, "    clauses: [H-5, H-6a]\n",
     "    clauses: [H-5, H-6a]\n    source: H-5\n",
     RULES ":14: either 'source' or 'clauses', not both\n"},
    {"a rule of no group", RULES, "    group: voice\n    measure: rings", "    measure: rings",
     RULES ":23: 'group' is missing: this file has groups\n"},
    {"a rule of an unknown group", RULES, "group: voice\n    measure: rings",
     "group: voices\n    measure: rings",
     RULES ":23: unknown group id 'voices'; did you mean 'voice'?\n"},
    {"a group twice", RULES, "{id: voice, name: 语音}", "{id: words, name: 语音}",
     RULES ":3: id 'words' is already given in line 2\n" RULES
           ":23: unknown group id 'voice'\n" RULES ":33: unknown group id 'voice'\n"},
    {"a rule of no criterion, where there are two", RULES, "    criterion: speech\n", "",
     RULES ":33: 'criterion' is missing: the rubric has more than one of rules\n"},
    {"a rule of an unknown criterion", RULES, "criterion: speech", "criterion: voice",
     RULES ":33: the rubric has no criterion 'voice'\n"},
    {"a rule of a criterion of moves", RULES, "criterion: speech", "criterion: content",
     RULES ":33: criterion 'content' is not one of rules\n"},
    {"a rule for an unknown standard", RULES, "    applies: always\n    points: 2",
     "    applies: always\n    standards: [HH]\n    points: 2",
     RULES ":32: unknown standard id 'HH'; did you mean 'H'?\n"},
    {"a term that cannot be read", RULES, "wordings: [件号索引]", "wordings: [件号(索引]",
     RULES ":65: wording does not compile at column 47: '(' without a ')'\n"},
    {"a veto without a cap", RUBRIC, "  veto_cap: 59\n", "",
     RULES ":5: a rule that vetoes, but rubric.yaml has no 'veto_cap'\n"},
    {"a veto that lets a trainee pass", RUBRIC, "veto_cap: 59", "veto_cap: 80",
     RUBRIC ":1: 'veto_cap' 80 is not below 'pass' 80: a veto would let a trainee pass\n"},
    {"a criterion for which nothing counts", RULES, "    criterion: speech",
     "    criterion: conduct",
     RUBRIC ":9: note: nothing counts for criterion 'speech': the rest share its weight\n"},
    {"a veto in other words", RULES, "veto: yes", "veto: maybe",
     RULES ":11: 'veto' must be no or yes, not 'maybe'\n"},
};

static const struct mistake standards[] = {
    {"a difference of one", STANDARDS, "      - {standard: T, text: 右边, source: house}\n", "",
     STANDARDS ":16: a difference takes two standards or more\n"},
    {"a standard twice in a difference", STANDARDS, "{standard: T, text", "{standard: H, text",
     STANDARDS ":20: id 'H' is already given in line 19\n"},
    {"an unknown standard in a difference", STANDARDS, "{standard: T, text", "{standard: TT, text",
     STANDARDS ":20: unknown standard id 'TT'; did you mean 'T'?\n"},
    {"a difference with a number's id", STANDARDS, "- id: badge", "- id: rings_max",
     STANDARDS ":16: id 'rings_max' is already given\n"},
    {"a number said in no words", STANDARDS, "said: [五(天|日)内]", "said: [五(天|日内]",
     STANDARDS ":8: wording does not compile at column 67: '(' without a ')'\n"},
};

static const struct mistake questions[] = {
    {"no right answer", QUESTIONS, "    right: 八点\n", "", QUESTIONS ":2: 'right' is missing\n"},
    {"a wrong answer that is right", QUESTIONS, "[七点, 九点, 十点]", "[七点, 八点, 十点]",
     QUESTIONS ":2: wrong answer '八点' is the right one\n"},
    {"two equal answers", QUESTIONS, "[七点, 九点, 十点]", "[七点, 九点, 七点]",
     QUESTIONS ":2: answer '七点' is given twice\n"},
    {"answers that differ only in the width of a comma", QUESTIONS, "[七点, 九点, 十点]",
     "[\"七点,早\", 九点, 七点，早]", QUESTIONS ":2: answer '七点，早' is given twice\n"},
    {"two wrong answers", QUESTIONS, "[七点, 九点, 十点]", "[七点, 九点]",
     QUESTIONS ":6: 2 wrong answers, not 3\n"},
    {"an answer too long for its button", QUESTIONS, "[七点,",
     "[七点半到八点之间，看天气好不好，看人多不多来决定吧,",
     QUESTIONS ":6: 'wrong answer' is longer than 24 characters\n"},
    {"a right answer too long for its button", QUESTIONS, "right: 八点",
     "right: 一二三四五六七八九十一二三四五六七八九十一二三四五",
     QUESTIONS ":5: 'right' is longer than 24 characters\n"},
    {"a question too long for the screen", QUESTIONS, "text: 窗口几点开门？",
     "text: "
     "窗口几点开门窗口几点开门窗口几点开门窗口几点开门窗口几点开门窗口几点开门窗口几点开门窗口几"
     "点开门窗口几点开门窗口几点开门？",
     QUESTIONS ":4: 'text' is longer than 60 characters\n"},
    {"a question of no clause", QUESTIONS, "    clauses: [H-7]\n", "",
     QUESTIONS ":2: 'clauses' is missing\n"},
    {"a question without a reason", QUESTIONS, "    why: 第七条写的是八点。\n", "",
     QUESTIONS ":2: 'why' is missing\n"},
    {"the same question twice", QUESTIONS, "text: 电话几声内接听？", "text: 窗口几点开门？",
     QUESTIONS ":8: the same question is already asked in line 2\n"},
    {"a question's id twice", QUESTIONS, "id: q-rings", "id: q-open",
     QUESTIONS ":8: id 'q-open' is already given in line 2\n"},
    {"an answer that is not the standard's number", QUESTIONS, "right: 4声", "right: 6声",
     QUESTIONS ":8: the right answer does not state rings_max: 4声\n"},
    {"an answer that only ends in the number", QUESTIONS, "right: 4声", "right: 24声",
     QUESTIONS ":8: the right answer does not state rings_max: 4声\n"},
    {"a number that the standard does not give", QUESTIONS, "H/rings_max", "H/rings",
     QUESTIONS ":8: standard 'H' gives no number 'rings'\n"},
    {"a number of no standard", QUESTIONS, "H/rings_max", "rings_max",
     QUESTIONS ":8: 'number' must be STANDARD/NUMBER, not 'rings_max'\n"},
    {"an answer that gives itself away", QUESTIONS, "right: 八点", "right: 早上八点整，一分不差",
     QUESTIONS ":2: note: the right answer is the longest by 8 characters: it gives itself away\n"},
};

static void rulebook_write(const struct pack_fixture *fixture, const char *name)
{
    struct problems problems = {0};
    struct text_file file;
    char path[400];
    snprintf(path, sizeof path, RULEBOOK "%s", name);
    CHECK_INT(text_file_open(&file, path, name, TEXT_FILE_LINE_MAX, &problems), STATUS_OK);
    pack_fixture_write(fixture, name, file.bytes, file.length);
    text_file_close(&file);
}

/* The good pack, with a rulebook of every kind of rule over it. */
static void rulebook_init(struct pack_fixture *fixture)
{
    static const char *const files[] = {CLAUSES, STANDARDS, RULES, RUBRIC, QUESTIONS};
    pack_fixture_init(fixture);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        rulebook_write(fixture, files[i]);
    CHECK(pack_fixture_replace(fixture, "plays/phone.yaml", "    next:\n",
                               "    rules: [days]\n    next:\n"));
}

static void a_good_rulebook_has_no_problems(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    check_said(&fixture, "");
}

static void every_clause_is_checked(void)
{
    CHECK_MISTAKES(clauses, rulebook_init);
}

static void every_rule_is_checked(void)
{
    CHECK_MISTAKES(rules, rulebook_init);
}

/* Without the turn that names it, or without any that expects what it is about. */
static void a_rule_that_no_turn_leads_to_is_noted(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, "plays/phone.yaml", "    rules: [days]\n", ""));
    CHECK(pack_fixture_replace(&fixture, RULES, "moves: [wait, unit]", "moves: [unit]"));
    CHECK(pack_fixture_replace(&fixture, "plays/phone.yaml", "{phrase: unit,", "{phrase: wait,"));
    check_said(&fixture, RULES ":42: note: no play uses rule 'wait'\n" RULES
                               ":50: note: no play uses rule 'days'\n");
}

static void every_difference_is_checked(void)
{
    CHECK_MISTAKES(standards, rulebook_init);
}

static void every_question_is_checked(void)
{
    CHECK_MISTAKES(questions, rulebook_init);
}

static struct pack *rulebook_open(const struct pack_fixture *fixture)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    CHECK_INT(pack_open(&pack, fixture->folder, &problems), STATUS_OK);
    problems_finish(&problems);
    return pack;
}

static void a_limit_is_the_number_of_the_standard_that_is_followed(void)
{
    struct pack_fixture fixture;
    struct limit limit;
    rulebook_init(&fixture);
    struct pack *pack = rulebook_open(&fixture);
    CHECK(rule_limits(pack_rule(pack, "rings"), pack_standard(pack, "H"), &limit));
    CHECK_NEAR(limit.at_most, 4, 0);
    CHECK_TEXT(limit.source, "H-2");
    CHECK(rule_limits(pack_rule(pack, "rings"), pack_standard(pack, "T"), &limit));
    CHECK_NEAR(limit.at_most, 3, 0);
    CHECK(rule_limits(pack_rule(pack, "rate"), pack_standard(pack, "T"), &limit));
    CHECK_NEAR(limit.at_least, 150, 0);
    CHECK(rule_limits(pack_rule(pack, "both-hands"), pack_standard(pack, "T"), &limit));
    CHECK(isnan(limit.at_most));
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

static bool turn_has(const struct turn *turn, const char *id)
{
    bool found = false;
    for (size_t i = 0; i < turn->n_rules; i++)
        found |= strcmp(turn->rules[i]->id, id) == 0;
    return found;
}

static void what_always_applies_is_in_every_turn_of_its_place(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    struct pack *pack = rulebook_open(&fixture);
    const struct play *counter = pack_play(pack, "lost-parcel"),
                      *phone = pack_play(pack, "late-call");
    for (size_t i = 0; i < counter->n_turns; i++) {
        CHECK(turn_has(&counter->turns[i], "rate"));
        CHECK(!turn_has(&counter->turns[i], "rings"));
        CHECK(!turn_has(&counter->turns[i], "days"));
    }
    CHECK(turn_has(&phone->turns[0], "rings"));
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

static void standards_disagree_in_numbers_and_in_words(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    struct pack *pack = rulebook_open(&fixture);
    CHECK_INT(pack->n_disagreements, 2); /* 5日 and 5天 are the same */
    const struct disagreement *rings = &pack->disagreements[0], *badge = &pack->disagreements[1];
    CHECK_TEXT(rings->name, "几声内接听");
    CHECK_INT(rings->n_positions, 2);
    CHECK_TEXT(rings->positions[0].text, "4声");
    CHECK_TEXT(rings->positions[0].source, "H-2");
    CHECK_TEXT(rings->positions[1].text, "3声");
    CHECK_TEXT(rings->positions[1].standard->id, "T");
    CHECK_TEXT(badge->id, "badge");
    CHECK_TEXT(badge->positions[1].text, "右边");
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

static void a_taboo_that_a_rule_names_is_that_rules_alone(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, RULES, "rules:\n",
                               "rules:\n"
                               "  - id: no-wait\n    name: 不说等着\n    source: house\n"
                               "    group: words\n    measure: taboo\n    taboos: [taboo-wait]\n"
                               "    criterion: conduct\n    applies: always\n    points: 1\n"));
    struct pack *pack = rulebook_open(&fixture);
    const struct utterance *taboo = pack_utterance(pack, "taboo-wait");
    CHECK(rule_forbids(pack, pack_rule(pack, "no-wait"), taboo));
    CHECK(!rule_forbids(pack, pack_rule(pack, "no-taboo"), taboo));
    CHECK(!rule_forbids(pack, pack_rule(pack, "rate"), taboo));
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

static void a_clause_is_held_only_by_what_can_judge_it(void)
{
    struct pack_fixture fixture;
    rulebook_init(&fixture);
    struct pack *pack = rulebook_open(&fixture);
    for (size_t i = 0; i < pack->n_clauses; i++)
        CHECK(clause_is_held(pack, &pack->clauses[i]));
    pack->clauses[1].judge = CLAUSE_BY_WORDS; /* H-2: rings are heard, no words tell of them */
    CHECK(!clause_is_held(pack, &pack->clauses[1]));
    pack->clauses[6].judge = CLAUSE_BY_QUESTION;
    CHECK(!clause_is_held(pack, &pack->clauses[6]));
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

static int count_kind(const struct citations *citations, const char *clause, const char *kind)
{
    size_t count, first = citations_of(citations, clause, &count);
    int found = 0;
    for (size_t i = 0; i < count; i++)
        found += strcmp(citations->items[first + i].kind, kind) == 0;
    return found;
}

static void a_turn_holds_the_clauses_of_the_rules_that_its_moves_keep(void)
{
    struct pack_fixture fixture;
    struct citations citations;
    rulebook_init(&fixture);
    struct pack *pack = rulebook_open(&fixture);
    CHECK_INT(citations_init(&citations, pack), STATUS_OK);
    CHECK_INT(count_kind(&citations, "H-3", "turn"), 2); /* wait in one play, unit in the other */
    CHECK_INT(count_kind(&citations, "H-3", "rule"), 1);
    CHECK_INT(count_kind(&citations, "H-6b", "check"), 1);
    CHECK_INT(count_kind(&citations, "H-7", "question"), 1);
    CHECK_INT(count_kind(&citations, "H-77", "question"), 0);
    citations_finish(&citations);
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

int main(void)
{
    RUN(a_good_rulebook_has_no_problems);
    RUN(every_clause_is_checked);
    RUN(every_rule_is_checked);
    RUN(a_rule_that_no_turn_leads_to_is_noted);
    RUN(every_difference_is_checked);
    RUN(every_question_is_checked);
    RUN(a_limit_is_the_number_of_the_standard_that_is_followed);
    RUN(what_always_applies_is_in_every_turn_of_its_place);
    RUN(standards_disagree_in_numbers_and_in_words);
    RUN(a_taboo_that_a_rule_names_is_that_rules_alone);
    RUN(a_clause_is_held_only_by_what_can_judge_it);
    RUN(a_turn_holds_the_clauses_of_the_rules_that_its_moves_keep);
    return CHECK_RESULT();
}
