/* One person's row: found, added, changed; private to records/. All of it inside a transaction. */
#ifndef YINGDA_RECORDS_PERSON_H
#define YINGDA_RECORDS_PERSON_H

#include "language/name/fold.h"
#include "records/database.h"

struct person_row { /* folded */
    char number[NUMBER_SIZE], name[NAME_SIZE], key[NAME_SIZE], team[NAME_SIZE], post[NAME_SIZE];
    int trainee; /* 0: `yingda rehearse` */
};

/* Folds; who has a number and no name is called by it. STATUS_INVALID: neither number nor name, too
 * long or not UTF-8. */
MUST_USE enum status person_fold(struct records *records, const struct person_who *who,
                                 struct person_row *row);

/* STATUS_NOT_FOUND: nobody has it, or it is "". */
MUST_USE enum status person_by_number(struct records *records, const char *number, int64_t *id);

/* How many trainees have a name of that key, with a number or without, and the first one of each.
 */
struct namesakes {
    int with, without;
    int64_t id_with, id_without;
};
MUST_USE enum status person_namesakes(struct records *records, const char *key,
                                      struct namesakes *out);

MUST_USE enum status person_insert(struct records *records, const struct person_row *row,
                                   int64_t *id);

/* Stores no fact where nothing is new. */
MUST_USE enum status person_change(struct records *records, int64_t id,
                                   const struct person_row *row);

/* Fills all of a row; *retired: whether that one is off the lists. STATUS_NOT_FOUND: nobody's id.
 */
MUST_USE enum status person_read_row(struct records *records, int64_t id, struct person_row *row,
                                     bool *retired);

/* Onto the lists again who has been off them. */
MUST_USE enum status person_come_back(struct records *records, int64_t id);

#endif
