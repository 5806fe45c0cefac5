/* The observer's checklist of one attempt, while a trainer ticks it. Main thread. */
#ifndef YINGDA_KIOSK_TRAINER_CHECKLIST_H
#define YINGDA_KIOSK_TRAINER_CHECKLIST_H

#include "kiosk/trainer/trainer_view.h"
#include "records/stored_card.h"

struct checklist_entry {
    const struct checklist_line *line;
    enum sight before, sight;
};

struct checklist {
    int64_t attempt;         /* 0: not open */
    struct stored_card card; /* whose texts the lines show */
    struct checklist_line *stored;
    struct checklist_entry *lines; /* all of them */
    struct sight_view *views;      /* of those shown */
    int *shown;                    /* index in `lines` of each view */
    int n_lines, n_shown;
    enum rule_who who; /* WHO_ALL: everybody's lines are shown */
};

/* Reads the checklist as it is marked so far. Fails as records_card, or STATUS_NO_MEMORY; then
 * nothing is open. */
MUST_USE enum status checklist_open(struct checklist *observer, struct records *records,
                                    int64_t attempt);

/* Shows the lines for men or for women besides those for all. */
void checklist_set_who(struct checklist *observer, enum rule_who who);

/* Ticks a line by its index among those shown. */
void checklist_tick(struct checklist *observer, int shown, enum sight sight);

/* Stores what has changed. `who` is the name it is stored under. */
MUST_USE enum status checklist_save(struct checklist *observer, struct records *records,
                                    const char *who, int64_t unix_ms);

/* Without `person`. */
void checklist_view_fill(const struct checklist *observer, struct checklist_view *out);

/* Accepts zeroed memory and being called twice. */
void checklist_close(struct checklist *observer);

#endif
