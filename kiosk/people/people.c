#include "kiosk/people/people.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void people_note(const struct person *person, char note[96])
{
    double total = round(person->last_total * 10) / 10;
    if (person->attempts == 0)
        snprintf(note, 96, "还没练过");
    else if (person->streak_days > 1)
        snprintf(note, 96, "上次 %g 分 · 连续 %d 天", total, person->streak_days);
    else
        snprintf(note, 96, "练过 %d 次 · 上次 %g 分", person->attempts, total);
}

void people_finish(struct people *people)
{
    if (!people)
        return;
    free(people->list);
    free(people->views);
    free(people->notes);
    *people = (struct people){.count = 0};
}

enum status people_read(struct people *people, struct records *records)
{
    people_finish(people);
    enum status status = records_people(records, &people->list, &people->count);
    if (status != STATUS_OK) {
        people->count = 0;
        return status;
    }
    people->views = calloc(people->count + 1, sizeof *people->views);
    people->notes = calloc(people->count + 1, sizeof *people->notes);
    if (!people->views || !people->notes) {
        people_finish(people);
        return STATUS_NO_MEMORY;
    }
    for (size_t i = 0; i < people->count; i++) {
        people_note(&people->list[i], people->notes[i]);
        people->views[i] =
            (struct person_view){people->list[i].name, people->notes[i], people->list[i].to_review};
    }
    return STATUS_OK;
}
