/* On which kiosk an attempt was made, and what the kiosks make of the same items: one with a bad
 * microphone leaves more undecided. An attempt of before kiosks were told apart, or of a command,
 * is of none. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_KIOSKS_H
#define YINGDA_RECORDS_KIOSKS_H

#include "base/uuid.h"
#include "records/records.h"
#include "scoring/item_analysis.h"

enum { KIOSK_NAME_SIZE = 64 };

struct kiosk {
    struct uuid uid;
    char name[KIOSK_NAME_SIZE]; /* not empty */
};

/* Attempts that are begun from now on, on this connection, are of that kiosk. */
void records_kiosk(struct records *records, const struct kiosk *kiosk);

struct kiosk_row {      /* of one kiosk */
    struct kiosk kiosk; /* name "": none was written down */
    int people;         /* who showed any of it there */
    struct item_tally tally;
};

enum { PAPERS_ALL = 0 };

struct kiosk_query {
    int64_t paper;
    const char *play, *id; /* id "": every item of every play */
    enum verdict_kind kind;
};

/* Each kiosk, by name, of the sittings of a paper (PAPERS_ALL: of all attempts that have a card,
 * practice too), and of one of its items where the query names one.
 * malloc'd, the caller frees; NULL: nobody has sat it. */
MUST_USE enum status records_by_kiosk(struct records *records, const struct kiosk_query *query,
                                      struct kiosk_row **out, size_t *count);

/* One of them beside all the others together. */
enum tally_than kiosk_than(const struct kiosk_row *rows, size_t count, size_t one);

#endif
