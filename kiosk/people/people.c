#include "kiosk/people/people.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/app/owner.h"
#include "language/name/name_pinyin.h"

static void people_note(const struct person *person, char note[96])
{
    double total = round(person->last_total * 10) / 10;
    if (person->attempts == 0)
        snprintf(note, 96, "还没练过");
    else
        snprintf(note, 96, "%d 次 · 上次 %g 分", person->attempts, total);
}

static void people_team(const struct person *person, char team[136])
{
    const char *between = *person->team && *person->post ? " · " : "";
    snprintf(team, 136, "%s%s%s", person->team, between, person->post);
}

void people_finish(struct people *people)
{
    if (!people)
        return;
    free(people->list);
    free(people->views);
    free(people->notes);
    free(people->teams);
    free(people->found);
    *people = (struct people){.count = 0};
}

struct ordered {
    char order[NAME_ORDER_SIZE];
    struct person person;
};

/* Those of one name by their numbers. */
static int ordered_compare(const void *a, const void *b)
{
    const struct ordered *one = a, *two = b;
    int by_name = strcmp(one->order, two->order);
    return by_name ? by_name : strcmp(one->person.number, two->person.number);
}

static enum status people_sort(struct people *people)
{
    struct ordered *ordered = calloc(people->count + 1, sizeof *ordered);
    if (!ordered)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < people->count; i++) {
        ordered[i].person = people->list[i];
        name_order(people->list[i].name, ordered[i].order);
    }
    qsort(ordered, people->count, sizeof *ordered, ordered_compare);
    for (size_t i = 0; i < people->count; i++)
        people->list[i] = ordered[i].person;
    free(ordered);
    return STATUS_OK;
}

static enum status people_show(struct people *people)
{
    people->views = calloc(people->count + 1, sizeof *people->views);
    people->notes = calloc(people->count + 1, sizeof *people->notes);
    people->teams = calloc(people->count + 1, sizeof *people->teams);
    people->found = calloc(people->count + 1, sizeof *people->found);
    if (!people->views || !people->notes || !people->teams || !people->found)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = &people->list[i];
        people_team(person, people->teams[i]);
        people->views[i] =
            (struct person_view){person->name, people->teams[i], people->notes[i], 0};
    }
    people_search(people, "");
    return STATUS_OK;
}

enum status people_standings(struct people *people, struct records *records, size_t most)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < most && people->n_standings < people->n_found && status == STATUS_OK;
         i++) {
        int at = people->found[people->n_standings++];
        struct person *person = &people->list[at];
        status = records_standing(records, person);
        people_note(person, people->notes[at]);
        people->views[at].to_review = person->to_review;
    }
    return status;
}

enum status people_read(struct people *people, struct records *records)
{
    people_finish(people);
    enum status status = records_people(records, &people->list, &people->count);
    if (status == STATUS_OK)
        status = people_sort(people);
    if (status == STATUS_OK)
        status = people_show(people);
    if (status != STATUS_OK)
        people_finish(people);
    return status;
}

void people_search(struct people *people, const char *typed)
{
    people->n_found = people->n_standings = 0;
    for (size_t i = 0; i < people->count; i++) {
        if (name_matches(people->list[i].name, people->list[i].number, typed))
            people->found[people->n_found++] = (int)i;
    }
}

const struct person *people_by_number(const struct people *people, const char *number)
{
    char folded[NUMBER_SIZE];
    if (fold_number(number, folded, sizeof folded) != STATUS_OK || !*folded)
        return NULL;
    for (size_t i = 0; i < people->count; i++) {
        if (strcmp(people->list[i].number, folded) == 0)
            return &people->list[i];
    }
    return NULL;
}

const struct person *people_by_name(const struct people *people, const char *name)
{
    char key[NAME_SIZE], other[NAME_SIZE];
    fold_key(name, key);
    for (size_t i = 0; *key && i < people->count; i++) {
        fold_key(people->list[i].name, other);
        if (strcmp(key, other) == 0)
            return &people->list[i];
    }
    return NULL;
}

static bool has_digits(const struct person *person, const char *digits)
{
    char own[OWNER_DIGITS + 1];
    return !person->has_pin && owner_digits(person, own) > 0 && strcmp(own, digits) == 0;
}

const struct person *people_by_digits(const struct people *people, size_t touched,
                                      const char *digits)
{
    const struct person *person = &people->list[touched];
    if (has_digits(person, digits))
        return person;
    for (size_t i = 0; i < people->count; i++) {
        if (strcmp(people->list[i].name, person->name) == 0 && has_digits(&people->list[i], digits))
            return &people->list[i];
    }
    return NULL;
}
