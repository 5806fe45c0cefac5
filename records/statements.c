#include "records/statements.h"

/* A local calendar day as a number: neighbours differ by one, whatever the daylight saving. */
#define DAY(unix_ms)                                                                               \
    "CAST(julianday(" unix_ms " / 1000, 'unixepoch', 'localtime', 'start of day') AS INTEGER)"

const struct statement_text statement_texts[STATEMENT_COUNT] = {
    /* Immediate: a writer that has to wait does so here, before anything was done. */
    [STATEMENT_BEGIN] = {"BEGIN IMMEDIATE", "start a transaction"},
    [STATEMENT_COMMIT] = {"COMMIT", "store what was written"},
    [STATEMENT_ROLLBACK] = {"ROLLBACK", "undo what was written"},
    [STATEMENT_PERSON_ADD] =
        {"INSERT INTO people (name, trainee, added_unix_ms) VALUES (?1, ?2, ?3)"
         " ON CONFLICT (name) DO NOTHING",
         "add a person"},
    [STATEMENT_PERSON_ID] = {"SELECT id FROM people WHERE name = ?1", "find a person"},
    [STATEMENT_PEOPLE] = {"SELECT p.id, p.name, count(a.id), max(a.total),"
                          " (SELECT l.total FROM attempts l"
                          "  WHERE l.person = p.id AND l.finished_unix_ms IS NOT NULL"
                          "  ORDER BY l.finished_unix_ms DESC, l.id DESC LIMIT 1)"
                          " FROM people p LEFT JOIN attempts a"
                          " ON a.person = p.id AND a.finished_unix_ms IS NOT NULL"
                          " WHERE p.trainee = 1 GROUP BY p.id ORDER BY p.name",
                          "list the people"},
    [STATEMENT_PERSON_DAYS] =
        {"SELECT DISTINCT " DAY(
             "finished_unix_ms") " AS day FROM attempts"
                                 " WHERE person = ?1 AND finished_unix_ms IS NOT NULL"
                                 " ORDER BY day DESC",
         "list a person's days"},
    [STATEMENT_TODAY] = {"SELECT " DAY("?1"), "tell the day"},
    [STATEMENT_VOICE_SET] = {"INSERT INTO voices (person, warp, taken_unix_ms) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (person) DO UPDATE SET"
                             " warp = excluded.warp, taken_unix_ms = excluded.taken_unix_ms",
                             "store a voice"},
    [STATEMENT_VOICE] = {"SELECT warp, taken_unix_ms FROM voices WHERE person = ?1",
                         "find a voice"},
    [STATEMENT_VOICE_FORGET] = {"DELETE FROM voices WHERE person = ?1", "forget a voice"},
    [STATEMENT_ATTEMPT_ADD] =
        {"INSERT INTO attempts (person, pack, pack_version, pack_sha256, play,"
         " standard, seed, program_version, started_unix_ms, warp)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
         "start an attempt"},
    [STATEMENT_ATTEMPT_FINISH] = {"UPDATE attempts SET ending = ?2, total = ?3, total_low = ?4,"
                                  " total_high = ?5, review = ?6, finished_unix_ms = ?7"
                                  " WHERE id = ?1 AND finished_unix_ms IS NULL",
                                  "finish an attempt"},
    [STATEMENT_CRITERION_ADD] =
        {"INSERT INTO criteria (attempt, position, criterion, weight, points,"
         " points_max, points_low, points_high, points_max_all)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
         "store a criterion's score"},
    [STATEMENT_TURN_ADD] = {"INSERT INTO turns (attempt, reply, again, turn, next, mood_before,"
                            " mood_after, recording, duration_ms)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                            "store a turn"},
    [STATEMENT_VERDICT_ADD] =
        {"INSERT INTO verdicts (turn, position, kind, id, name, clause, value,"
         " score, start_ms, end_ms, heard, points, in_first)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
         "store a verdict"},
    [STATEMENT_ATTEMPTS] = {"SELECT id, play, ending, total, total_low, total_high, review,"
                            " finished_unix_ms FROM attempts"
                            " WHERE person = ?1 AND finished_unix_ms IS NOT NULL"
                            " ORDER BY finished_unix_ms DESC, id DESC LIMIT ?2",
                            "list a person's attempts"},
};
