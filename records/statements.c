#include "records/statements.h"

/* A local calendar day as a number: neighbours differ by one, whatever the daylight saving. */
#define DAY(unix_ms)                                                                               \
    "CAST(julianday(" unix_ms " / 1000, 'unixepoch', 'localtime', 'start of day') AS INTEGER)"

/* Whether an attempt's replies are numbered without a gap up to the row of its end. NULL and 0: not
 * so. */
#define IS_WHOLE                                                                                   \
    "(SELECT count(DISTINCT t.reply) = max(t.reply) AND max(t.reply) ="                            \
    "  max(CASE WHEN t.turn = a.ending AND t.next IS NULL THEN t.reply END)"                       \
    "  FROM turns t WHERE t.attempt = a.id)"

/* Not one of the attempts that ended with a hole: those are listed, and count for nothing. Before
 * version 3 nobody can tell. */
#define HAS_CARD " AND (a.pass IS NULL OR " IS_WHOLE ")"

/* Lists of attempts: what a summary is made of, and whose. */
#define ATTEMPT_COLUMNS                                                                            \
    "SELECT a.id, a.play, a.ending, a.total, a.total_low, a.total_high, a.review,"                 \
    " a.started_unix_ms, a.finished_unix_ms, a.mode, a.pass, p.name, " IS_WHOLE ", " WITHHELD
#define FROM_ATTEMPTS " FROM attempts a JOIN people p ON p.id = a.person"
#define FINISHED_OF_PERSON                                                                         \
    FROM_ATTEMPTS " WHERE a.person = ?1 AND a.finished_unix_ms IS NOT NULL" HAS_CARD               \
                  " AND NOT " WITHHELD
/* Who left before the first reply has not tried. */
#define ALL_OF_PERSON                                                                              \
    FROM_ATTEMPTS " WHERE a.person = ?1 AND (a.finished_unix_ms IS NOT NULL"                       \
                  " OR EXISTS (SELECT 1 FROM turns t WHERE t.attempt = a.id))"
/* What a wrong clock dated into the future would stay the newest for ever: it comes last. A day is
 * allowed, for clocks that differ. */
#define IN_FUTURE(unix_ms) "(" unix_ms " > 1000 * (unixepoch() + 86400))"
#define NEWEST_FIRST                                                                               \
    " ORDER BY " IN_FUTURE(                                                                        \
        "coalesce(a.finished_unix_ms, a.started_unix_ms)") ", coalesce(a.finished_unix_ms, "       \
                                                           "a.started_unix_ms) DESC, a.id DESC "   \
                                                           "LIMIT ?2 OFFSET ?3"
#define LAST_FIRST                                                                                 \
    " ORDER BY " IN_FUTURE("l.finished_unix_ms") ", l.finished_unix_ms DESC, l.id DESC LIMIT 1"
/* What stands of a verdict: the last mark's word, else the machine's. */
#define STANDS                                                                                     \
    "coalesce((SELECT m.value FROM counted_marks m WHERE m.verdict = v.number"                     \
    " ORDER BY m.number DESC LIMIT 1), v.value)"
/* Of one kiosk: what was met and not met as it stands, and what the machine itself could not tell,
 * whatever anybody has marked since: that is the microphone's and the room's. */
#define KIOSK_COLUMNS                                                                              \
    "k.uid, k.name, count(DISTINCT a.person), sum(" STANDS " = 'met'), sum(" STANDS                \
    " = 'not_met'), count(*), sum(v.value = 'undecided')"
/* Attempts of sittings that are as if they had not been. */
#define VOIDED                                                                                     \
    "SELECT sp.attempt FROM sitting_parts sp JOIN sittings s ON s.id = sp.sitting"                 \
    " WHERE s.voided_unix_ms IS NOT NULL"
/* What is undecided in it can still turn the result: an exam whose range holds the line, of a
 * sitting that has not failed by another part of it anyway. */
#define IS_OPEN_EXAM IS_OPEN_EXAM_BUT_VOIDED("a.id NOT IN (" VOIDED ")")
#define IS_OPEN_EXAM_BUT_VOIDED(not_voided)                                                        \
    "(a.mode = 'exam' AND a.review > 0 AND a.total_low < a.pass AND a.total_high >= a.pass"        \
    " AND " not_voided " AND NOT EXISTS (SELECT 1 FROM sitting_parts o"                            \
    "  JOIN sitting_parts n ON n.sitting = o.sitting JOIN attempts b ON b.id = n.attempt"          \
    "  WHERE o.attempt = a.id AND b.total_high < b.pass)"                                          \
    " AND NOT EXISTS (SELECT 1 FROM sitting_parts o JOIN sittings s ON s.id = o.sitting"           \
    "  JOIN papers q ON q.id = s.paper WHERE o.attempt = a.id AND s.ended_unix_ms IS NOT NULL"     \
    "  AND 100 * (SELECT count(*) FROM answers w WHERE w.sitting = s.id AND w.chosen = 0)"         \
    "   < q.pass * (SELECT count(*) FROM paper_questions u WHERE u.paper = q.id)))"
/* Nobody has marked it since it was chosen. */
#define IS_UNHEARD "NOT EXISTS (SELECT 1 FROM counted_marks m WHERE m.verdict = r.verdict)"
/* What trainers are to hear, why (moderation.h's order), each item once; of open exams those of the
 * ?1 oldest, each of which has one item at least. In this order of joins: SQLite would walk through
 * all verdicts, which took 1.4 s where there are a million. */
#define TO_HEAR                                                                                    \
    "SELECT verdict, attempt, min(why) AS why FROM ("                                              \
    " SELECT d.verdict, d.attempt, 0 AS why FROM disputes d JOIN attempts a ON a.id = d.attempt"   \
    "  WHERE d.settled_unix_ms IS NULL AND a.pass IS NOT NULL"                                     \
    "  AND a.finished_unix_ms IS NOT NULL UNION ALL"                                               \
    " SELECT v.number, x.id, 1 FROM (SELECT a.id FROM attempts a JOIN people f ON f.id = a.person" \
    "   WHERE " IS_OPEN_EXAM " AND a.finished_unix_ms IS NOT NULL AND f.trainee = 1"               \
    "   ORDER BY a.finished_unix_ms, a.id LIMIT ?1) x"                                             \
    "  CROSS JOIN counted_turns t ON t.attempt = x.id"                                             \
    "  CROSS JOIN verdicts v ON v.turn = t.id WHERE " STANDS " = 'undecided' UNION ALL"            \
    " SELECT r.verdict, r.attempt, CASE r.why WHEN 'near' THEN 2 ELSE 3 END"                       \
    "  FROM review_samples r WHERE " IS_UNHEARD " AND r.attempt NOT IN (" VOIDED "))"              \
    " GROUP BY verdict"
/* The same as counts, by attempt and reason, without looking at a verdict: how many are undecided
 * stands in the attempt. */
#define TO_HEAR_COUNTS_WHERE(of_dispute, of_exam, of_sample)                                       \
    "SELECT d.attempt AS attempt, 0 AS why, count(*) AS n FROM disputes d JOIN attempts a"         \
    "  ON a.id = d.attempt WHERE d.settled_unix_ms IS NULL AND a.pass IS NOT NULL"                 \
    "  AND a.finished_unix_ms IS NOT NULL" of_dispute " GROUP BY d.attempt UNION ALL"              \
    " SELECT a.id, 1, a.review FROM attempts a WHERE " IS_OPEN_EXAM                                \
    "  AND a.finished_unix_ms IS NOT NULL" of_exam " UNION ALL"                                    \
    " SELECT r.attempt, CASE r.why WHEN 'near' THEN 2 ELSE 3 END, count(*)"                        \
    "  FROM review_samples r WHERE " IS_UNHEARD " AND r.attempt NOT IN (" VOIDED ")" of_sample     \
    "  GROUP BY r.attempt, r.why"
#define TO_HEAR_COUNTS TO_HEAR_COUNTS_WHERE("", "", "")
/* The same of some attempts alone: all of them would have to be counted for one person. */
#define TO_HEAR_COUNTS_OF(attempts)                                                                \
    TO_HEAR_COUNTS_WHERE(" AND d.attempt IN (" attempts ")", " AND a.id IN (" attempts ")",        \
                         " AND r.attempt IN (" attempts ")")
/* Nobody who sat it may see it yet, or ever: its result is not released, or was made void. */
#define WITHHELD_OF(attempt)                                                                       \
    "EXISTS (SELECT 1 FROM sitting_parts sp JOIN sittings s ON s.id = sp.sitting"                  \
    " JOIN papers q ON q.id = s.paper WHERE sp.attempt = " attempt                                 \
    " AND (s.voided_unix_ms IS NOT NULL"                                                           \
    "  OR (q.mock = 0 AND NOT EXISTS (SELECT 1 FROM results r WHERE r.sitting = s.id))))"
#define WITHHELD WITHHELD_OF("a.id")
/* How many items of each sitting are to be heard; then a sitting as trainers and its person see it.
 */
#define HEARD_OF_SITTINGS(counts)                                                                  \
    "WITH heard AS MATERIALIZED (SELECT sp.sitting AS sitting, sum(h.n) AS n FROM "                \
    "(" counts ") h JOIN sitting_parts sp ON sp.attempt = h.attempt GROUP BY sp.sitting)"
#define SITTING_COLUMNS(counts)                                                                    \
    HEARD_OF_SITTINGS(counts)                                                                      \
    " SELECT coalesce(s.id, 0), q.id, e.id, q.number, e.name, e.number, e.team, q.subject,"        \
    " q.mock, q.minutes, s.began_unix_ms, s.ended_unix_ms, s.ended_by, coalesce(heard.n, 0),"      \
    " r.released_unix_ms, r.passed, r.total"
#define JOIN_RESULT                                                                                \
    " LEFT JOIN results r ON r.number = (SELECT max(l.number) FROM results l"                      \
    "  WHERE l.sitting = s.id) LEFT JOIN heard ON heard.sitting = s.id"
/* Something is undecided, or somebody holds a verdict to be wrong. A card of before version 3
 * cannot be marked: nobody can do anything about it. */
#define WANTS_REVIEW                                                                               \
    "(a.pass IS NOT NULL AND (" IS_OPEN_EXAM                                                       \
    " OR a.id IN (SELECT d.attempt FROM disputes d WHERE d.settled_unix_ms IS NULL)"               \
    " OR a.id IN (SELECT r.attempt FROM review_samples r WHERE " IS_UNHEARD                        \
    " AND r.attempt NOT IN (" VOIDED "))))"
/* The same of one person's attempts: asked of each of them by its indices. As a list, which is made
 * once for everybody, it cost seventeen milliseconds where 2,000 people have sat five papers. */
#define IS_VOIDED                                                                                  \
    "EXISTS (SELECT 1 FROM sitting_parts sp JOIN sittings s ON s.id = sp.sitting"                  \
    " WHERE sp.attempt = a.id AND s.voided_unix_ms IS NOT NULL)"
#define WANTS_REVIEW_OF_ONE                                                                        \
    "(a.pass IS NOT NULL AND (" IS_OPEN_EXAM_BUT_VOIDED(                                           \
        "NOT " IS_VOIDED) " OR EXISTS (SELECT 1 FROM disputes d WHERE d.attempt = a.id AND "       \
                          "d.settled_unix_ms IS NULL)"                                             \
                          " OR (EXISTS (SELECT 1 FROM review_samples r WHERE r.attempt = a.id "    \
                          "AND " IS_UNHEARD ") AND NOT " IS_VOIDED ")))"
#define TO_REVIEW                                                                                  \
    FROM_ATTEMPTS " WHERE " WANTS_REVIEW " AND a.mode = ?1 AND a.finished_unix_ms IS NOT NULL"     \
                  " AND p.trainee = 1"

/* The sitting of contest c's paper by a person that counts; NULL where no machine listens. A sheet
 * on one that was made void counts no more. */
#define SITTING_OF(person)                                                                         \
    "(SELECT z.id FROM sittings z WHERE z.paper = c.paper AND z.person = " person                  \
    " AND z.voided_unix_ms IS NULL AND c.second <> 'plays')"
#define JUDGES_STILL " AND j.left_unix_ms IS NULL"
#define SHEET_IN(second)                                                                           \
    "EXISTS (SELECT 1 FROM contest_sheets h WHERE h.contest = c.id AND h.person = e.person"        \
    " AND h.of_second = " second " AND h.judge = j.judge AND h.sitting IS " SITTING_OF_ENTRY ")"
#define SITTING_OF_ENTRY SITTING_OF("e.person")
#define SITTING_OF_2 SITTING_OF("?2")
#define SITTING_OF_3 SITTING_OF("?3")
/* All that judge j is to give on entry e of contest c is there. */
#define SHEETS_IN "(" SHEET_IN("0") " AND (e.second IS NULL OR " SHEET_IN("1") "))"
#define NEWEST_PUBLICATION                                                                         \
    "u.number = (SELECT max(n.number) FROM contest_publications n WHERE n.contest = u.contest)"
/* Whoever was not asked has not agreed. */
#define AGREED                                                                                     \
    "coalesce((SELECT r.agreed FROM contest_replays r WHERE r.contest = u.contest"                 \
    " AND r.person = l.person ORDER BY r.number DESC LIMIT 1), 0)"
/* Which slip of its person's at that rule item i of observation o is, within ?2 ms before it; 0
 * where slips are not counted. */
#define SLIP_NTH                                                                                   \
    "CASE WHEN ?2 = 0 THEN 0 ELSE (SELECT count(*) FROM observation_items k JOIN observations b"   \
    " ON b.number = k.observation WHERE b.person = o.person AND k.rule = i.rule AND k.good = 0"    \
    " AND b.seen_unix_ms > o.seen_unix_ms - ?2 AND (b.seen_unix_ms < o.seen_unix_ms"               \
    "  OR (b.seen_unix_ms = o.seen_unix_ms AND b.number <= o.number))) END"
/* Kept replies of trainees since ?1, with what their turns expected of them. In this order of
 * joins: by the attempts, whatever SQLite thinks of how many there are. */
#define KEPT_SINCE                                                                                 \
    " FROM attempts a CROSS JOIN people e ON e.id = a.person AND e.trainee = 1"                    \
    " CROSS JOIN counted_turns t ON t.attempt = a.id AND t.recording IS NOT NULL"                  \
    " CROSS JOIN verdicts v ON v.turn = t.id AND v.kind IN ('move', 'phrase')"                     \
    " AND v.origin = 'reply' AND v.value IN ('met', 'not_met')"                                    \
    " AND NOT EXISTS (SELECT 1 FROM counted_marks m WHERE m.verdict = v.number)"                   \
    " WHERE a.started_unix_ms >= ?1 AND NOT " IN_FUTURE("a.started_unix_ms")
#define IS_UNMET "(v.value = 'not_met' AND v.heard = '')"
#define OCCURRENCE                                                                                 \
    "SELECT t.attempt, a.started_unix_ms, a.pack, a.play, t.turn, v.id, v.name, e.name, e.team, "

const struct statement_text statement_texts[STATEMENT_COUNT] = {
    /* Immediate: a writer that has to wait does so here, before anything was done. */
    [STATEMENT_BEGIN] = {"BEGIN IMMEDIATE", "start a transaction"},
    [STATEMENT_COMMIT] = {"COMMIT", "store what was written"},
    [STATEMENT_ROLLBACK] = {"ROLLBACK", "undo what was written"},
    /* An opening's epoch is there from its first fact on; a rolled back one takes it along. */
    [STATEMENT_EPOCH_BEGIN] = {"INSERT INTO epochs (epoch, began_unix_ms) VALUES (?1, ?2)"
                               " ON CONFLICT (epoch) DO NOTHING",
                               "begin an epoch"},
    [STATEMENT_FACT_ADD] =
        {"INSERT INTO facts (epoch, seq, kind, of, at_unix_ms) SELECT e.number,"
         " 1 + (SELECT coalesce(max(f.seq), 0) FROM facts f WHERE f.epoch = e.number),"
         " ?2, ?3, ?4 FROM epochs e WHERE e.epoch = ?1",
         "store a fact"},
    [STATEMENT_PERSON_ADD] =
        {"INSERT INTO people (uid, number, name, name_key, team, post, trainee, added_unix_ms)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
         "add a person"},
    /* What is not given stays as it is; of whom nothing is new gives no row. */
    [STATEMENT_PERSON_CHANGE] =
        {"UPDATE people SET number = coalesce(nullif(?2, ''), number), name = ?3, name_key = ?4,"
         " team = coalesce(nullif(?5, ''), team), post = coalesce(nullif(?6, ''), post)"
         " WHERE id = ?1 AND (name <> ?3 OR ?2 NOT IN ('', number) OR ?5 NOT IN ('', team)"
         " OR ?6 NOT IN ('', post)) RETURNING uid",
         "change a person"},
    [STATEMENT_PERSON_BY_NUMBER] = {"SELECT coalesce(merged_into, id) FROM people"
                                    " WHERE number = ?1 AND number <> ''",
                                    "find a person"},
    [STATEMENT_PEOPLE_BY_NAME] = {"SELECT id, number <> '' FROM people"
                                  " WHERE name_key = ?1 AND trainee = 1 AND retired_unix_ms IS NULL"
                                  " ORDER BY id",
                                  "find a person"},
    [STATEMENT_REHEARSER] = {"SELECT id FROM people WHERE trainee = 0 ORDER BY id LIMIT 1",
                             "find the rehearser"},
    [STATEMENT_PERSON_RECORDINGS] = {"SELECT DISTINCT t.recording FROM turns t JOIN attempts a"
                                     " ON a.id = t.attempt WHERE a.person = ?1"
                                     " AND t.recording IS NOT NULL ORDER BY t.recording",
                                     "list a person's recordings"},
    /* The sum is nobody's: a year, a play and how, no day, no points. */
    [STATEMENT_PERSON_COUNTS] =
        {"INSERT INTO departed (year, pack, play, mode, attempts, replies)"
         " SELECT CAST(strftime('%Y', a.finished_unix_ms / 1000, 'unixepoch', 'localtime')"
         " AS INTEGER), a.pack, a.play, a.mode, count(*),"
         " sum((SELECT count(*) FROM counted_turns t WHERE t.attempt = a.id AND t.next IS NOT"
         " NULL)) FROM attempts a WHERE a.person = ?1 AND a.finished_unix_ms IS NOT NULL"
         " GROUP BY 1, 2, 3, 4 ON CONFLICT (year, pack, play, mode) DO UPDATE SET"
         " attempts = attempts + excluded.attempts, replies = replies + excluded.replies",
         "count a person's attempts"},
    [STATEMENT_PERSON_REMOVE] = {"DELETE FROM people WHERE id = ?1 AND trainee = 1 RETURNING uid",
                                 "remove a person"},
    [STATEMENT_PEOPLE] = {"SELECT id, name, number, team, post, pin IS NOT NULL FROM people"
                          " WHERE trainee = 1 AND retired_unix_ms IS NULL ORDER BY name",
                          "list the people"},
    [STATEMENT_STANDING] =
        {"SELECT count(a.id), max(CASE WHEN NOT " WITHHELD
         " THEN a.total END), (SELECT l.total FROM attempts l"
         " WHERE l.person = ?1 AND l.finished_unix_ms IS NOT NULL"
         " AND NOT " WITHHELD_OF("l.id") LAST_FIRST
         "),"
         " count(CASE WHEN " WANTS_REVIEW_OF_ONE " THEN 1 END)"
         " FROM attempts a WHERE a.person = ?1 AND a.finished_unix_ms IS NOT NULL",
         "say how somebody stands"},
    [STATEMENT_PERSON_DAYS] =
        {"SELECT DISTINCT " DAY(
             "finished_unix_ms") " AS day FROM attempts"
                                 " WHERE person = ?1 AND finished_unix_ms IS NOT NULL"
                                 " ORDER BY day DESC",
         "list a person's days"},
    [STATEMENT_TODAY] = {"SELECT " DAY("?1"), "tell the day"},
    [STATEMENT_VOICE_SET] = {"INSERT INTO voices (person, warp, taken_unix_ms, text)"
                             " VALUES (?1, ?2, ?3, ?4)"
                             " ON CONFLICT (person) DO UPDATE SET"
                             " warp = excluded.warp, taken_unix_ms = excluded.taken_unix_ms,"
                             " text = excluded.text",
                             "store a voice"},
    [STATEMENT_VOICE] = {"SELECT warp, taken_unix_ms, text FROM voices WHERE person = ?1",
                         "find a voice"},
    [STATEMENT_VOICE_FORGET] = {"DELETE FROM voices WHERE person = ?1", "forget a voice"},
    [STATEMENT_KIOSK_ADD] = {"INSERT INTO kiosks (uid, name, first_unix_ms) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (uid) DO NOTHING",
                             "remember the kiosk"},
    [STATEMENT_PAPER_KIOSKS] =
        {"SELECT " KIOSK_COLUMNS " FROM sittings s JOIN sitting_parts sp ON sp.sitting = s.id"
         " JOIN attempts a ON a.id = sp.attempt JOIN counted_turns t ON t.attempt = a.id"
         " JOIN verdicts v ON v.turn = t.id LEFT JOIN kiosks k ON k.number = a.kiosk"
         " WHERE s.paper = ?1 AND s.voided_unix_ms IS NULL AND v.value <> 'not_applicable'"
         " AND (?4 = '' OR (a.play = ?2 AND v.kind = ?3 AND v.id = ?4))"
         " GROUP BY a.kiosk ORDER BY k.name IS NULL, k.name, k.number",
         "compare kiosks"},
    [STATEMENT_KIOSKS] =
        {"SELECT " KIOSK_COLUMNS " FROM attempts a JOIN counted_turns t ON t.attempt = a.id"
         " JOIN verdicts v ON v.turn = t.id LEFT JOIN kiosks k ON k.number = a.kiosk"
         " WHERE a.finished_unix_ms IS NOT NULL AND v.value <> 'not_applicable'"
         " GROUP BY a.kiosk ORDER BY k.name IS NULL, k.name, k.number",
         "compare kiosks"},
    [STATEMENT_ATTEMPT_ADD] =
        {"INSERT INTO attempts (person, pack, pack_version, pack_sha256, play,"
         " standard, seed, program_version, started_unix_ms, warp, mode, style, pass, veto_cap,"
         " hint_cost, per_point, uid, kiosk)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
         " (SELECT number FROM kiosks WHERE uid = ?18))",
         "start an attempt"},
    [STATEMENT_ATTEMPT_FINISH] = {"UPDATE attempts SET ending = ?2, total = ?3, total_low = ?4,"
                                  " total_high = ?5, review = ?6, finished_unix_ms = ?7,"
                                  " machine_total = ?3, machine_low = ?4, machine_high = ?5,"
                                  " machine_review = ?6"
                                  " WHERE id = ?1 AND finished_unix_ms IS NULL"
                                  " RETURNING uid",
                                  "finish an attempt"},
    [STATEMENT_CRITERION_ADD] =
        {"INSERT INTO criteria (attempt, position, criterion, weight, points,"
         " points_max, points_low, points_high, points_max_all, name, kind, most_each)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
         "store a criterion's score"},
    [STATEMENT_TURN_ADD] = {"INSERT INTO turns (attempt, reply, again, turn, next, mood_before,"
                            " mood_after, recording, duration_ms, take, hint, scene, uid)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                            "store a turn"},
    [STATEMENT_VERDICT_ADD] =
        {"INSERT INTO verdicts (turn, position, kind, id, name, clause, value,"
         " score, start_ms, end_ms, heard, points, in_first, criterion, once, veto, measured, unit,"
         " origin, other_reply, cost, cost_again, times, key)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
         "?18, ?19, ?20, ?21, ?22, ?23, ?24)",
         "store a verdict"},
    [STATEMENT_ATTEMPTS_FINISHED] = {ATTEMPT_COLUMNS FINISHED_OF_PERSON NEWEST_FIRST,
                                     "list a person's attempts"},
    [STATEMENT_ATTEMPTS_ALL] = {ATTEMPT_COLUMNS ALL_OF_PERSON NEWEST_FIRST,
                                "list a person's attempts"},
    [STATEMENT_ATTEMPTS_TO_REVIEW] = {ATTEMPT_COLUMNS TO_REVIEW
                                      " ORDER BY a.finished_unix_ms, a.id LIMIT ?2 OFFSET ?3",
                                      "list the attempts to review"},
    [STATEMENT_BROKEN_OFF] =
        {"SELECT a.id, a.person, p.name, a.play, a.standard, a.seed FROM attempts a"
         " JOIN people p ON p.id = a.person WHERE a.id = (SELECT max(id) FROM attempts)"
         " AND a.finished_unix_ms IS NULL AND a.started_unix_ms >= ?1 AND a.mode = 'practice'"
         " AND p.trainee = 1 AND EXISTS (SELECT 1 FROM turns t WHERE t.attempt = a.id)",
         "find what was broken off"},
    [STATEMENT_BEST_BY_PLAY] =
        {"SELECT a.play, count(*), max(a.total), max(a.finished_unix_ms),"
         " (SELECT l.total FROM attempts l WHERE l.person = a.person AND l.play = a.play"
         "  AND l.finished_unix_ms IS NOT NULL"
         "  AND NOT " WITHHELD_OF("l.id") LAST_FIRST ")" FINISHED_OF_PERSON
                                                     " GROUP BY a.play ORDER BY a.play",
         "find a person's best totals"},
    /* The attempt itself, and what the same person made of the same play before it. */
    [STATEMENT_PLAY_LINE] =
        {"SELECT a.id, a.total, a.finished_unix_ms FROM attempts a JOIN attempts o ON o.id = ?1"
         " WHERE a.person = o.person AND a.play = o.play AND a.pack = o.pack"
         " AND a.finished_unix_ms <= o.finished_unix_ms AND a.id <= o.id" HAS_CARD
         " AND (a.id = o.id OR NOT " WITHHELD ")"
         " ORDER BY a.finished_unix_ms DESC, a.id DESC LIMIT ?2",
         "list a person's attempts at a play"},
    [STATEMENT_MISSED_BEFORE] =
        {"SELECT count(*) FROM (SELECT a.id FROM attempts a JOIN attempts o ON o.id = ?1"
         "  WHERE a.person = o.person AND a.pack = o.pack AND a.id < o.id"
         "  AND a.finished_unix_ms IS NOT NULL ORDER BY a.id DESC LIMIT ?4) b"
         " WHERE EXISTS (SELECT 1 FROM counted_turns t JOIN verdicts v ON v.turn = t.id"
         "  WHERE t.attempt = b.id AND v.kind = ?2 AND v.id = ?3 AND v.value = 'not_met')",
         "find what was missed before"},
    [STATEMENT_OUTCOMES] =
        {"SELECT a.id, a.uid, p.uid, a.pack, a.play, a.standard, a.mode, a.seed,"
         " a.started_unix_ms, a.finished_unix_ms, a.pass, a.machine_total, a.machine_low,"
         " a.machine_high, a.machine_review, a.total, a.total_low, a.total_high, "
         "a.review" FROM_ATTEMPTS " WHERE p.trainee = 1 AND a.finished_unix_ms IS NOT NULL"
         " AND a.pass IS NOT NULL AND " IS_WHOLE " AND NOT " WITHHELD " ORDER BY a.id",
         "list what attempts came to"},
    /* Undone, a drop's marks count no more; that is a change too. */
    [STATEMENT_OUTCOME_CHANGES] =
        {"WITH its AS (SELECT m.* FROM marks m JOIN verdicts v ON v.number = m.verdict"
         "  JOIN turns t ON t.id = v.turn WHERE t.attempt = ?1 UNION ALL"
         "  SELECT m.* FROM marks m JOIN checklist c ON c.number = m.line WHERE c.attempt = ?1)"
         " SELECT uid, marked_unix_ms AS at, number FROM its UNION ALL"
         " SELECT d.uid, d.undone_unix_ms, max(its.number) FROM drops d"
         "  JOIN its ON its.dropped = d.number WHERE d.undone_unix_ms IS NOT NULL GROUP BY d.number"
         " ORDER BY at, number",
         "list what changed an attempt"},
    [STATEMENT_COUNT_FINISHED] = {"SELECT count(*)" FINISHED_OF_PERSON,
                                  "count a person's attempts"},
    [STATEMENT_COUNT_ALL] = {"SELECT count(*)" ALL_OF_PERSON, "count a person's attempts"},
    [STATEMENT_COUNT_TO_REVIEW] = {"SELECT count(*)" TO_REVIEW, "count the attempts to review"},
    [STATEMENT_CHECKLIST_ADD] =
        {"INSERT INTO checklist (attempt, position, id, name, clause, heading, look, for_whom,"
         " criterion, points, veto) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
         "store the checklist"},
    /* A mark of an item that is not the attempt's inserts nothing. */
    [STATEMENT_MARK_VERDICT] =
        {"INSERT INTO marks (verdict, value, who, reason, marked_unix_ms, uid, role, blind,"
         " supersedes) SELECT v.number, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
         " (SELECT max(m.number) FROM counted_marks m WHERE m.verdict = v.number)"
         " FROM verdicts v JOIN turns t ON t.id = v.turn"
         " WHERE v.number = ?1 AND t.attempt = ?2",
         "store a mark"},
    [STATEMENT_MARK_LINE] =
        {"INSERT INTO marks (line, value, who, reason, marked_unix_ms, uid, role, blind,"
         " supersedes) SELECT c.number, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
         " (SELECT max(m.number) FROM counted_marks m WHERE m.line = c.number)"
         " FROM checklist c WHERE c.number = ?1 AND c.attempt = ?2",
         "store a mark"},
    [STATEMENT_CARD_ATTEMPT] =
        {"SELECT p.name, a.pack, a.pack_version, a.pack_sha256, a.play, a.standard,"
         " a.program_version, a.ending, a.seed, a.started_unix_ms, a.finished_unix_ms, a.warp,"
         " a.mode, a.style, a.pass, a.veto_cap, a.hint_cost, a.total, a.total_low, a.total_high,"
         " a.review, a.machine_total, a.machine_low, a.machine_high, a.machine_review, a.per_point,"
         " " IS_WHOLE
         ", a.sound_gone_by FROM attempts a JOIN people p ON p.id = a.person WHERE a.id = ?1",
         "find an attempt"},
    [STATEMENT_CARD_CRITERIA] =
        {"SELECT criterion, name, kind, weight, points, points_max, points_low, points_high,"
         " points_max_all, most_each FROM criteria WHERE attempt = ?1 ORDER BY position",
         "read an attempt's criteria"},
    [STATEMENT_CARD_TURNS] =
        {"SELECT t.id, t.reply, t.again, t.take, t.turn, t.next, t.mood_before, t.mood_after,"
         " t.recording, t.duration_ms, t.hint,"
         " (SELECT count(*) FROM verdicts v WHERE v.turn = t.id), f.recording, t.scene, f.scene"
         " FROM counted_turns t LEFT JOIN turns f ON f.attempt = t.attempt AND f.reply = t.reply"
         "  AND f.take = t.take AND f.again < t.again"
         " WHERE t.attempt = ?1 ORDER BY t.reply",
         "read an attempt's turns"},
    [STATEMENT_CARD_VERDICTS] =
        {"SELECT v.number, v.kind, v.id, v.name, v.clause, v.value, v.score, v.start_ms, v.end_ms,"
         " v.heard, v.points, v.in_first, v.criterion, v.once, v.veto, v.measured, v.unit,"
         " m.value, m.who, m.reason, m.marked_unix_ms, v.origin, v.other_reply, v.cost,"
         " v.cost_again, v.times, v.key, d.number IS NOT NULL, d.settled_unix_ms IS NOT NULL"
         " FROM verdicts v LEFT JOIN marks m"
         " ON m.number = (SELECT max(l.number) FROM counted_marks l WHERE l.verdict = v.number)"
         " LEFT JOIN disputes d ON d.verdict = v.number"
         " WHERE v.turn = ?1 ORDER BY v.position",
         "read a turn's verdicts"},
    [STATEMENT_CARD_CHECKLIST] =
        {"SELECT c.number, c.id, c.name, c.clause, c.criterion, c.points, c.veto, c.heading,"
         " c.look, c.for_whom, m.value, m.who, m.reason, m.marked_unix_ms,"
         " count(*) OVER () FROM checklist c LEFT JOIN marks m"
         " ON m.number = (SELECT max(l.number) FROM counted_marks l WHERE l.line = c.number)"
         " WHERE c.attempt = ?1 ORDER BY c.position",
         "read an attempt's checklist"},
    [STATEMENT_CARD_HINTS] =
        {"SELECT count(DISTINCT turn) FROM turns WHERE attempt = ?1 AND hint = 1",
         "count an attempt's hints"},
    [STATEMENT_CARD_TOTAL] = {"UPDATE attempts SET total = ?2, total_low = ?3, total_high = ?4,"
                              " review = ?5 WHERE id = ?1",
                              "store a marked card"},
    [STATEMENT_CARD_CRITERION] =
        {"UPDATE criteria SET points = ?3, points_max = ?4, points_low = ?5, points_high = ?6,"
         " points_max_all = ?7 WHERE attempt = ?1 AND position = ?2",
         "store a marked criterion"},
    [STATEMENT_REVIEW_ADD] =
        {"INSERT INTO reviews (person, pack, kind, item, grade, reviewed_unix_ms)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
         "store a review"},
    [STATEMENT_RECALL] = {"SELECT stability_days, difficulty, reviewed_unix_ms FROM recalls"
                          " WHERE person = ?1 AND pack = ?2 AND kind = ?3 AND item = ?4",
                          "find how something is remembered"},
    [STATEMENT_RECALL_SET] =
        {"INSERT INTO recalls (person, pack, kind, item, last_grade, reviewed_unix_ms,"
         " stability_days, difficulty, reviews) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)"
         " ON CONFLICT (person, pack, kind, item) DO UPDATE SET"
         " last_grade = excluded.last_grade, reviewed_unix_ms = excluded.reviewed_unix_ms,"
         " stability_days = excluded.stability_days, difficulty = excluded.difficulty,"
         " reviews = reviews + 1",
         "store how something is remembered"},
    [STATEMENT_RECALLS] = {"SELECT pack, kind, item, last_grade, reviewed_unix_ms, stability_days,"
                           " difficulty, reviews FROM recalls WHERE person = ?1"
                           " ORDER BY pack, kind, item",
                           "list what somebody remembers"},
    [STATEMENT_CONSENT_ADD] =
        {"INSERT INTO consents (uid, person, agreed, notice, decided_unix_ms, practice_days,"
         " exam_days) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
         "store a decision"},
    [STATEMENT_CONSENT] = {"SELECT agreed, notice, decided_unix_ms, practice_days, exam_days"
                           " FROM consents WHERE person = ?1 ORDER BY number DESC LIMIT 1",
                           "find a decision"},
    [STATEMENT_MODEL_VOICE] = {"SELECT model_voice FROM people WHERE id = ?1",
                               "find whose voice the models have"},
    [STATEMENT_MODEL_VOICE_SET] = {"UPDATE people SET model_voice = ?2 WHERE id = ?1 RETURNING id",
                                   "store whose voice the models have"},
    [STATEMENT_PIN] = {"SELECT pin FROM people WHERE id = ?1", "find a PIN"},
    [STATEMENT_PIN_SET] = {"UPDATE people SET pin = ?2 WHERE id = ?1 AND trainee = 1 RETURNING id",
                           "store a PIN"},
    /* Of one person, or of everybody. */
    [STATEMENT_KEPT] = {"SELECT count(*), count(CASE WHEN a.mode = 'exam' THEN 1 END),"
                        " coalesce(sum(t.duration_ms), 0), coalesce(min(a.started_unix_ms), 0)"
                        " FROM turns t JOIN attempts a ON a.id = t.attempt"
                        " WHERE t.recording IS NOT NULL AND (?1 = 0 OR a.person = ?1)",
                        "count the sounds that are kept"},
    /* What a wrong clock has dated ahead counts from now. */
    [STATEMENT_KEPT_STAMP] =
        {"UPDATE attempts SET sound_seen_unix_ms = ?1 WHERE sound_gone_unix_ms IS NULL"
         " AND (sound_seen_unix_ms IS NULL OR sound_seen_unix_ms > ?1)"
         " AND EXISTS (SELECT 1 FROM turns t WHERE t.attempt = attempts.id"
         "  AND t.recording IS NOT NULL)",
         "note since when sounds are kept"},
    /* By the days that are set, or those that the person was promised where they are fewer. */
    [STATEMENT_KEPT_DUE] =
        {"SELECT a.id FROM attempts a WHERE a.sound_gone_unix_ms IS NULL"
         " AND a.sound_seen_unix_ms <= ?1 - 86400000 * CASE a.mode"
         " WHEN 'exam' THEN min(?3, coalesce((SELECT c.exam_days FROM consents c"
         "  WHERE c.person = a.person AND c.agreed = 1 ORDER BY c.number DESC LIMIT 1), ?3))"
         " ELSE min(?2, coalesce((SELECT c.practice_days FROM consents c"
         "  WHERE c.person = a.person AND c.agreed = 1 ORDER BY c.number DESC LIMIT 1), ?2)) END"
         " ORDER BY a.id",
         "list the sounds that are to go"},
    [STATEMENT_KEPT_OF_PERSON] =
        {"SELECT id FROM attempts a WHERE person = ?1 AND EXISTS (SELECT 1 FROM turns t"
         " WHERE t.attempt = a.id AND t.recording IS NOT NULL) ORDER BY id",
         "list a person's sounds"},
    [STATEMENT_ATTEMPT_RECORDINGS] =
        {"SELECT recording FROM turns WHERE attempt = ?1 AND recording IS NOT NULL ORDER BY id",
         "list an attempt's recordings"},
    [STATEMENT_SOUND_FORGET] = {"UPDATE turns SET recording = NULL WHERE attempt = ?1",
                                "forget an attempt's recordings"},
    [STATEMENT_SOUND_GONE] =
        {"UPDATE attempts SET sound_gone_unix_ms = ?2, sound_gone_by = ?3 WHERE id = ?1"
         " RETURNING uid",
         "note that a sound is gone"},
    [STATEMENT_KEEPER_KNOWN] = {"SELECT known_unix_ms FROM keeper", "find the keeper's clock"},
    [STATEMENT_KEEPER_KNOW] = {"INSERT INTO keeper (one, known_unix_ms) VALUES (1, ?1)"
                               " ON CONFLICT (one) DO UPDATE SET known_unix_ms = ?1",
                               "set the keeper's clock"},
    /* Of an item that is not the attempt's, or not an own verdict's, inserts nothing; once more
     * what is settled, or said already, changes nothing. */
    [STATEMENT_DISPUTE_ADD] =
        {"INSERT INTO disputes (uid, attempt, verdict, disputed_unix_ms)"
         " SELECT ?1, t.attempt, v.number, ?4 FROM verdicts v JOIN turns t ON t.id = v.turn"
         " WHERE v.number = ?3 AND t.attempt = ?2 ON CONFLICT (verdict) DO NOTHING",
         "store a dispute"},
    [STATEMENT_DISPUTE_SETTLE] = {"UPDATE disputes SET settled_unix_ms = ?2 WHERE verdict = ?1",
                                  "settle a dispute"},
    [STATEMENT_PERSON_ROW] = {"SELECT number, name, name_key, team, post, trainee,"
                              " retired_unix_ms IS NOT NULL FROM people WHERE id = ?1",
                              "find a person"},
    /* Not who was made one with somebody else. */
    [STATEMENT_PERSON_BACK] = {"UPDATE people SET retired_unix_ms = NULL WHERE id = ?1"
                               " AND retired_unix_ms IS NOT NULL AND merged_into IS NULL",
                               "put a person back on the list"},
    [STATEMENT_PERSON_RENAME] = {"UPDATE people SET name = ?2, name_key = ?3 WHERE id = ?1"
                                 " AND trainee = 1 RETURNING uid",
                                 "rename a person"},
    [STATEMENT_PERSON_RETIRE] = {"UPDATE people SET retired_unix_ms = ?2, merged_into = ?3"
                                 " WHERE id = ?1 AND trainee = 1 AND merged_into IS NULL"
                                 " RETURNING uid",
                                 "take a person off the list"},
    [STATEMENT_PERSON_NUMBER_DROP] = {"UPDATE people SET number = '' WHERE id = ?1",
                                      "take a number back"},
    [STATEMENT_MERGE_ATTEMPTS] = {"UPDATE attempts SET person = ?2 WHERE person = ?1",
                                  "move attempts"},
    [STATEMENT_MERGE_REVIEWS] = {"UPDATE reviews SET person = ?2 WHERE person = ?1",
                                 "move answers"},
    /* Of two memories of one thing the later one is the better witness. */
    [STATEMENT_MERGE_RECALLS] =
        {"INSERT INTO recalls (person, pack, kind, item, last_grade, reviewed_unix_ms,"
         " stability_days, difficulty, reviews) SELECT ?2, pack, kind, item, last_grade,"
         " reviewed_unix_ms, stability_days, difficulty, reviews FROM recalls WHERE person = ?1"
         " ON CONFLICT (person, pack, kind, item) DO UPDATE SET last_grade = excluded.last_grade,"
         " reviewed_unix_ms = excluded.reviewed_unix_ms, stability_days = excluded.stability_days,"
         " difficulty = excluded.difficulty, reviews = reviews + excluded.reviews"
         " WHERE excluded.reviewed_unix_ms > reviewed_unix_ms",
         "move what is remembered"},
    [STATEMENT_MERGE_RECALLS_LEFT] = {"DELETE FROM recalls WHERE person = ?1",
                                      "move what is remembered"},
    [STATEMENT_MERGE_VOICE] = {"UPDATE OR IGNORE voices SET person = ?2 WHERE person = ?1",
                               "move a voice"},
    [STATEMENT_MERGE_MERGED] = {"UPDATE people SET merged_into = ?2 WHERE merged_into = ?1",
                                "move who was made one before"},
    [STATEMENT_EVIDENCE_PERSON] =
        {"SELECT a.person FROM attempts a JOIN people p ON p.id = a.person"
         " WHERE a.id = ?1 AND p.trainee = 1",
         "find an attempt"},
    [STATEMENT_EVIDENCE_DROP] = {"DELETE FROM evidence WHERE attempt = ?1", "take evidence again"},
    /* Each move and phrase of a turn that counts is a piece of evidence; of rules each criterion in
     * each turn is one, missed where any of its rules was broken, because most of them are kept by
     * whoever says nothing. What a trainer marked stands for what the machine said. What was met
     * with the hint open or in a later take counts half; what was said ahead of its turn, or made
     * up for, is counted where it was due. What an observer saw is one piece an attempt. */
    [STATEMENT_EVIDENCE_TAKE] =
        {"INSERT INTO evidence (person, competency, attempt, play, met, missed, at_unix_ms)"
         " WITH items AS (SELECT t.id AS turn, v.kind = 'rule' AS is_rule,"
         "  CASE v.kind WHEN 'move' THEN v.id WHEN 'phrase' THEN 'phrases'"
         "   ELSE coalesce(v.criterion, 'conduct') END AS competency,"
         "  coalesce((SELECT m.value FROM counted_marks m WHERE m.verdict = v.number"
         "   ORDER BY m.number DESC LIMIT 1), v.value) AS value,"
         "  CASE WHEN t.take > 1 OR t.hint = 1 THEN 0.5 ELSE 1.0 END AS worth"
         "  FROM counted_turns t JOIN verdicts v ON v.turn = t.id"
         "  WHERE t.attempt = ?1 AND v.origin IN ('reply', 'before', 'unheard')),"
         " pieces AS ("
         "  SELECT competency, CASE value WHEN 'met' THEN worth ELSE 0.0 END AS met,"
         "   value = 'not_met' AS missed FROM items"
         "   WHERE NOT is_rule AND value IN ('met', 'not_met')"
         "  UNION ALL SELECT competency, CASE WHEN max(value = 'not_met') THEN 0.0 ELSE worth END,"
         "   max(value = 'not_met') FROM items"
         "   WHERE is_rule AND value IN ('met', 'not_met') GROUP BY turn, competency"
         "  UNION ALL SELECT c.criterion, CASE WHEN max(m.value = 'not_met') THEN 0.0 ELSE 1.0 END,"
         "   max(m.value = 'not_met') FROM checklist c JOIN marks m ON m.number ="
         "    (SELECT max(l.number) FROM counted_marks l WHERE l.line = c.number)"
         "   WHERE c.attempt = ?1 AND m.value IN ('met', 'not_met') AND c.criterion IS NOT NULL"
         "   GROUP BY c.criterion)"
         " SELECT a.person, p.competency, a.id, a.play, sum(p.met), sum(p.missed),"
         "  a.started_unix_ms FROM pieces p, attempts a WHERE a.id = ?1 GROUP BY p.competency",
         "take evidence"},
    [STATEMENT_EVIDENCE] = {"SELECT competency, play, met, missed, at_unix_ms FROM evidence"
                            " WHERE person = ?1 ORDER BY competency, attempt",
                            "read evidence"},
    [STATEMENT_EVIDENCE_OF] = {"SELECT attempt, play, met, missed, at_unix_ms FROM evidence"
                               " WHERE person = ?1 AND competency = ?2"
                               " ORDER BY at_unix_ms DESC, attempt DESC",
                               "read evidence"},
    [STATEMENT_EVIDENCE_MOVE] = {"UPDATE evidence SET person = ?2 WHERE person = ?1",
                                 "move evidence"},
    [STATEMENT_EVIDENCE_CLEAR] = {"DELETE FROM evidence", "take evidence again"},
    [STATEMENT_EVIDENCE_ATTEMPTS] = {"SELECT a.id FROM attempts a JOIN people p ON p.id = a.person"
                                     " WHERE p.trainee = 1 ORDER BY a.id",
                                     "list the attempts"},
    [STATEMENT_EVIDENCE_PEOPLE] = {"SELECT DISTINCT person FROM evidence ORDER BY person",
                                   "list the people"},
    [STATEMENT_READINESS_SET] =
        {"INSERT INTO readiness (person, competency, met, missed, plays, last_unix_ms,"
         " until_unix_ms, enough) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
         " ON CONFLICT (person, competency) DO UPDATE SET met = excluded.met,"
         " missed = excluded.missed, plays = excluded.plays, last_unix_ms = excluded.last_unix_ms,"
         " until_unix_ms = excluded.until_unix_ms, enough = excluded.enough",
         "store readiness"},
    /* A row whose evidence is gone: another take stands for it. */
    [STATEMENT_READINESS_DROP] =
        {"DELETE FROM readiness AS r WHERE person = ?1 AND NOT EXISTS (SELECT 1 FROM evidence e"
         " WHERE e.person = r.person AND e.competency = r.competency)",
         "store readiness"},
    [STATEMENT_READINESS_CLEAR] = {"DELETE FROM readiness", "store readiness"},
    [STATEMENT_READINESS_VERSION] = {"SELECT version FROM readiness_version", "read readiness"},
    [STATEMENT_READINESS_VERSION_SET] = {"INSERT INTO readiness_version (one, version)"
                                         " VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET"
                                         " version = excluded.version",
                                         "store readiness"},
    [STATEMENT_READINESS] = {"SELECT r.person, r.competency, r.met, r.missed, r.plays,"
                             " r.last_unix_ms, r.until_unix_ms FROM readiness r JOIN people p"
                             " ON p.id = r.person WHERE r.person BETWEEN ?1 AND ?2"
                             " AND p.trainee = 1 AND p.retired_unix_ms IS NULL"
                             " ORDER BY r.person, r.competency",
                             "read readiness"},
    /* One walk over the rows in the order in which they lie. */
    [STATEMENT_TEAM] =
        {"SELECT p.id, p.number, p.name, p.team, p.post, coalesce(p.due_unix_ms, 0),"
         " coalesce(max(r.last_unix_ms), 0), count(r.person), sum(r.enough),"
         " sum(r.until_unix_ms > ?1), sum(r.until_unix_ms > ?1 AND r.until_unix_ms <= ?2),"
         " sum(r.until_unix_ms > 0 AND r.until_unix_ms <= ?1)"
         " FROM people p LEFT JOIN readiness r ON r.person = p.id"
         " WHERE p.trainee = 1 AND p.retired_unix_ms IS NULL GROUP BY p.id ORDER BY p.id",
         "list the team"},
    [STATEMENT_DUE_PERSON] = {"UPDATE people SET due_unix_ms = nullif(?2, 0) WHERE id = ?1"
                              " AND trainee = 1",
                              "set a day"},
    [STATEMENT_DUE_TEAM] = {"UPDATE people SET due_unix_ms = nullif(?2, 0) WHERE trainee = 1"
                            " AND retired_unix_ms IS NULL AND (?1 = '' OR team = ?1)",
                            "set a day"},
    [STATEMENT_TRAINERS] = {"SELECT id, name, pin_hash FROM trainers WHERE retired_unix_ms IS NULL"
                            " ORDER BY id",
                            "list the trainers"},
    [STATEMENT_TRAINER_ADD] = {"INSERT INTO trainers (name, name_key, pin_hash, added_unix_ms)"
                               " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING RETURNING id",
                               "add a trainer"},
    [STATEMENT_TRAINER_PIN] = {"UPDATE trainers SET pin_hash = ?2 WHERE id = ?1"
                               " AND retired_unix_ms IS NULL",
                               "change a PIN"},
    [STATEMENT_TRAINER_RETIRE] = {"UPDATE trainers SET retired_unix_ms = ?2, pin_hash = ''"
                                  " WHERE id = ?1 AND retired_unix_ms IS NULL",
                                  "retire a trainer"},
    [STATEMENT_PIN_TRIES] = {"SELECT wrong, last_unix_ms FROM pin_tries WHERE trainer = ?1",
                             "find the tries of a PIN"},
    [STATEMENT_PIN_TRY] = {"INSERT INTO pin_tries (trainer, wrong, last_unix_ms) VALUES (?1, 1, ?2)"
                           " ON CONFLICT (trainer) DO UPDATE SET wrong = wrong + 1,"
                           " last_unix_ms = excluded.last_unix_ms",
                           "count a try of a PIN"},
    [STATEMENT_PIN_RIGHT] = {"DELETE FROM pin_tries WHERE trainer = ?1", "forget tries of a PIN"},
    [STATEMENT_PAPER_ADD] =
        {"INSERT INTO papers (number, subject, pack, pack_sha256, standard, level, minutes, pass,"
         " seed, uid, mock, who, made_unix_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
         " ?11, ?12, ?13) ON CONFLICT (number) DO NOTHING RETURNING id",
         "add a paper"},
    [STATEMENT_PAPER_CHANGE] =
        {"UPDATE papers SET subject = ?2, pack = ?3, pack_sha256 = ?4, standard = ?5, level = ?6,"
         " minutes = ?7, pass = ?8, seed = ?9 WHERE id = ?1 AND locked_unix_ms IS NULL",
         "change a paper"},
    [STATEMENT_PAPER_PLAYS_CLEAR] = {"DELETE FROM paper_plays WHERE paper = ?1", "change a paper"},
    [STATEMENT_PAPER_QUESTIONS_CLEAR] = {"DELETE FROM paper_questions WHERE paper = ?1",
                                         "change a paper"},
    [STATEMENT_PAPER_PLAY_ADD] = {"INSERT INTO paper_plays (paper, position, play, seed)"
                                  " VALUES (?1, ?2, ?3, ?4)",
                                  "write a paper"},
    [STATEMENT_PAPER_QUESTION_ADD] =
        {"INSERT INTO paper_questions (paper, position, question, answers) VALUES (?1, ?2, ?3, ?4)",
         "write a paper"},
    [STATEMENT_PAPER_LOCK] = {"UPDATE papers SET locked_unix_ms = ?2 WHERE id = ?1"
                              " AND locked_unix_ms IS NULL RETURNING uid",
                              "lock a paper"},
    [STATEMENT_PAPER_WITHDRAW] = {"UPDATE papers SET withdrawn_unix_ms = ?2 WHERE id = ?1"
                                  " AND locked_unix_ms IS NOT NULL AND withdrawn_unix_ms IS NULL"
                                  " RETURNING uid",
                                  "withdraw a paper"},
    [STATEMENT_PAPER_DISCARD] = {"DELETE FROM papers WHERE id = ?1 AND locked_unix_ms IS NULL",
                                 "discard a paper"},
    [STATEMENT_PAPER] = {"SELECT number, mock, subject, pack, pack_sha256, standard, level,"
                         " minutes, pass, seed, who, made_unix_ms, locked_unix_ms,"
                         " withdrawn_unix_ms FROM papers WHERE id = ?1",
                         "find a paper"},
    [STATEMENT_PAPER_PLAYS] = {"SELECT play, seed FROM paper_plays WHERE paper = ?1"
                               " ORDER BY position",
                               "read a paper"},
    [STATEMENT_PAPER_QUESTIONS] = {"SELECT question, answers FROM paper_questions"
                                   " WHERE paper = ?1 ORDER BY position",
                                   "read a paper"},
    [STATEMENT_PAPER_FIND] = {"SELECT id FROM papers WHERE number = ?1", "find a paper"},
    [STATEMENT_PAPERS] =
        {"SELECT q.id, q.number, q.subject,"
         " (SELECT count(*) FROM paper_plays x WHERE x.paper = q.id),"
         " (SELECT count(*) FROM paper_questions x WHERE x.paper = q.id), q.minutes,"
         " q.made_unix_ms, q.locked_unix_ms, q.withdrawn_unix_ms,"
         " (SELECT count(*) FROM handouts h WHERE h.paper = q.id),"
         " count(s.id), count(s.ended_unix_ms),"
         " sum(EXISTS (SELECT 1 FROM results r WHERE r.sitting = s.id))"
         " FROM papers q LEFT JOIN sittings s ON s.paper = q.id AND s.voided_unix_ms IS NULL"
         " WHERE q.mock = 0 GROUP BY q.id ORDER BY q.id DESC",
         "list the papers"},
    [STATEMENT_PAPER_OPEN] = {"SELECT 1 FROM papers WHERE id = ?1 AND locked_unix_ms IS NOT NULL"
                              " AND withdrawn_unix_ms IS NULL",
                              "find a paper"},
    [STATEMENT_HANDOUT_TEAM] =
        {"INSERT INTO handouts (paper, person, who, handed_unix_ms)"
         " SELECT ?1, id, ?3, ?4 FROM people WHERE trainee = 1 AND retired_unix_ms IS NULL"
         " AND (?2 = '' OR team = ?2) ON CONFLICT (paper, person) DO NOTHING",
         "hand out a paper"},
    [STATEMENT_HANDOUT_PERSON] = {"INSERT INTO handouts (paper, person, who, handed_unix_ms)"
                                  " SELECT ?1, id, ?3, ?4 FROM people WHERE id = ?2 AND trainee = 1"
                                  " ON CONFLICT (paper, person) DO NOTHING",
                                  "hand out a paper"},
    [STATEMENT_SITTING_MAY] =
        {"SELECT q.locked_unix_ms IS NOT NULL AND q.withdrawn_unix_ms IS NULL,"
         " q.mock = 1 OR EXISTS (SELECT 1 FROM handouts h WHERE h.paper = q.id AND h.person = ?2),"
         " EXISTS (SELECT 1 FROM sittings s WHERE s.paper = q.id AND s.person = ?2"
         "  AND s.voided_unix_ms IS NULL), EXISTS (SELECT 1 FROM contests c JOIN contest_entries e"
         "  ON e.contest = c.id AND e.person = ?2 WHERE c.paper = q.id AND c.second <> 'plays'"
         "  AND (e.absent_unix_ms IS NOT NULL OR EXISTS (SELECT 1 FROM contest_entries b"
         "   WHERE b.contest = c.id AND b.lot < e.lot AND b.absent_unix_ms IS NULL AND NOT EXISTS"
         "   (SELECT 1 FROM sittings s WHERE s.paper = q.id AND s.person = b.person"
         "    AND s.voided_unix_ms IS NULL AND s.ended_unix_ms IS NOT NULL))))"
         " FROM papers q WHERE q.id = ?1",
         "find a paper"},
    [STATEMENT_SITTING_UNDER_WAY] =
        {"SELECT id, began_unix_ms FROM sittings WHERE paper = ?1 AND person = ?2"
         " AND ended_unix_ms IS NULL AND voided_unix_ms IS NULL",
         "find a sitting"},
    /* Between the end of a conversation and its part lies the customer's last line. */
    [STATEMENT_SITTING_STRAYS] =
        {"SELECT y.position, min(a.id) FROM sittings s JOIN papers q ON q.id = s.paper"
         " JOIN paper_plays y ON y.paper = q.id JOIN attempts a ON a.person = s.person"
         " AND a.mode = 'exam' AND a.pack = q.pack AND a.play = y.play AND a.seed = y.seed"
         " AND a.started_unix_ms >= s.began_unix_ms AND a.finished_unix_ms IS NOT NULL"
         " WHERE s.id = ?1 AND NOT EXISTS (SELECT 1 FROM sitting_parts sp WHERE sp.attempt = a.id"
         "  OR (sp.sitting = s.id AND sp.position = y.position))"
         " GROUP BY y.position ORDER BY y.position",
         "find the parts of a sitting"},
    [STATEMENT_BROKEN_SITTING] =
        {"SELECT s.id, s.person, p.name FROM sittings s JOIN people p ON p.id = s.person"
         " WHERE s.ended_unix_ms IS NULL AND s.voided_unix_ms IS NULL AND p.trainee = 1"
         " AND max(s.began_unix_ms,"
         "  coalesce((SELECT max(w.answered_unix_ms) FROM answers w WHERE w.sitting = s.id), 0),"
         "  coalesce((SELECT max(a.started_unix_ms) FROM attempts a WHERE a.person = s.person"
         "   AND a.mode = 'exam'), 0)) >= ?1"
         " ORDER BY s.began_unix_ms DESC, s.id DESC LIMIT 1",
         "find a sitting"},
    [STATEMENT_SITTING_ADD] = {"INSERT INTO sittings (uid, paper, person, began_unix_ms)"
                               " VALUES (?1, ?2, ?3, ?4)",
                               "begin a sitting"},
    [STATEMENT_SITTING_PART] =
        {"INSERT INTO sitting_parts (sitting, position, attempt) VALUES (?1, ?2, ?3)",
         "store a part of a sitting"},
    /* By the random bits of the turn's name, which no clock or seed can tell beforehand. */
    [STATEMENT_SAMPLE_TENTH] =
        {"INSERT OR IGNORE INTO review_samples (verdict, attempt, why)"
         " SELECT v.number, t.attempt, 'tenth' FROM counted_turns t JOIN verdicts v"
         " ON v.turn = t.id WHERE t.attempt = ?1 AND v.value IN ('met', 'not_met')"
         " AND (v.start_ms IS NOT NULL OR v.value = 'not_met') AND t.recording IS NOT NULL"
         " AND (unicode(substr(hex(t.uid), 32, 1)) * 31 + unicode(substr(hex(t.uid), 31, 1)) * 17"
         "  + unicode(substr(hex(t.uid), 30, 1)) * 13 + v.position * 7) % 10 = 0"
         " AND t.attempt IN (SELECT sp.attempt FROM sitting_parts sp JOIN sittings s"
         "  ON s.id = sp.sitting JOIN papers q ON q.id = s.paper WHERE q.mock = 0)",
         "choose what is to be heard"},
    /* Three of them within three points of the line: those whose evidence is least certain. */
    [STATEMENT_SAMPLE_NEAR] =
        {"INSERT OR REPLACE INTO review_samples (verdict, attempt, why)"
         " SELECT v.number, t.attempt, 'near' FROM counted_turns t JOIN verdicts v"
         " ON v.turn = t.id JOIN attempts a ON a.id = t.attempt"
         " WHERE a.id = ?1 AND abs(a.total - a.pass) <= 3 AND v.value IN ('met', 'not_met')"
         " AND v.kind <> 'rule' AND t.recording IS NOT NULL"
         " AND a.id IN (SELECT sp.attempt FROM sitting_parts sp JOIN sittings s"
         "  ON s.id = sp.sitting JOIN papers q ON q.id = s.paper WHERE q.mock = 0)"
         " ORDER BY abs(v.score - 0.5), v.number LIMIT 3",
         "choose what is to be heard"},
    [STATEMENT_ANSWER_SET] =
        {"INSERT INTO answers (sitting, position, question, chosen, answered_unix_ms)"
         " SELECT id, ?2, ?3, ?4, ?5 FROM sittings WHERE id = ?1 AND ended_unix_ms IS NULL"
         " ON CONFLICT (sitting, position) DO UPDATE SET chosen = excluded.chosen,"
         " answered_unix_ms = excluded.answered_unix_ms",
         "store an answer"},
    [STATEMENT_ANSWERS] = {"SELECT position, chosen FROM answers WHERE sitting = ?1",
                           "read the answers"},
    [STATEMENT_SITTING_IS_MOCK] = {"SELECT 1 FROM sittings s JOIN papers q ON q.id = s.paper"
                                   " WHERE s.id = ?1 AND q.mock = 1",
                                   "find a sitting"},
    [STATEMENT_SITTING_END] = {"UPDATE sittings SET ended_by = ?2, ended_unix_ms = ?3 WHERE id = ?1"
                               " AND ended_unix_ms IS NULL RETURNING uid",
                               "end a sitting"},
    [STATEMENT_SITTING_VOID] = {"UPDATE sittings SET voided_unix_ms = ?4, voided_who = ?2,"
                                " voided_reason = ?3 WHERE id = ?1 AND voided_unix_ms IS NULL"
                                " RETURNING uid",
                                "make a sitting void"},
    [STATEMENT_SITTING_PARTS] =
        {"SELECT coalesce(a.id, 0), a.total, a.total_low, a.total_high, a.review"
         " FROM sittings s JOIN paper_plays y ON y.paper = s.paper LEFT JOIN sitting_parts sp"
         " ON sp.sitting = s.id AND sp.position = y.position LEFT JOIN attempts a"
         " ON a.id = sp.attempt WHERE s.id = ?1 ORDER BY y.position",
         "read a sitting"},
    [STATEMENT_SITTING_QUESTIONS] =
        {"SELECT q.pass, (SELECT count(*) FROM paper_questions u WHERE u.paper = q.id),"
         " (SELECT count(*) FROM answers w WHERE w.sitting = s.id),"
         " (SELECT count(*) FROM answers w WHERE w.sitting = s.id AND w.chosen = 0)"
         " FROM sittings s JOIN papers q ON q.id = s.paper WHERE s.id = ?1",
         "read a sitting"},
    [STATEMENT_SITTINGS_OF_PAPER] =
        {SITTING_COLUMNS(TO_HEAR_COUNTS_OF(
             "SELECT sp.attempt FROM sitting_parts sp JOIN sittings z"
             " ON z.id = sp.sitting WHERE z.paper = ?1")) " FROM papers q JOIN people e ON "
                                                          "e.trainee = 1 AND (EXISTS (SELECT 1"
                                                          "  FROM handouts h WHERE h.paper = q.id "
                                                          "AND h.person = e.id) OR EXISTS"
                                                          "  (SELECT 1 FROM sittings z WHERE "
                                                          "z.paper = q.id AND z.person = e.id))"
                                                          " LEFT JOIN sittings s ON s.paper = q.id "
                                                          "AND s.person = e.id"
                                                          " AND s.voided_unix_ms IS "
                                                          "NULL" JOIN_RESULT
                                                          " WHERE q.id = ?1 ORDER BY e.team, "
                                                          "e.name, e.id",
         "list the sittings"},
    [STATEMENT_SITTINGS_OF_PERSON] =
        {SITTING_COLUMNS(TO_HEAR_COUNTS_OF(
             "SELECT sp.attempt FROM sitting_parts sp JOIN sittings z"
             " ON z.id = sp.sitting WHERE z.person = ?1")) " FROM people e JOIN papers q ON "
                                                           "(EXISTS (SELECT 1"
                                                           "  FROM handouts h WHERE h.paper = q.id "
                                                           "AND h.person = e.id) OR EXISTS"
                                                           "  (SELECT 1 FROM sittings z WHERE "
                                                           "z.paper = q.id AND z.person = e.id))"
                                                           " LEFT JOIN sittings s ON s.paper = "
                                                           "q.id AND s.person = e.id"
                                                           " AND s.voided_unix_ms IS "
                                                           "NULL" JOIN_RESULT
                                                           " WHERE e.id = ?1 AND (s.id IS NOT NULL "
                                                           "OR q.withdrawn_unix_ms IS NULL)"
                                                           " AND (q.mock = 0 OR s.id IS NOT NULL)"
                                                           " ORDER BY q.mock, q.id DESC",
         "list the sittings"},
    [STATEMENT_SITTING_OPEN_ITEMS] = {"SELECT (SELECT coalesce(sum(h.n), 0) FROM "
                                      "(" TO_HEAR_COUNTS_OF(
                                          "SELECT sp.attempt FROM sitting_parts sp WHERE "
                                          "sp.sitting = ?1") ") h JOIN sitting_parts sp"
                                                             " ON sp.attempt = h.attempt WHERE "
                                                             "sp.sitting = s.id), s.ended_unix_ms "
                                                             "IS NOT NULL"
                                                             " FROM sittings s WHERE s.id = ?1 AND "
                                                             "s.voided_unix_ms IS NULL",
                                      "find a sitting"},
    [STATEMENT_RESULT_NEWEST] = {"SELECT number, passed, total, answers_right FROM results"
                                 " WHERE sitting = ?1 ORDER BY number DESC LIMIT 1",
                                 "find a result"},
    [STATEMENT_RESULT_ADD] =
        {"INSERT INTO results (uid, sitting, passed, total, answers_right, n_questions, who,"
         " reason, released_unix_ms, supersedes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
         "store a result"},
    [STATEMENT_RESULT_OF_ATTEMPT] =
        {"SELECT sp.sitting FROM sitting_parts sp WHERE sp.attempt = ?1 AND EXISTS"
         " (SELECT 1 FROM results r WHERE r.sitting = sp.sitting)",
         "find a result"},
    [STATEMENT_MODERATION] =
        {"SELECT h.verdict, h.attempt, h.why, a.play, a.mode, a.finished_unix_ms, v.kind, v.id,"
         " v.name, v.clause, t.recording IS NOT NULL, t.reply"
         " FROM (" TO_HEAR ") h JOIN attempts a ON a.id = h.attempt JOIN verdicts v"
         " ON v.number = h.verdict JOIN turns t ON t.id = v.turn JOIN people e ON e.id = a.person"
         " WHERE e.trainee = 1 ORDER BY h.why, a.finished_unix_ms, h.attempt, t.reply, v.position"
         " LIMIT ?1",
         "list what is to be heard"},
    [STATEMENT_MODERATION_COUNTS] =
        {"SELECT h.why, sum(h.n) FROM (" TO_HEAR_COUNTS ") h JOIN attempts a ON a.id = h.attempt"
         " JOIN people e ON e.id = a.person WHERE e.trainee = 1 GROUP BY h.why",
         "count what is to be heard"},
    [STATEMENT_MODERATION_STANDING] =
        {"SELECT r.verdict, r.attempt, v.value FROM review_samples r JOIN verdicts v"
         " ON v.number = r.verdict WHERE " IS_UNHEARD " AND r.attempt NOT IN (" VOIDED ")"
         " AND v.value IN ('met', 'not_met') AND NOT EXISTS (SELECT 1 FROM disputes d"
         "  WHERE d.verdict = r.verdict AND d.settled_unix_ms IS NULL) ORDER BY r.verdict",
         "list what is to be heard"},
    /* As TO_HEAR has it, of one verdict. */
    [STATEMENT_MODERATION_WANTS] =
        {"SELECT EXISTS (SELECT 1 FROM disputes d JOIN attempts a ON a.id = d.attempt"
         "  WHERE d.verdict = ?1 AND d.settled_unix_ms IS NULL AND a.pass IS NOT NULL"
         "  AND a.finished_unix_ms IS NOT NULL) OR EXISTS (SELECT 1 FROM review_samples r"
         "  WHERE r.verdict = ?1 AND " IS_UNHEARD " AND r.attempt NOT IN (" VOIDED "))"
         " OR EXISTS (SELECT 1 FROM verdicts v JOIN counted_turns t ON t.id = v.turn"
         "  JOIN attempts a ON a.id = t.attempt WHERE v.number = ?1 AND " STANDS
         "  = 'undecided' AND " IS_OPEN_EXAM " AND a.finished_unix_ms IS NOT NULL)",
         "look whether it is to be heard"},
    [STATEMENT_DROP_ADD] =
        {"INSERT INTO drops (uid, paper, play, kind, item, who, reason, dropped_unix_ms)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
         "drop an item"},
    [STATEMENT_DROP_VERDICTS] =
        {"SELECT v.number FROM drops d JOIN sittings s ON s.paper = d.paper"
         " JOIN sitting_parts sp ON sp.sitting = s.id JOIN attempts a ON a.id = sp.attempt"
         " AND a.play = d.play JOIN turns t ON t.attempt = a.id JOIN verdicts v ON v.turn = t.id"
         " AND v.kind = d.kind AND v.id = d.item WHERE d.number = ?1 ORDER BY v.number",
         "drop an item"},
    [STATEMENT_DROP_MARK] =
        {"INSERT INTO marks (verdict, value, who, reason, marked_unix_ms, uid, role, supersedes,"
         " dropped) SELECT ?2, 'not_applicable', d.who, d.reason, d.dropped_unix_ms, ?3, 'trainer',"
         " (SELECT max(m.number) FROM counted_marks m WHERE m.verdict = ?2), d.number"
         " FROM drops d WHERE d.number = ?1",
         "drop an item"},
    [STATEMENT_DROP_UNDO] = {"UPDATE drops SET undone_unix_ms = ?2, undone_who = ?3"
                             " WHERE number = ?1 AND undone_unix_ms IS NULL RETURNING uid, paper",
                             "take a drop back"},
    [STATEMENT_DROP_ATTEMPTS] =
        {"SELECT DISTINCT t.attempt FROM marks m JOIN verdicts v ON v.number = m.verdict"
         " JOIN turns t ON t.id = v.turn WHERE m.dropped = ?1 ORDER BY t.attempt",
         "find a drop"},
    [STATEMENT_DROP_SITTINGS] =
        {"SELECT s.id, e.name FROM sittings s JOIN people e ON e.id = s.person WHERE s.paper = ?1"
         " AND s.ended_unix_ms IS NOT NULL AND s.voided_unix_ms IS NULL ORDER BY e.name, s.id",
         "list the sittings"},
    [STATEMENT_DROPS] = {"SELECT number, play, kind, item, who, reason, dropped_unix_ms FROM drops"
                         " WHERE paper = ?1 AND undone_unix_ms IS NULL ORDER BY number DESC",
                         "list what was dropped"},
    [STATEMENT_DROP_ITEMS] =
        {"SELECT a.play, v.kind, v.id, max(v.name), max(v.clause), sum(" STANDS " = 'met'),"
         " sum(" STANDS " = 'not_met'), sum(" STANDS " = 'undecided'),"
         " min(sp.position), (SELECT max(d.number) FROM drops d WHERE d.paper = ?1"
         "  AND d.play = a.play AND d.kind = v.kind AND d.item = v.id AND d.undone_unix_ms IS "
         "NULL) AS held"
         " FROM sittings s JOIN sitting_parts sp ON sp.sitting = s.id JOIN attempts a"
         " ON a.id = sp.attempt JOIN counted_turns t ON t.attempt = a.id JOIN verdicts v"
         " ON v.turn = t.id WHERE s.paper = ?1 AND s.voided_unix_ms IS NULL"
         " AND v.value <> 'not_applicable' GROUP BY a.play, v.kind, v.id"
         " ORDER BY held IS NULL, min(sp.position), sum(" STANDS
         " = 'not_met') DESC, min(v.number)",
         "list a paper's items"},
    [STATEMENT_MERGE_SITTINGS] = {"UPDATE OR IGNORE sittings SET person = ?2 WHERE person = ?1",
                                  "move sittings"},
    [STATEMENT_MERGE_HANDOUTS] = {"INSERT OR IGNORE INTO handouts (paper, person, who,"
                                  " handed_unix_ms) SELECT paper, ?2, who, handed_unix_ms"
                                  " FROM handouts WHERE person = ?1",
                                  "move papers"},
    [STATEMENT_MERGE_HANDOUTS_LEFT] = {"DELETE FROM handouts WHERE person = ?1", "move papers"},
    [STATEMENT_MERGE_CERTIFICATES] = {"UPDATE certificates SET person = ?2 WHERE person = ?1",
                                      "move certificates"},
    [STATEMENT_MERGE_LEAVES] = {"UPDATE leaves SET person = ?2 WHERE person = ?1", "move leaves"},
    [STATEMENT_POST_SET] = {"INSERT INTO posts (post, months) VALUES (?1, ?2)"
                            " ON CONFLICT (post) DO UPDATE SET months = excluded.months",
                            "store a post"},
    [STATEMENT_POST_DROP] = {"DELETE FROM posts WHERE post = ?1", "forget a post"},
    [STATEMENT_POST_SUBJECT_ADD] = {"INSERT INTO post_subjects (post, subject) VALUES (?1, ?2)",
                                    "store a post"},
    [STATEMENT_POST_SUBJECTS_CLEAR] = {"DELETE FROM post_subjects WHERE post = ?1", "store a post"},
    [STATEMENT_POSTS] =
        {"SELECT w.post, coalesce(o.months, 0), count(w.id), (SELECT coalesce(sum(CASE s.subject"
         "  WHEN 'all' THEN 1 WHEN 'counter' THEN 2 WHEN 'phone' THEN 4 ELSE 8 END), 0)"
         "  FROM post_subjects s WHERE s.post = w.post)"
         " FROM (SELECT id, post FROM people WHERE trainee = 1 AND retired_unix_ms IS NULL"
         "  AND post <> '' UNION ALL SELECT NULL, post FROM posts) w"
         " LEFT JOIN posts o ON o.post = w.post GROUP BY w.post ORDER BY w.post",
         "list the posts"},
    [STATEMENT_CERTIFICATE_ADD] =
        {"INSERT INTO certificates (uid, number, person, post, who, issued_unix_ms, until_unix_ms,"
         " badge, supersedes) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT max(c.id)"
         "  FROM certificates c WHERE c.person = ?3 AND c.post = ?4)"
         " RETURNING id",
         "store a certificate"},
    [STATEMENT_CERTIFICATE_BADGE] = {"SELECT badge FROM certificates WHERE id = ?1",
                                     "find a certificate"},
    /* Everybody of a post with what it asks for: the last certificate, the last leave. */
    [STATEMENT_CERTIFICATE_STATES] =
        {"SELECT e.id, e.number, e.name, e.team, e.post, o.months, c.id, c.number,"
         " c.issued_unix_ms, c.until_unix_ms, l.number, l.left_unix_ms, l.back_unix_ms,"
         " (SELECT count(*) FROM post_subjects s WHERE s.post = e.post), c.who"
         " FROM people e JOIN posts o ON o.post = e.post"
         " LEFT JOIN certificates c ON c.id = (SELECT max(k.id) FROM certificates k"
         "  WHERE k.person = e.id AND k.post = e.post)"
         " LEFT JOIN leaves l ON l.number = (SELECT max(k.number) FROM leaves k"
         "  WHERE k.person = e.id)"
         " WHERE e.trainee = 1 AND e.retired_unix_ms IS NULL AND (?1 = '' OR e.post = ?1)"
         " AND (?2 = 0 OR e.id = ?2) ORDER BY e.post, e.team, e.name, e.id",
         "list certificates"},
    /* How many of the post's subjects were passed since then, and when the first of them was: the
     * newest pass of each counts. */
    [STATEMENT_CERTIFICATE_PASSES] =
        {"SELECT count(*), min(at) FROM (SELECT max(s.ended_unix_ms) AS at FROM post_subjects b"
         " JOIN papers q ON q.subject = b.subject AND q.mock = 0 JOIN sittings s ON s.paper = q.id"
         " AND s.person = ?1 AND s.voided_unix_ms IS NULL AND s.ended_unix_ms > ?3"
         " JOIN results r ON r.number = (SELECT max(l.number) FROM results l WHERE"
         "  l.sitting = s.id) AND r.passed = 1 WHERE b.post = ?2 GROUP BY b.subject)",
         "find what was passed"},
    [STATEMENT_LEAVE_ADD] =
        {"INSERT INTO leaves (uid, person, left_unix_ms) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
         " (SELECT 1 FROM leaves l WHERE l.person = ?2 AND l.back_unix_ms IS NULL) RETURNING uid",
         "store a leave"},
    [STATEMENT_LEAVE_END] = {"UPDATE leaves SET back_unix_ms = max(?2, left_unix_ms)"
                             " WHERE person = ?1 AND back_unix_ms IS NULL RETURNING uid",
                             "end a leave"},
    [STATEMENT_PLAN] =
        {"WITH team AS (SELECT id FROM people WHERE trainee = 1 AND retired_unix_ms IS NULL"
         "  AND (?1 = '' OR team = ?1)),"
         " parts AS (SELECT competency, sum(until_unix_ms > ?3) AS ready, 0 AS practised,"
         "   0 AS planned FROM readiness WHERE person IN (SELECT id FROM team)"
         "   GROUP BY competency UNION ALL"
         "  SELECT competency, 0, count(DISTINCT person), 0 FROM evidence"
         "   WHERE at_unix_ms >= ?2 AND person IN (SELECT id FROM team)"
         "   GROUP BY competency UNION ALL"
         "  SELECT competency, 0, 0, 1 FROM plans WHERE team = ?1 AND week_unix_ms = ?2)"
         " SELECT competency, sum(ready), sum(practised), max(planned) FROM parts"
         " GROUP BY competency ORDER BY competency",
         "read a plan"},
    [STATEMENT_PLAN_DROP] = {"DELETE FROM plans WHERE team = ?1 AND week_unix_ms = ?2"
                             " AND competency = ?3",
                             "change a plan"},
    [STATEMENT_PLAN_ADD] = {"INSERT INTO plans (team, week_unix_ms, competency, who,"
                            " planned_unix_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
                            "change a plan"},
    [STATEMENT_PLANNED_FOR] =
        {"SELECT DISTINCT l.competency FROM plans l JOIN people p ON p.id = ?1"
         " WHERE l.week_unix_ms = ?2 AND l.team IN ('', p.team) ORDER BY l.competency",
         "read a plan"},
    [STATEMENT_BLIND_MARKS] =
        {"SELECT v.number, t.attempt, a.play, v.kind, v.id, v.name, v.value, m.value, m.who,"
         " v.score, m.marked_unix_ms FROM marks m JOIN verdicts v ON v.number = m.verdict"
         " JOIN turns t ON t.id = v.turn JOIN attempts a ON a.id = t.attempt"
         " WHERE m.blind = 1 AND m.dropped IS NULL AND m.value IN ('met', 'not_met')"
         " AND v.value IN ('met', 'not_met', 'undecided')"
         " AND m.number = (SELECT max(l.number) FROM marks l WHERE l.verdict = m.verdict"
         "  AND l.blind = 1 AND l.dropped IS NULL AND l.value IS NOT NULL)"
         " ORDER BY v.value = m.value OR v.value = 'undecided', m.number DESC",
         "read blind marks"},
    [STATEMENT_ITEMS_SHOWN] =
        {"SELECT attempt, play, kind, id, avg(value = 'met') FROM (SELECT t.attempt, a.play, "
         "v.kind,"
         " v.id, " STANDS " AS value FROM sittings s JOIN sitting_parts sp ON sp.sitting = s.id"
         " JOIN attempts a ON a.id = sp.attempt JOIN counted_turns t ON t.attempt = a.id"
         " JOIN verdicts v ON v.turn = t.id WHERE s.paper = ?1 AND s.voided_unix_ms IS NULL)"
         " WHERE value IN ('met', 'not_met') GROUP BY attempt, play, kind, id ORDER BY attempt",
         "read a paper's items"},
    /* Contests and observations. */
    [STATEMENT_CONTEST_PAPER_FITS] =
        {"SELECT 1 FROM papers q WHERE q.id = ?1 AND q.mock = 0"
         " AND q.locked_unix_ms IS NOT NULL AND q.withdrawn_unix_ms IS NULL"
         " AND NOT EXISTS (SELECT 1 FROM sittings s WHERE s.paper = q.id AND s.voided_unix_ms IS "
         "NULL)"
         " AND NOT EXISTS (SELECT 1 FROM contests c WHERE c.paper = q.id AND c.id <> ?2)",
         "find a paper"},
    [STATEMENT_CONTEST_PAPERS] =
        {"SELECT q.id, q.number, q.subject,"
         " (SELECT count(*) FROM paper_plays y WHERE y.paper = q.id) FROM papers q WHERE q.mock = 0"
         " AND q.locked_unix_ms IS NOT NULL AND q.withdrawn_unix_ms IS NULL"
         " AND NOT EXISTS (SELECT 1 FROM sittings s WHERE s.paper = q.id AND s.voided_unix_ms IS "
         "NULL)"
         " AND NOT EXISTS (SELECT 1 FROM contests c WHERE c.paper = q.id) ORDER BY q.id DESC",
         "list the papers"},
    [STATEMENT_CONTEST_ADD] =
        {"INSERT INTO contests (uid, name, season, paper, judges_pct, drawn_teams, second, who,"
         " made_unix_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
         "add a contest"},
    [STATEMENT_CONTEST_CHANGE] =
        {"UPDATE contests SET name = ?2, season = ?3, paper = ?4, judges_pct = ?5,"
         " drawn_teams = ?6, second = ?7 WHERE id = ?1 AND seed IS NULL",
         "change a contest"},
    [STATEMENT_CONTEST_DISCARD] = {"DELETE FROM contests WHERE id = ?1 AND seed IS NULL",
                                   "discard a contest"},
    [STATEMENT_CONTEST_CRITERION_ADD] =
        {"INSERT INTO contest_criteria (contest, of_second, position, name, weight)"
         " VALUES (?1, ?2, ?3, ?4, ?5)",
         "add a contest"},
    [STATEMENT_CONTEST_CRITERIA_CLEAR] = {"DELETE FROM contest_criteria WHERE contest = ?1",
                                          "change a contest"},
    [STATEMENT_CONTEST] =
        {"SELECT c.name, c.season, c.paper, q.number, c.judges_pct, c.drawn_teams, c.second, c.who,"
         " c.made_unix_ms, c.seed, c.drawn_unix_ms, (SELECT max(u.published_unix_ms)"
         "  FROM contest_publications u WHERE u.contest = c.id)"
         " FROM contests c JOIN papers q ON q.id = c.paper WHERE c.id = ?1",
         "find a contest"},
    [STATEMENT_CONTEST_CRITERIA] =
        {"SELECT of_second, name, weight FROM contest_criteria WHERE contest = ?1"
         " ORDER BY of_second, position",
         "read a contest"},
    [STATEMENT_CONTEST_JUDGES] =
        {"SELECT judge FROM contest_judges WHERE contest = ?1 AND left_unix_ms IS NULL"
         " ORDER BY judge",
         "read a contest"},
    [STATEMENT_CONTESTS] =
        {"SELECT c.id, c.name, q.number, c.season,"
         " (SELECT count(*) FROM contest_entries e WHERE e.contest = c.id),"
         " (SELECT count(DISTINCT CASE WHEN e.lot IS NULL THEN p.team ELSE e.team END)"
         "  FROM contest_entries e JOIN people p ON p.id = e.person WHERE e.contest = c.id),"
         " (SELECT count(*) FROM contest_judges j WHERE j.contest = c.id" JUDGES_STILL
         "), c.made_unix_ms,"
         " c.drawn_unix_ms, (SELECT max(u.published_unix_ms) FROM contest_publications u"
         "  WHERE u.contest = c.id) FROM contests c JOIN papers q ON q.id = c.paper ORDER BY c.id "
         "DESC",
         "list the contests"},
    [STATEMENT_CONTEST_PEOPLE] =
        {"SELECT p.id, p.name, p.number, p.team, EXISTS (SELECT 1 FROM contest_entries e"
         "  WHERE e.contest = ?1 AND e.person = p.id) FROM people p WHERE p.trainee = 1"
         " AND p.retired_unix_ms IS NULL ORDER BY p.team, p.name, p.id",
         "list the people"},
    [STATEMENT_CONTEST_OPEN] = {"SELECT 1 FROM contests WHERE id = ?1 AND seed IS NULL",
                                "find a contest"},
    [STATEMENT_CONTEST_ENTER] =
        {"INSERT INTO contest_entries (contest, person) SELECT ?1, id FROM people WHERE id = ?2"
         " AND trainee = 1 ON CONFLICT (contest, person) DO NOTHING",
         "change a contest"},
    [STATEMENT_CONTEST_ENTER_NOT] =
        {"DELETE FROM contest_entries WHERE contest = ?1 AND person = ?2", "change a contest"},
    [STATEMENT_CONTEST_ENTER_TEAM] =
        {"INSERT INTO contest_entries (contest, person) SELECT ?1, id FROM people"
         " WHERE trainee = 1 AND retired_unix_ms IS NULL AND (?2 = '' OR team = ?2)"
         " ON CONFLICT (contest, person) DO NOTHING",
         "change a contest"},
    [STATEMENT_CONTEST_ENTER_TEAM_NOT] =
        {"DELETE FROM contest_entries WHERE contest = ?1 AND (?2 = '' OR person IN"
         " (SELECT id FROM people WHERE team = ?2))",
         "change a contest"},
    [STATEMENT_CONTEST_JUDGE_ADD] = {"INSERT INTO contest_judges (contest, judge) VALUES (?1, ?2)"
                                     " ON CONFLICT (contest, judge) DO NOTHING",
                                     "change a contest"},
    [STATEMENT_CONTEST_JUDGE_DROP] =
        {"DELETE FROM contest_judges WHERE contest = ?1 AND judge = ?2", "change a contest"},
    [STATEMENT_CONTEST_JUDGE_LEAVES] =
        {"UPDATE contest_judges SET left_unix_ms = ?3 WHERE contest = ?1 AND judge = ?2"
         " AND left_unix_ms IS NULL AND EXISTS (SELECT 1 FROM contest_judges o"
         "  WHERE o.contest = ?1 AND o.judge <> ?2 AND o.left_unix_ms IS NULL)"
         " AND EXISTS (SELECT 1 FROM contests c WHERE c.id = ?1 AND c.seed IS NOT NULL)",
         "change a contest"},
    [STATEMENT_CONTEST_UID] = {"SELECT uid FROM contests WHERE id = ?1", "find a contest"},
    [STATEMENT_CONTEST_ENTRANTS] =
        {"SELECT e.person, p.team FROM contest_entries e JOIN people p ON p.id = e.person"
         " WHERE e.contest = ?1 ORDER BY e.person",
         "draw lots"},
    [STATEMENT_CONTEST_LOT] = {"UPDATE contest_entries SET lot = ?3, team = ?4, second = ?5"
                               " WHERE contest = ?1 AND person = ?2",
                               "draw lots"},
    [STATEMENT_CONTEST_DRAWN] =
        {"UPDATE contests SET seed = ?2, drawn_unix_ms = ?3 WHERE id = ?1 AND seed IS NULL"
         " RETURNING uid",
         "draw lots"},
    [STATEMENT_CONTEST_HANDOUT] =
        {"INSERT INTO handouts (paper, person, who, handed_unix_ms)"
         " SELECT c.paper, e.person, ?2, ?3 FROM contests c JOIN contest_entries e"
         " ON e.contest = c.id WHERE c.id = ?1 ON CONFLICT (paper, person) DO NOTHING",
         "hand out a paper"},
    [STATEMENT_CONTEST_ABSENT] =
        {"UPDATE contest_entries SET absent_unix_ms = ?3 WHERE contest = ?1 AND person = ?2"
         " AND lot IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contests c JOIN sittings s"
         "  ON s.paper = c.paper AND s.person = ?2 AND s.voided_unix_ms IS NULL WHERE c.id = ?1)"
         " AND NOT EXISTS (SELECT 1 FROM contest_sheets h WHERE h.contest = ?1 AND h.person = ?2)",
         "change a contest"},
    [STATEMENT_CONTEST_LOT_OF] =
        {"SELECT c.id, e.lot, c.name, EXISTS (SELECT 1 FROM contest_publications u"
         "  WHERE u.contest = c.id) FROM contests c JOIN contest_entries e ON e.contest = c.id"
         " WHERE c.paper = ?1 AND e.person = ?2 AND e.lot IS NOT NULL",
         "find a lot"},
    [STATEMENT_CONTEST_TURN] =
        {"SELECT e.absent_unix_ms IS NOT NULL, c.second = 'plays' OR EXISTS (SELECT 1"
         "  FROM sittings s WHERE s.paper = c.paper AND s.person = e.person"
         "  AND s.voided_unix_ms IS NULL AND s.ended_unix_ms IS NOT NULL), e.second IS NOT NULL,"
         " EXISTS (SELECT 1 FROM contest_judges j WHERE j.contest = c.id" JUDGES_STILL
         " AND j.judge = ?3),"
         " NOT EXISTS (SELECT 1 FROM contest_judges j WHERE j.contest = c.id" JUDGES_STILL
         " AND NOT " SHEETS_IN ")"
         " FROM contests c JOIN contest_entries e ON e.contest = c.id"
         " WHERE c.id = ?1 AND e.person = ?2 AND e.lot IS NOT NULL",
         "find a turn"},
    [STATEMENT_CONTEST_SHEET_ADD] =
        {"INSERT INTO contest_sheets (uid, contest, person, of_second, judge, reason,"
         " given_unix_ms, sitting, supersedes) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, " SITTING_OF_3 ","
         " (SELECT max(h.number) FROM contest_sheets h WHERE h.contest = ?2 AND h.person = ?3"
         "  AND h.of_second = ?4 AND h.judge = ?5) FROM contests c WHERE c.id = ?2",
         "store a sheet"},
    [STATEMENT_CONTEST_DEDUCTION_ADD] =
        {"INSERT INTO contest_deductions (sheet, position, taken) VALUES (?1, ?2, ?3)",
         "store a sheet"},
    [STATEMENT_CONTEST_SHEETS] =
        {"SELECT h.number, h.judge, h.reason, h.given_unix_ms, d.position, d.taken"
         " FROM contests c JOIN contest_sheets h ON h.contest = c.id JOIN contest_deductions d"
         " ON d.sheet = h.number WHERE c.id = ?1 AND h.person = ?2 AND h.of_second = ?3"
         " AND h.sitting IS " SITTING_OF_2 " AND EXISTS (SELECT 1 FROM contest_judges j"
         "  WHERE j.contest = c.id AND j.judge = h.judge" JUDGES_STILL ") AND h.number ="
         " (SELECT max(l.number) FROM contest_sheets l WHERE l.contest = ?1 AND l.person = ?2"
         "  AND l.of_second = ?3 AND l.judge = h.judge) ORDER BY h.judge, h.number, d.position",
         "read sheets"},
    [STATEMENT_CONTEST_TURNS] =
        {HEARD_OF_SITTINGS(
             TO_HEAR_COUNTS) " SELECT e.person, p.name, CASE WHEN e.lot IS NULL THEN p.team ELSE "
                             "e.team END,"
                             " coalesce(e.lot, 0), e.absent_unix_ms IS NOT NULL, "
                             "coalesce(e.second, 0),"
                             " coalesce(w.name, ''), coalesce(s.id, 0), EXISTS (SELECT 1 FROM "
                             "contest_sheets h"
                             "  WHERE h.contest = c.id AND h.person = e.person AND h.sitting "
                             "IS " SITTING_OF_ENTRY "),"
                             " s.ended_unix_ms IS NOT NULL,"
                             " (SELECT count(*) FROM contest_judges j WHERE j.contest = "
                             "c.id" JUDGES_STILL "),"
                             " (SELECT count(*) FROM contest_judges j WHERE j.contest = "
                             "c.id" JUDGES_STILL " AND " SHEETS_IN "),"
                             " EXISTS (SELECT 1 FROM contest_judges j WHERE j.contest = "
                             "c.id" JUDGES_STILL " AND j.judge = ?2"
                             "  AND " SHEETS_IN "), coalesce(heard.n, 0)"
                             " FROM contests c JOIN contest_entries e ON e.contest = c.id"
                             " JOIN people p ON p.id = e.person LEFT JOIN people w ON w.id = "
                             "e.second"
                             " LEFT JOIN sittings s ON s.paper = c.paper AND s.person = e.person"
                             " AND s.voided_unix_ms IS NULL AND c.second <> 'plays'"
                             " LEFT JOIN heard ON heard.sitting = s.id WHERE c.id = ?1"
                             " ORDER BY e.lot, p.name, e.person",
         "list the turns of a contest"},
    [STATEMENT_CONTEST_PUBLISH] =
        {"INSERT INTO contest_publications (uid, contest, who, published_unix_ms, supersedes)"
         " SELECT ?1, ?2, ?3, ?4, (SELECT max(u.number) FROM contest_publications u"
         "  WHERE u.contest = ?2)",
         "publish a contest"},
    [STATEMENT_CONTEST_PLACE_ADD] =
        {"INSERT INTO contest_places (publication, person, team, place, total, machine, judges,"
         " second_total, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
         "publish a contest"},
    [STATEMENT_BOARD_PEOPLE] =
        {"SELECT l.person, coalesce(s.id, 0), p.name, l.team, l.place, l.total, l.machine,"
         " l.judges, l.second_total, l.points, 1, " AGREED ""
         " FROM contest_places l JOIN contest_publications u ON u.number = l.publication"
         " JOIN contests c ON c.id = u.contest JOIN people p ON p.id = l.person"
         " LEFT JOIN sittings s ON s.paper = c.paper AND s.person = l.person"
         " AND s.voided_unix_ms IS NULL AND c.second <> 'plays'"
         " WHERE c.id = ?1 AND " NEWEST_PUBLICATION ""
         " ORDER BY l.place = 0, l.place, l.team, p.name, p.id",
         "read a board"},
    [STATEMENT_BOARD_TEAMS] =
        {"SELECT 0, 0, l.team, l.team, 0, avg(l.total), avg(l.machine), avg(l.judges), NULL,"
         " sum(l.points), count(*), 0"
         " FROM contest_places l JOIN contest_publications u ON u.number = l.publication"
         " WHERE u.contest = ?1 AND " NEWEST_PUBLICATION " GROUP BY l.team",
         "read a board"},
    [STATEMENT_SEASON_PEOPLE] =
        {"SELECT l.person, 0, p.name, p.team, 0, 0, 0, 0, NULL, sum(l.points), count(*), 0"
         " FROM contest_places l JOIN contest_publications u ON u.number = l.publication"
         " JOIN contests c ON c.id = u.contest JOIN people p ON p.id = l.person"
         " WHERE c.season = ?1 AND " NEWEST_PUBLICATION " GROUP BY l.person"
         " ORDER BY sum(l.points) DESC, p.name, p.id",
         "read a board"},
    [STATEMENT_SEASON_TEAMS] =
        {"SELECT 0, 0, l.team, l.team, 0, 0, 0, 0, NULL, sum(l.points),"
         " count(DISTINCT u.contest), 0"
         " FROM contest_places l JOIN contest_publications u ON u.number = l.publication"
         " JOIN contests c ON c.id = u.contest WHERE c.season = ?1 AND " NEWEST_PUBLICATION ""
         " GROUP BY l.team ORDER BY sum(l.points) DESC, l.team",
         "read a board"},
    [STATEMENT_REPLAY_ADD] =
        {"INSERT INTO contest_replays (uid, contest, person, agreed, decided_unix_ms)"
         " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM contest_publications u"
         " JOIN contest_places l ON l.publication = u.number WHERE u.contest = ?2 AND l.person = "
         "?3)",
         "store a decision"},
    [STATEMENT_OBSERVATION_ADD] =
        {"INSERT INTO observations (uid, person, place, notes, who, seen_unix_ms)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
         "store an observation"},
    [STATEMENT_OBSERVATION_ITEM_ADD] =
        {"INSERT INTO observation_items (observation, rule, name, clause, good)"
         " VALUES (?1, ?2, ?3, ?4, ?5)",
         "store an observation"},
    [STATEMENT_OBSERVATIONS] =
        {"SELECT o.number, o.person, p.name, p.team, o.place, o.who, o.notes, o.seen_unix_ms,"
         " (SELECT count(*) FROM observation_items i WHERE i.observation = o.number AND i.good = "
         "1),"
         " (SELECT count(*) FROM observation_items i WHERE i.observation = o.number AND i.good = "
         "0),"
         " (SELECT max(" SLIP_NTH ") FROM observation_items i"
         " WHERE i.observation = o.number AND i.good = 0)"
         " FROM observations o JOIN people p ON p.id = o.person WHERE ?1 IN (0, o.person)"
         " ORDER BY o.seen_unix_ms DESC, o.number DESC LIMIT ?3",
         "list observations"},
    [STATEMENT_OBSERVED] = {"SELECT i.rule, i.name, i.clause, i.good,"
                            " CASE WHEN i.good = 1 THEN 0 ELSE (" SLIP_NTH
                            ") END FROM observation_items i"
                            " JOIN observations o ON o.number = i.observation WHERE o.number = ?1"
                            " ORDER BY i.good, i.name, i.rule",
                            "read an observation"},
    [STATEMENT_OBSERVED_COUNT] =
        {"SELECT count(DISTINCT o.number), coalesce(sum(i.good), 0),"
         " coalesce(sum(1 - i.good), 0), max(o.seen_unix_ms) FROM observations o"
         " LEFT JOIN observation_items i ON i.observation = o.number WHERE o.person = ?1",
         "count observations"},
    [STATEMENT_MERGE_CONTEST_ENTRIES] =
        {"UPDATE OR IGNORE contest_entries SET person = ?2 WHERE person = ?1", "move contests"},
    [STATEMENT_MERGE_CONTEST_SHEETS] =
        {"UPDATE OR IGNORE contest_sheets SET person = ?2 WHERE person = ?1", "move contests"},
    [STATEMENT_MERGE_CONTEST_PLACES] =
        {"UPDATE OR IGNORE contest_places SET person = ?2 WHERE person = ?1", "move contests"},
    [STATEMENT_MERGE_CONTEST_REPLAYS] =
        {"UPDATE OR IGNORE contest_replays SET person = ?2 WHERE person = ?1", "move contests"},
    [STATEMENT_MERGE_CONTEST_SECONDS] = {"UPDATE contest_entries SET second = ?2 WHERE second = ?1",
                                         "move contests"},
    [STATEMENT_MERGE_OBSERVATIONS] = {"UPDATE observations SET person = ?2 WHERE person = ?1",
                                      "move observations"},
    [STATEMENT_UNMET] = {"SELECT a.pack, a.play, t.turn, v.id, max(v.name), sum(" IS_UNMET
                         ") AS unmet, count(*)" KEPT_SINCE
                         " GROUP BY a.pack, a.play, t.turn, v.id HAVING unmet > 0"
                         " ORDER BY unmet DESC, a.play, t.turn, v.id LIMIT ?2",
                         "list what nothing was heard for"},
    [STATEMENT_UNMET_REPLIES] =
        {OCCURRENCE
         "coalesce((SELECT group_concat(o.heard, '，') FROM verdicts o WHERE o.turn = t.id"
         "  AND o.heard <> '' AND o.in_first = 0), ''), t.recording, (SELECT min(o.start_ms)"
         "  FROM verdicts o WHERE o.turn = t.id AND o.in_first = 0), NULL" KEPT_SINCE
         " AND a.pack = ?3 AND a.play = ?4 AND t.turn = ?5 AND v.id = ?6 AND " IS_UNMET
         " ORDER BY a.started_unix_ms DESC, t.id DESC LIMIT ?2",
         "list replies"},
    /* Evidence of a repeat may lie in the try before it, and then its sound is that one's. */
    [STATEMENT_BROKEN_WORDS] =
        {OCCURRENCE
         "v.heard, coalesce(CASE v.in_first WHEN 0 THEN t.recording ELSE (SELECT"
         "  f.recording FROM turns f WHERE f.attempt = t.attempt AND f.reply = t.reply"
         "  AND f.take = t.take AND f.again = 0) END, ''), v.start_ms, v.end_ms"
         " FROM attempts a CROSS JOIN people e ON e.id = a.person AND e.trainee = 1"
         " CROSS JOIN counted_turns t ON t.attempt = a.id CROSS JOIN verdicts v ON v.turn = t.id"
         " AND v.kind = 'rule' AND v.heard <> '' AND v.start_ms IS NOT NULL"
         " WHERE a.started_unix_ms >= ?1 AND NOT " IN_FUTURE(
             "a.started_unix_ms") " AND a.id NOT IN (" VOIDED ") AND " STANDS " = 'not_met'"
                                  " ORDER BY a.started_unix_ms DESC, v.number DESC LIMIT ?2",
         "list broken rules"},
    [STATEMENT_TEAM_MONTHS] =
        {"SELECT e.team, CAST(strftime('%Y%m', a.started_unix_ms / 1000, 'unixepoch', 'localtime')"
         " AS INTEGER) AS month, sum((SELECT count(DISTINCT t.reply) FROM turns t"
         "  WHERE t.attempt = a.id) - (a.finished_unix_ms IS NOT NULL))"
         " FROM attempts a JOIN people e ON e.id = a.person AND e.trainee = 1"
         " WHERE a.started_unix_ms >= ?1 AND NOT " IN_FUTURE(
             "a.started_unix_ms") " AND a.id NOT IN (" VOIDED
                                  ") GROUP BY e.team, month ORDER BY e.team, month",
         "count replies"},
};
