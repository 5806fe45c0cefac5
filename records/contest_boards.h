/* What comes of contests: published places, 标兵 and 班组 boards, a season's points, and whether
 * somebody lets others hear what was best. A publication is a row that is only ever added; the last
 * one of a contest counts. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_CONTEST_BOARDS_H
#define YINGDA_RECORDS_CONTEST_BOARDS_H

#include "records/contest_marks.h"

/* Publishes places, totals and points as they are now, and releases what the machine judged of all
 * who sat the paper. Once more, after something has changed, supersedes what was published; where
 * nothing is new, changes nothing. STATUS_BUSY: somebody's turn is not over, a sheet is missing, or
 * something is to be heard first; STATUS_INVALID: the lots are not drawn. */
MUST_USE enum status records_contest_publish(struct records *records, int64_t contest,
                                             const char *who, int64_t unix_ms);

struct board_row { /* a person, or a team (person 0) */
    int64_t person, sitting;
    char name[NAME_SIZE], team[NAME_SIZE];
    int place;                             /* 0: absent */
    double total, machine, judges, second; /* second: -1: nobody was the second one */
    int points;                            /* of the season */
    int n;                                 /* people of a team; contests of a season */
    bool agreed;                           /* others may hear it */
};

/* A contest's places as they were published: of people, or of teams, whose total is the mean of all
 * of theirs; who was absent counts 0 there (malloc'd, the caller frees; NULL: none). */
MUST_USE enum status records_board_people(struct records *records, int64_t contest,
                                          struct board_row **out, size_t *count);
MUST_USE enum status records_board_teams(struct records *records, int64_t contest,
                                         struct board_row **out, size_t *count);

/* The sums of points over all published contests of a year; equal sums share a place. Of teams:
 * what all of theirs have gathered, under the name that the team had in each contest. */
MUST_USE enum status records_season_people(struct records *records, int season,
                                           struct board_row **out, size_t *count);
MUST_USE enum status records_season_teams(struct records *records, int season,
                                          struct board_row **out, size_t *count);

/* Whether others may hear somebody's replies of a contest: the person decides, and can take it
 * back; nobody has agreed who was not asked. STATUS_NOT_FOUND: that one has no place in it. */
MUST_USE enum status records_replay_decide(struct records *records, int64_t contest, int64_t person,
                                           bool agrees, int64_t unix_ms);

#endif
