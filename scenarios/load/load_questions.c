/* questions.yaml: what a trainee must know and nobody can hear: one right answer, three wrong. */
#include <stdio.h>
#include <string.h>

#include "base/text_file.h"
#include "base/utf8.h"
#include "scenarios/load/load.h"

enum {
    TEXT_CHARACTERS_MAX = 60,   /* two lines of the question's place on the screen */
    ANSWER_CHARACTERS_MAX = 24, /* a button's width at the size that is read at two metres */
    WHY_CHARACTERS_MAX = 80,
    N_WRONG = 3
};

struct raw_question {
    struct question question;
    const char *number;
    const struct node *clauses, *wrong;
};

#define QUESTION_FIELD(member) offsetof(struct raw_question, question.member)

static const struct field question_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, QUESTION_FIELD(id), 0, 0, NULL},
    {"clauses", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_question, clauses), 0, 0, NULL},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, QUESTION_FIELD(text), 0, TEXT_CHARACTERS_MAX, NULL},
    {"right", FIELD_SHOWN, FIELD_REQUIRED, QUESTION_FIELD(right), 0, ANSWER_CHARACTERS_MAX, NULL},
    {"wrong", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_question, wrong), 0, 0, NULL},
    {"why", FIELD_SHOWN, FIELD_REQUIRED, QUESTION_FIELD(why), 0, WHY_CHARACTERS_MAX, NULL},
    {"number", FIELD_PLAIN, FIELD_OPTIONAL, offsetof(struct raw_question, number), 0, 80, NULL},
};

static void load_wrong(struct loader *loader, const struct node *list, struct question *question)
{
    static const struct field field = {"wrong answer",        FIELD_SHOWN, FIELD_REQUIRED, 0, 0,
                                       ANSWER_CHARACTERS_MAX, NULL};
    for (size_t i = 0; i < N_WRONG; i++)
        question->wrong[i] = "";
    if (!list)
        return;
    if (list->count != N_WRONG) {
        LOADER_PROBLEM(loader, node_place(list), "%zu wrong answers, not %d", list->count, N_WRONG);
        return;
    }
    const struct node *node = list->first;
    for (size_t i = 0; i < N_WRONG; i++, node = node->next)
        reader_take_value(&loader->reader, node, &field, &question->wrong[i]);
}

static void check_answers(struct loader *loader, const struct question *question)
{
    for (size_t i = 0; i < N_WRONG; i++) {
        const char *wrong = question->wrong[i];
        if (wrong[0] && strcmp(wrong, question->right) == 0)
            LOADER_PROBLEM(loader, question->at, "wrong answer '%.*s' is the right one",
                           TEXT_CUT(wrong));
        for (size_t k = 0; k < i; k++) {
            if (wrong[0] && strcmp(wrong, question->wrong[k]) == 0)
                LOADER_PROBLEM(loader, question->at, "answer '%.*s' is given twice",
                               TEXT_CUT(wrong));
        }
    }
}

/* Somebody who does not know takes the longest answer: if that is the right one, the question asks
 * nothing. */
static void check_length(struct loader *loader, const struct question *question)
{
    size_t longest = 0, right = utf8_count(question->right);
    for (size_t i = 0; i < N_WRONG; i++) {
        size_t length = utf8_count(question->wrong[i]);
        longest = length > longest ? length : longest;
    }
    if (longest && right > longest + 4)
        LOADER_PROBLEM(loader, question->at,
                       "note: the right answer is the longest by %zu characters: it gives itself "
                       "away",
                       right - longest);
}

/* Whether a figure stands in a text as itself: 5 in "5天", not in "15天" or "0.5天". */
static bool states_figure(const char *text, double value)
{
    char figure[32];
    snprintf(figure, sizeof figure, "%g", value);
    size_t length = strlen(figure);
    for (const char *at = strstr(text, figure); at; at = strstr(at + 1, figure)) {
        bool before = at > text && strchr("0123456789.", at[-1]);
        bool after = at[length] && strchr("0123456789", at[length]);
        if (!before && !after)
            return true;
    }
    return false;
}

static const struct number *find_number(struct loader *loader, const struct question *question,
                                        const char *name)
{
    const char *slash = strchr(name, '/');
    char *id = slash ? arena_text(loader->arena, name, (size_t)(slash - name)) : NULL;
    if (!id) {
        LOADER_PROBLEM(loader, question->at, "'number' must be STANDARD/NUMBER, not '%.*s'",
                       TEXT_CUT(name));
        return NULL;
    }
    const struct standard *standard = find_standard(loader, id, question->at);
    const struct number *number = standard ? standard_number(standard, slash + 1) : NULL;
    if (standard && !number)
        LOADER_PROBLEM(loader, question->at, "standard '%s' gives no number '%s'", id, slash + 1);
    return number;
}

static void check_number_of(struct loader *loader, const struct question *question)
{
    const struct number *number = question->number;
    if (!number || !question->right[0])
        return;
    if (!states_figure(question->right, number->value))
        LOADER_PROBLEM(loader, question->at, "the right answer does not state %s: %g%s", number->id,
                       number->value, number->unit);
}

static bool answers_same(const struct question *a, const struct question *b)
{
    return strcmp(a->text, b->text) == 0;
}

static void check_twins(struct loader *loader, const struct question *question, size_t n_before)
{
    for (size_t i = 0; i < n_before; i++) {
        const struct question *other = &loader->pack->questions[i];
        if (question->text[0] && answers_same(question, other)) {
            LOADER_PROBLEM(loader, question->at, "the same question is already asked in line %d",
                           other->at.line);
            return;
        }
    }
}

static void load_question(struct loader *loader, const struct node *node, size_t index)
{
    struct raw_question raw = {.question = {.at = node_place(node)}};
    struct question *question = &raw.question;
    reader_take(&loader->reader, node, question_fields, COUNT(question_fields), &raw);
    question->clauses = load_ids(loader, raw.clauses, "clause", &question->n_clauses);
    for (size_t i = 0; i < question->n_clauses; i++)
        check_source(loader, question->clauses[i], node_place(raw.clauses));
    load_wrong(loader, raw.wrong, question);
    if (raw.number)
        question->number = find_number(loader, question, raw.number);
    check_answers(loader, question);
    check_length(loader, question);
    check_number_of(loader, question);
    check_twins(loader, question, index);
    loader->pack->questions[index] = raw.question;
}

void load_questions(struct loader *loader)
{
    struct pack *pack = loader->pack;
    if (!pack_files_has(&loader->files, "questions.yaml"))
        return;
    const struct node *list = loader_only_list(loader, "questions.yaml", "questions");
    pack->questions = loader_items(loader, list, sizeof *pack->questions, &pack->n_questions);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_questions; i++, node = node->next) {
        load_question(loader, node, i);
        claim_id(loader, &ids, pack->questions[i].id, pack->questions[i].at);
    }
}
