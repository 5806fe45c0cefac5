/* The observer's checklist of one attempt, while a trainer ticks it. Main thread. */
#ifndef YINGDA_KIOSK_TRAINER_CHECKLIST_H
#define YINGDA_KIOSK_TRAINER_CHECKLIST_H

#include "kiosk/trainer/trainer_view.h"
#include "records/stored_card.h"

struct observer_line {
    const struct checklist_line *line;
    enum sight before, sight;
};

struct observer {
    int64_t attempt;         /* 0: not open */
    struct stored_card card; /* whose texts the lines show */
    struct checklist_line *stored;
    struct observer_line *lines; /* all of them */
    struct sight_view *views;    /* of those shown */
    int *shown;                  /* index in `lines` of each view */
    int n_lines, n_shown;
    enum rule_who who; /* WHO_ALL: everybody's lines are shown */
};

/* Reads the checklist as it is marked so far. Fails as records_card, or STATUS_NO_MEMORY; then
 * nothing is open. */
enum status observer_open(struct observer *observer, struct records *records, int64_t attempt);

/* Shows the lines for men or for women besides those for all. */
void observer_set_who(struct observer *observer, enum rule_who who);

/* Ticks a line by its index among those shown. */
void observer_tick(struct observer *observer, int shown, enum sight sight);

/* Stores what has changed. `who` is the name it is stored under. */
enum status observer_save(struct observer *observer, struct records *records, const char *who,
                          int64_t unix_ms);

/* Without `person`. */
void observer_show(const struct observer *observer, struct checklist_view *out);

/* Accepts zeroed memory and being called twice. */
void observer_close(struct observer *observer);

#endif
