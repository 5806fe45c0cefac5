/* People: the names to choose from, and what the chosen one has done so far, as the screens show
 * it. */
#ifndef YINGDA_KIOSK_PEOPLE_PEOPLE_H
#define YINGDA_KIOSK_PEOPLE_PEOPLE_H

#include "kiosk/app/attempt_rows.h"
#include "kiosk/people/next_step.h"
#include "kiosk/people/people_view.h"
#include "records/records.h"

enum { RECENT_MAX = 5 };

struct people {
    struct person *list; /* owned, as all here; in the order of their pinyin */
    struct person_view *views;
    char (*notes)[96], (*teams)[136];
    size_t count;
    int *found; /* indices of the list: whom people_search found */
    size_t n_found;
    size_t n_standings; /* of those found, in their order, how many have a note and to_review */
};

/* Reads everybody again; what was there is freed. All of them are found. */
MUST_USE enum status people_read(struct people *people, struct records *records);
void people_finish(struct people *people);

/* Reads how the next ones of those found stand, `most` at a time, some tenths of a millisecond
 * each: their notes are "" until then. */
MUST_USE enum status people_standings(struct people *people, struct records *records, size_t most);

/* Looks for those whom `typed` may mean (language/name/name_pinyin.h): "" is everybody. */
void people_search(struct people *people, const char *typed);

/* The first one with a number, or of a name, however it is typed; NULL: nobody. */
const struct person *people_by_number(const struct people *people, const char *number);
const struct person *people_by_name(const struct people *people, const char *name);

/* Who is meant by a touch on one of the list and these last digits: that one, or another one of the
 * same name whose they are, as nobody can tell such tiles apart. NULL: neither, or one who has a
 * PIN instead. */
const struct person *people_by_digits(const struct people *people, size_t touched,
                                      const char *digits);

struct history { /* of one person */
    char week[256];
    struct home_view view;
    struct progress progress;
    struct attempt_view recent[RECENT_MAX];
    struct attempt_row rows[RECENT_MAX]; /* what they are of */
    char greeting[128];
};

/* Fills the home view and the library's best totals for `person`, of all attempts, at this
 * wall-clock time. Fails as the records do; the view is then of what could be read. */
MUST_USE enum status history_read(struct history *history, struct records *records,
                                  const struct person *person, struct library *library,
                                  int64_t unix_ms);

#endif
