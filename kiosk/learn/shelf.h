/* The shelf: all lessons of the library's packs, how one person stands in each, and which comes
 * next. Main thread. */
#ifndef YINGDA_KIOSK_LEARN_SHELF_H
#define YINGDA_KIOSK_LEARN_SHELF_H

#include "base/status.h"
#include "kiosk/learn/learn_view.h"
#include "records/reviews.h"
#include "scenarios/lesson.h"

struct shelf_item {
    struct lesson lesson;
    struct recall recall; /* zeroed: never answered */
    enum recall_grade last;
    bool taken; /* in the round under way */
};

struct shelf {
    struct shelf_item *items; /* owned */
    int n;
};

/* Gathers the lessons; what was there is freed. */
MUST_USE enum status shelf_gather(struct shelf *shelf, struct pack *const *packs, size_t n_packs);
void shelf_finish(struct shelf *shelf);

/* Reads how a person stands. Fails as records_reviewed does; nothing is then known. */
MUST_USE enum status shelf_read(struct shelf *shelf, struct records *records, int64_t person);

/* As for somebody who was never asked. */
void shelf_forget(struct shelf *shelf);

enum review_kind shelf_kind(const struct lesson *lesson);
enum standing shelf_standing(const struct shelf_item *item, int64_t unix_ms);

/* Whether it is asked without its words: only where something calls for it. */
bool shelf_is_asked(const struct shelf_item *item);

/* The next one of a round that was not taken yet: what is due, the most forgotten first; then what
 * is new, in the packs' order; then what is weakest of the rest. -1: none is left. */
int shelf_next(const struct shelf *shelf, int64_t unix_ms);

/* How many stand so; and how many of those that were answered are due by that time. */
int shelf_count(const struct shelf *shelf, enum standing standing, int64_t unix_ms);
int shelf_due(const struct shelf *shelf, int64_t by_unix_ms);

#endif
