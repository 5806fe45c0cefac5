#include "kiosk/app/attempt_rows.h"

#include <stdio.h>

static enum attempt_card_state row_card(const struct attempt_row *row, const struct ending *ending)
{
    static const enum attempt_card_state cards[] = {[STORED_WHOLE] = ATTEMPT_OPENS,
                                                    [STORED_UNFINISHED] = ATTEMPT_BROKEN_OFF,
                                                    [STORED_OLD] = ATTEMPT_OLD,
                                                    [STORED_HOLED] = ATTEMPT_HOLED};
    if (row->summary.state != STORED_WHOLE)
        return cards[row->summary.state];
    return row->play < 0 ? ATTEMPT_WITHDRAWN : ending ? ATTEMPT_OPENS : ATTEMPT_CHANGED;
}

struct attempt_view attempt_row_show(struct attempt_row *row, const struct library *library,
                                     int64_t unix_ms, enum day_form form)
{
    const struct attempt_summary *summary = &row->summary;
    row->play = library_find(library, summary->play);
    const struct play *play = row->play < 0 ? NULL : library->plays[row->play].play;
    const struct ending *ending = play ? play_ending(play, summary->ending) : NULL;
    bool open = summary->state == STORED_UNFINISHED;
    day_text(open ? summary->started_unix_ms : summary->finished_unix_ms, unix_ms, form, row->when);
    snprintf(row->ending, sizeof row->ending, "%s", ending ? ending->name : "");
    return (struct attempt_view){.title = play ? play->title : "已经撤下的情景",
                                 .ending = row->ending,
                                 .when = row->when,
                                 .person = summary->person,
                                 .total = summary->total,
                                 .low = summary->total_low,
                                 .high = summary->total_high,
                                 .review = summary->review,
                                 .pass = summary->pass,
                                 .mode = summary->mode == ATTEMPT_EXAM ? MODE_EXAM : MODE_PRACTICE,
                                 .card = row_card(row, ending)};
}

struct attempts_query attempts_reviews(enum mode mode)
{
    return (struct attempts_query){.which = ATTEMPTS_TO_REVIEW,
                                   .mode = mode == MODE_EXAM ? ATTEMPT_EXAM : ATTEMPT_PRACTICE};
}

enum status attempts_to_review(struct records *records, int count[2])
{
    enum status status = STATUS_OK;
    for (int mode = MODE_PRACTICE; mode <= MODE_EXAM; mode++) {
        struct attempts_query query = attempts_reviews((enum mode)mode);
        size_t n = 0;
        if (status == STATUS_OK)
            status = records_attempts_count(records, &query, &n);
        count[mode] = (int)n;
    }
    return status;
}
