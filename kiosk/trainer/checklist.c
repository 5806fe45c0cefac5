#include "kiosk/trainer/checklist.h"

#include <stdlib.h>
#include <string.h>

static enum sight sight_of(enum verdict_value value)
{
    return value == VERDICT_MET       ? SIGHT_GOOD
           : value == VERDICT_NOT_MET ? SIGHT_BAD
                                      : SIGHT_NOT_SEEN;
}

static enum verdict_value value_of(enum sight sight)
{
    return sight == SIGHT_GOOD  ? VERDICT_MET
           : sight == SIGHT_BAD ? VERDICT_NOT_MET
                                : VERDICT_NOT_APPLICABLE;
}

static enum status lines_read(struct checklist *observer)
{
    size_t n = stored_card_checklist(&observer->card, WHO_ALL, NULL, 0), room = n ? n : 1;
    observer->stored = calloc(room, sizeof *observer->stored);
    observer->lines = calloc(room, sizeof *observer->lines);
    observer->views = calloc(room, sizeof *observer->views);
    observer->shown = calloc(room, sizeof *observer->shown);
    if (!observer->stored || !observer->lines || !observer->views || !observer->shown)
        return STATUS_NO_MEMORY;
    stored_card_checklist(&observer->card, WHO_ALL, observer->stored, n);
    for (size_t i = 0; i < n; i++) {
        enum sight sight = sight_of(observer->stored[i].verdict->value);
        observer->lines[i] = (struct checklist_entry){&observer->stored[i], sight, sight};
    }
    observer->n_lines = (int)n;
    return STATUS_OK;
}

enum status checklist_open(struct checklist *observer, struct records *records, int64_t attempt)
{
    checklist_close(observer);
    enum status status = records_card(records, attempt, &observer->card);
    if (status == STATUS_OK)
        status = lines_read(observer);
    if (status != STATUS_OK) {
        checklist_close(observer);
        return status;
    }
    observer->attempt = attempt;
    checklist_set_who(observer, WHO_ALL);
    return STATUS_OK;
}

static bool line_is_for(const struct checklist_entry *line, enum rule_who who)
{
    enum rule_who for_whom = line->line->item->for_whom;
    return who == WHO_ALL || for_whom == WHO_ALL || for_whom == who;
}

/* A heading stands before the first line of its group only. */
static void line_show(struct checklist *observer, int index)
{
    const struct checklist_entry *line = &observer->lines[index];
    const char *group = line->line->item->group, *above = NULL;
    if (observer->n_shown > 0)
        above = observer->lines[observer->shown[observer->n_shown - 1]].line->item->group;
    bool same = group && above && strcmp(group, above) == 0;
    observer->shown[observer->n_shown] = index;
    observer->views[observer->n_shown++] = (struct sight_view){.group = same ? NULL : group,
                                                               .name = line->line->verdict->name,
                                                               .look = line->line->item->look,
                                                               .sight = line->sight};
}

void checklist_set_who(struct checklist *observer, enum rule_who who)
{
    observer->who = who;
    observer->n_shown = 0;
    for (int i = 0; i < observer->n_lines; i++) {
        if (line_is_for(&observer->lines[i], who))
            line_show(observer, i);
    }
}

void checklist_tick(struct checklist *observer, int shown, enum sight sight)
{
    if (shown < 0 || shown >= observer->n_shown)
        return;
    observer->views[shown].sight = sight;
    observer->lines[observer->shown[shown]].sight = sight;
}

enum status checklist_save(struct checklist *observer, struct records *records, const char *who,
                           int64_t unix_ms)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < observer->n_lines && status == STATUS_OK; i++) {
        struct checklist_entry *line = &observer->lines[i];
        struct mark mark = {.item = line->line->item->ref,
                            .kind = line->sight == SIGHT_NOT_SEEN ? MARK_TAKEN_BACK : MARK_DECIDES,
                            .value = value_of(line->sight),
                            .who = who,
                            .marked_unix_ms = unix_ms};
        if (line->sight == line->before)
            continue;
        status = records_mark(records, observer->attempt, &mark);
        if (status == STATUS_OK)
            line->before = line->sight;
    }
    return status;
}

void checklist_view_fill(const struct checklist *observer, struct checklist_view *out)
{
    *out = (struct checklist_view){
        .lines = observer->views, .n_lines = observer->n_shown, .who = observer->who};
}

void checklist_close(struct checklist *observer)
{
    stored_card_finish(&observer->card);
    free(observer->stored);
    free(observer->lines);
    free(observer->views);
    free(observer->shown);
    *observer = (struct checklist){.attempt = 0};
}
