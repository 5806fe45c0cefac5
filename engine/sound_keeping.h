/* How long sound is kept, and that it goes then. Once a day the keeper comes round: what it sees
 * for the first time is kept from then on, whatever the date of the attempt says, and what has been
 * kept for its days is removed, the files first, then their names in the rows, so that a kill
 * between the two is made good the next day.
 *
 * A clock that is wrong must not remove everything. So the keeper remembers the last time that it
 * took for right. A clock that stands a month before or after that is not believed, unless a time
 * server has set it or a trainer says that it is right: nothing is removed, nothing dated. One that
 * went back by less is waited for. What a clock may remove too early is so at most a month's. */
#ifndef YINGDA_ENGINE_SOUND_KEEPING_H
#define YINGDA_ENGINE_SOUND_KEEPING_H

#include "base/path.h"
#include "engine/sound_days.h"
#include "records/kept.h"

/* Longer than the longest holiday, in which a kiosk stands dark. */
enum { SOUND_LEAP_DAYS = 31 };

struct sound_time {
    int64_t unix_ms;
    bool certain; /* a time server has set the clock (clock_is_set), or a person says so */
};

enum sound_clock {
    SOUND_CLOCK_RIGHT,
    SOUND_CLOCK_BACK,   /* a little before the last time: waited for */
    SOUND_CLOCK_DOUBTED /* far from it: somebody has to look */
};

/* What to think of the time, `known_unix_ms` being the last one that was right; 0: none yet. */
enum sound_clock sound_clock(int64_t known_unix_ms, struct sound_time now);

struct sound_round { /* what one came to */
    enum sound_clock clock;
    int attempts, strays; /* whose sound went; files that no attempt named */
    char left[PATH_SIZE]; /* the first that could not be removed, STATUS_IO; "" */
};

/* Comes round: `recordings` is their folder, "" for none. A file that cannot be removed keeps its
 * attempt for the next day, and the others go: STATUS_IO. Otherwise as the records. Any thread,
 * with records of its own. */
MUST_USE enum status sound_round(struct records *records, const char *recordings,
                                 struct sound_days days, struct sound_time now,
                                 struct sound_round *out);

/* The clock is right: somebody has looked. */
MUST_USE enum status sound_clock_trust(struct records *records, int64_t unix_ms);

/* Removes all sound of one person, who takes consent back: attempts, points and voice stay.
 * STATUS_IO: `left` could not be removed, and what comes after it is still there. */
MUST_USE enum status sound_remove_of(struct records *records, const char *recordings,
                                     int64_t person, int64_t unix_ms, char left[PATH_SIZE]);

#endif
