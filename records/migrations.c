#include "records/migrations.h"

#include <stdio.h>

#include "records/migration_functions.h"

/* Times are milliseconds since 1970 UTC, times in a sound milliseconds from its first sample.
 * Texts of the pack (a name, a clause) are copied: a record outlives the pack that it was made
 * with. */
static const char version_1[] =
    "CREATE TABLE people ("
    " id INTEGER PRIMARY KEY,"
    " name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),"
    " trainee INTEGER NOT NULL DEFAULT 1 CHECK (trainee IN (0, 1))," /* 0: `yingda rehearse` */
    " added_unix_ms INTEGER NOT NULL CHECK (added_unix_ms >= 0)"
    ") STRICT;"
    "CREATE TABLE attempts ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT," /* never used twice: recordings are filed under it */
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " pack TEXT NOT NULL,"
    " pack_version TEXT NOT NULL,"
    " pack_sha256 TEXT NOT NULL CHECK (length(pack_sha256) = 64),"
    " play TEXT NOT NULL,"
    " standard TEXT NOT NULL,"
    " seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),"
    " program_version TEXT NOT NULL,"
    " started_unix_ms INTEGER NOT NULL CHECK (started_unix_ms >= 0),"
    " finished_unix_ms INTEGER,"
    " ending TEXT,"
    " total REAL CHECK (total BETWEEN 0 AND 100),"
    " total_low REAL CHECK (total_low BETWEEN 0 AND 100),"
    " total_high REAL CHECK (total_high BETWEEN 0 AND 100),"
    " review INTEGER CHECK (review >= 0),"
    " CHECK (finished_unix_ms IS NULL = (ending IS NULL)),"
    " CHECK (finished_unix_ms IS NULL = (total IS NULL)),"
    " CHECK (finished_unix_ms IS NULL = (review IS NULL))"
    ") STRICT;"
    "CREATE INDEX attempts_of_person ON attempts (person, finished_unix_ms);"
    "CREATE TABLE criteria ("
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " criterion TEXT NOT NULL,"
    " weight INTEGER NOT NULL,"
    " points REAL NOT NULL,"
    " points_max REAL NOT NULL CHECK (points_max >= points),"
    " points_low REAL NOT NULL,"
    " points_high REAL NOT NULL CHECK (points_high >= points_low),"
    " points_max_all REAL NOT NULL CHECK (points_max_all >= points_high),"
    " PRIMARY KEY (attempt, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE turns ("
    " id INTEGER PRIMARY KEY,"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " reply INTEGER NOT NULL CHECK (reply >= 1),"
    " again INTEGER NOT NULL CHECK (again IN (0, 1))," /* 1: the repeat; it counts for the pair */
    " turn TEXT NOT NULL,"
    " next TEXT," /* a turn or an ending; NULL: asked again */
    " mood_before INTEGER NOT NULL CHECK (mood_before BETWEEN 0 AND 100),"
    " mood_after INTEGER NOT NULL CHECK (mood_after BETWEEN 0 AND 100),"
    " recording TEXT," /* below the recordings folder */
    " duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),"
    " UNIQUE (attempt, reply, again)"
    ") STRICT;"
    "CREATE TABLE verdicts ("
    " turn INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " kind TEXT NOT NULL CHECK (kind IN ('move', 'phrase', 'rule')),"
    " id TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " clause TEXT NOT NULL,"
    " value TEXT NOT NULL CHECK (value IN ('met', 'not_met', 'undecided', 'not_applicable')),"
    " score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),"
    " start_ms INTEGER CHECK (start_ms >= 0),"
    " end_ms INTEGER CHECK (end_ms >= start_ms),"
    " heard TEXT NOT NULL,"
    " points INTEGER NOT NULL CHECK (points >= 0),"
    " in_first INTEGER NOT NULL CHECK (in_first IN (0, 1))," /* times are of the first try's sound
                                                              */
    " CHECK (start_ms IS NULL = (end_ms IS NULL)),"
    " PRIMARY KEY (turn, position)"
    ") STRICT, WITHOUT ROWID;"
    /* The turns that count: a repeat stands for the try before it. */
    "CREATE VIEW counted_turns AS SELECT * FROM turns t WHERE again = 1 OR NOT EXISTS"
    " (SELECT 1 FROM turns r WHERE r.attempt = t.attempt AND r.reply = t.reply AND r.again = 1);"
    "PRAGMA application_id = 1497649731;"; /* MIGRATIONS_APPLICATION_ID */

/* A voice stands in a table of its own, so that nobody who lists or exports people takes it along
 * unasked; it goes with its person. An attempt keeps the warp that it was heard with: with it and
 * the recording, every verdict can be had again. */
static const char version_2[] =
    "CREATE TABLE voices ("
    " person INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,"
    " warp REAL NOT NULL CHECK (warp BETWEEN 0.8 AND 1.25)," /* SPEAKER_WARP_LEAST, _MOST */
    " taken_unix_ms INTEGER NOT NULL CHECK (taken_unix_ms >= 0)"
    ") STRICT;"
    "ALTER TABLE attempts ADD COLUMN"
    " warp REAL NOT NULL DEFAULT 1 CHECK (warp BETWEEN 0.8 AND 1.25);";

/* What a card is made of, so that it can be added up again from the records alone, and turns that
 * were tried again. Of attempts before it `pass` and the criteria's `kind` stay NULL: what their
 * verdicts counted for was not kept. The tables are made anew because SQLite cannot change a
 * UNIQUE, and verdicts first: dropping turns would delete what refers to them. */
static const char version_3[] =
    "ALTER TABLE attempts ADD COLUMN"
    " mode TEXT NOT NULL DEFAULT 'practice' CHECK (mode IN ('practice', 'exam'));"
    "ALTER TABLE attempts ADD COLUMN"
    " style TEXT NOT NULL DEFAULT 'shares' CHECK (style IN ('shares', 'deductions'));"
    "ALTER TABLE attempts ADD COLUMN pass INTEGER CHECK (pass BETWEEN 0 AND 100);"
    "ALTER TABLE attempts ADD COLUMN"
    " veto_cap INTEGER NOT NULL DEFAULT 0 CHECK (veto_cap BETWEEN 0 AND 99);"
    "ALTER TABLE attempts ADD COLUMN"
    " hint_cost INTEGER NOT NULL DEFAULT 0 CHECK (hint_cost BETWEEN 0 AND 100);"
    /* As the machine had them, before any mark. */
    "ALTER TABLE attempts ADD COLUMN machine_total REAL CHECK (machine_total BETWEEN 0 AND 100);"
    "ALTER TABLE attempts ADD COLUMN machine_low REAL CHECK (machine_low BETWEEN 0 AND 100);"
    "ALTER TABLE attempts ADD COLUMN machine_high REAL CHECK (machine_high BETWEEN 0 AND 100);"
    "ALTER TABLE attempts ADD COLUMN machine_review INTEGER CHECK (machine_review >= 0);"
    "UPDATE attempts SET machine_total = total, machine_low = total_low,"
    " machine_high = total_high, machine_review = review;"
    "ALTER TABLE criteria ADD COLUMN name TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE criteria ADD COLUMN kind TEXT CHECK (kind IN ('moves', 'phrases', 'rules'));"
    "CREATE TABLE turns_3 ("
    " id INTEGER PRIMARY KEY,"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " reply INTEGER NOT NULL CHECK (reply >= 1),"
    " again INTEGER NOT NULL CHECK (again IN (0, 1))," /* 1: the repeat; it counts for the pair */
    " take INTEGER NOT NULL CHECK (take >= 1)," /* one more each time the trainee went back */
    " turn TEXT NOT NULL," /* or the ending, in the row of its verdicts, the last */
    " next TEXT,"          /* a turn or an ending; NULL: asked again, or the ending's row */
    " mood_before INTEGER NOT NULL CHECK (mood_before BETWEEN 0 AND 100),"
    " mood_after INTEGER NOT NULL CHECK (mood_after BETWEEN 0 AND 100),"
    " recording TEXT," /* below the recordings folder */
    " duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),"
    " hint INTEGER NOT NULL CHECK (hint IN (0, 1))," /* 1: it was opened */
    " UNIQUE (attempt, reply, again, take)"
    ") STRICT;"
    "INSERT INTO turns_3 SELECT id, attempt, reply, again, 1, turn, next, mood_before, mood_after,"
    " recording, duration_ms, 0 FROM turns;"
    "CREATE TABLE verdicts_3 ("
    " number INTEGER PRIMARY KEY,"
    " turn INTEGER NOT NULL REFERENCES turns_3 (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " kind TEXT NOT NULL CHECK (kind IN ('move', 'phrase', 'rule')),"
    " id TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " clause TEXT NOT NULL,"
    " value TEXT NOT NULL CHECK (value IN ('met', 'not_met', 'undecided', 'not_applicable')),"
    " score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),"
    " start_ms INTEGER CHECK (start_ms >= 0),"
    " end_ms INTEGER CHECK (end_ms >= start_ms),"
    " heard TEXT NOT NULL,"
    " points INTEGER NOT NULL CHECK (points >= 0),"
    " in_first INTEGER NOT NULL CHECK (in_first IN (0, 1))," /* times are of the first try's sound
                                                              */
    " criterion TEXT,"                                       /* a rule's; NULL: any of its kind */
    " once INTEGER NOT NULL CHECK (once IN (0, 1)),"
    " veto INTEGER NOT NULL CHECK (veto IN (0, 1)),"
    " measured REAL,"
    " unit TEXT,"
    " CHECK (start_ms IS NULL = (end_ms IS NULL)),"
    " CHECK (measured IS NULL = (unit IS NULL)),"
    " UNIQUE (turn, position)"
    ") STRICT;"
    "INSERT INTO verdicts_3 (turn, position, kind, id, name, clause, value, score, start_ms,"
    " end_ms, heard, points, in_first, once, veto) SELECT turn, position, kind, id, name, clause,"
    " value, score, start_ms, end_ms, heard, points, in_first, 0, 0 FROM verdicts;"
    "DROP VIEW counted_turns;"
    "DROP TABLE verdicts;"
    "DROP TABLE turns;"
    "ALTER TABLE turns_3 RENAME TO turns;"
    "ALTER TABLE verdicts_3 RENAME TO verdicts;"
    /* The turns that count: a repeat stands for the try before it, and a later take for all of the
     * earlier ones' from its first reply on. */
    "CREATE VIEW counted_turns AS SELECT * FROM turns t WHERE NOT EXISTS"
    " (SELECT 1 FROM turns r WHERE r.attempt = t.attempt AND"
    "  (r.take > t.take AND r.reply <= t.reply OR"
    "   r.take = t.take AND r.reply = t.reply AND r.again > t.again));";

/* The observer's checklist, and a trainer's marks beside the machine's verdicts. */
static const char version_4[] =
    "CREATE TABLE checklist (" /* what a trainer who watches can mark */
    " number INTEGER PRIMARY KEY,"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " id TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " clause TEXT NOT NULL,"
    " heading TEXT NOT NULL,"
    " look TEXT NOT NULL,"
    " for_whom TEXT NOT NULL CHECK (for_whom IN ('all', 'men', 'women')),"
    " criterion TEXT,"
    " points INTEGER NOT NULL CHECK (points >= 0),"
    " veto INTEGER NOT NULL CHECK (veto IN (0, 1)),"
    " UNIQUE (attempt, position)"
    ") STRICT;"
    "CREATE TABLE marks (" /* the last one of an item counts */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " verdict INTEGER REFERENCES verdicts (number) ON DELETE CASCADE,"
    " line INTEGER REFERENCES checklist (number) ON DELETE CASCADE,"
    " value TEXT CHECK (value IN ('met', 'not_met', 'not_applicable'))," /* NULL: taken back */
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " reason TEXT NOT NULL,"
    " marked_unix_ms INTEGER NOT NULL CHECK (marked_unix_ms >= 0),"
    " CHECK (verdict IS NULL <> (line IS NULL)),"
    " CHECK (verdict IS NULL OR value IS NULL OR length(reason) > 0)"
    ") STRICT;"
    "CREATE INDEX marks_of_verdict ON marks (verdict);"
    "CREATE INDEX marks_of_line ON marks (line);";

/* What happened around a reply, JSON as `yingda judge --scene` takes it: with it and the recording
 * every verdict on conduct can be had again. NULL in turns before it and in the ending's. */
static const char version_5[] = "ALTER TABLE turns ADD COLUMN scene TEXT;";

/* A voice's transform, in lines of text. What an attempt was heard with stands in its turns'
 * scenes.
 */
static const char version_6[] =
    "ALTER TABLE voices ADD COLUMN text TEXT NOT NULL DEFAULT '' CHECK (length(text) < 8192);";

/* Where a verdict comes from, besides what was said in its own reply. */
static const char version_7[] =
    "ALTER TABLE verdicts ADD COLUMN origin TEXT NOT NULL DEFAULT 'reply'"
    " CHECK (origin IN ('reply', 'unheard', 'before', 'made_up', 'ahead'));"
    "ALTER TABLE verdicts ADD COLUMN other_reply INTEGER CHECK (other_reply > 0);";

/* What a broken rule costs each time, how often it was broken in a reply, what a play is not passed
 * without, and the most that one item of a criterion may cost. */
static const char version_8[] =
    "ALTER TABLE verdicts ADD COLUMN cost INTEGER NOT NULL DEFAULT 0 CHECK (cost >= 0);"
    "ALTER TABLE verdicts ADD COLUMN cost_again INTEGER NOT NULL DEFAULT 0 CHECK (cost_again >= 0);"
    "ALTER TABLE verdicts ADD COLUMN times INTEGER NOT NULL DEFAULT 0 CHECK (times >= 0);"
    "ALTER TABLE verdicts ADD COLUMN key INTEGER NOT NULL DEFAULT 0 CHECK (key IN (0, 1));"
    "ALTER TABLE criteria ADD COLUMN most_each INTEGER NOT NULL DEFAULT 0 CHECK (most_each >= 0);";

/* What a point of an item takes off a hundred in deductions. */
static const char version_9[] = "ALTER TABLE attempts ADD COLUMN per_point INTEGER NOT NULL"
                                " DEFAULT 1 CHECK (per_point >= 1);";

/* People are told apart by their number, not by their name; whatever several kiosks make has a name
 * that no two of them give (base/uuid.h), and all that happens stands in one gapless row of facts
 * (facts.h). The table of people is made anew because SQLite cannot take a UNIQUE away; the others
 * only get a column more. What was there before gets ids by what it holds, so that a database from
 * before that is restored and migrated once more has the same ones. */
static const char version_10[] =
    "CREATE TABLE people_10 ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " number TEXT NOT NULL DEFAULT ''," /* folded (fold.h); '': none */
    " name TEXT NOT NULL CHECK (length(name) > 0),"
    " name_key TEXT NOT NULL CHECK (length(name_key) > 0)," /* what it is compared by */
    " team TEXT NOT NULL DEFAULT '',"
    " post TEXT NOT NULL DEFAULT '',"
    " trainee INTEGER NOT NULL DEFAULT 1 CHECK (trainee IN (0, 1))," /* 0: `yingda rehearse` */
    " added_unix_ms INTEGER NOT NULL CHECK (added_unix_ms >= 0)"
    ") STRICT;"
    /* Who typed a number that no list knew was called 工号 and the number. */
    "INSERT INTO people_10 (id, uid, number, name, name_key, trainee, added_unix_ms)"
    " SELECT id, uuid_of(added_unix_ms, 'person', id, name),"
    " CASE WHEN name GLOB '工号 [0-9]*' AND substr(name, 4) NOT GLOB '*[^0-9]*'"
    "  THEN substr(name, 4) ELSE '' END,"
    " name, name_key(name), trainee, added_unix_ms FROM people;"
    "DROP TABLE people;"
    "ALTER TABLE people_10 RENAME TO people;"
    "CREATE UNIQUE INDEX people_by_number ON people (number) WHERE number <> '';"
    "CREATE INDEX people_by_name ON people (name_key);"
    "ALTER TABLE attempts ADD COLUMN uid BLOB CHECK (length(uid) = 16);"
    "ALTER TABLE turns ADD COLUMN uid BLOB CHECK (length(uid) = 16);"
    "ALTER TABLE marks ADD COLUMN uid BLOB CHECK (length(uid) = 16);"
    "UPDATE attempts SET uid = uuid_of(started_unix_ms, 'attempt', id, seed, play);"
    "UPDATE turns SET uid = uuid_of(a.started_unix_ms, 'turn', turns.id, a.seed, a.play)"
    " FROM attempts a WHERE a.id = turns.attempt;"
    "UPDATE marks SET uid = uuid_of(marked_unix_ms, 'mark', number, who, reason);"
    "CREATE UNIQUE INDEX attempts_by_uid ON attempts (uid);"
    "CREATE UNIQUE INDEX turns_by_uid ON turns (uid);"
    "CREATE UNIQUE INDEX marks_by_uid ON marks (uid);"
    "CREATE TABLE epochs (" /* each is what one opening of the file wrote */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " epoch BLOB NOT NULL UNIQUE CHECK (length(epoch) = 16),"
    " began_unix_ms INTEGER NOT NULL CHECK (began_unix_ms >= 0)"
    ") STRICT;"
    "CREATE TABLE facts ("
    " epoch INTEGER NOT NULL REFERENCES epochs (number),"
    " seq INTEGER NOT NULL CHECK (seq >= 1),"
    " kind TEXT NOT NULL CHECK (length(kind) > 0),"
    " of BLOB NOT NULL CHECK (length(of) = 16)," /* the uid of a row, which may be gone */
    " at_unix_ms INTEGER NOT NULL CHECK (at_unix_ms >= 0),"
    " PRIMARY KEY (epoch, seq)"
    ") STRICT, WITHOUT ROWID;"
    /* What is there already, whatever refers to something after it. */
    "INSERT INTO epochs (epoch, began_unix_ms) SELECT"
    " uuid_of(unixepoch() * 1000, 'epoch', hex(randomblob(16))), unixepoch() * 1000"
    " WHERE EXISTS (SELECT 1 FROM people);"
    "INSERT INTO facts (epoch, seq, kind, of, at_unix_ms)"
    " SELECT 1, row_number() OVER (ORDER BY rank, id), kind, uid, at FROM"
    " (SELECT 1 AS rank, id, 'person' AS kind, uid, added_unix_ms AS at FROM people UNION ALL"
    "  SELECT 2, id, 'attempt', uid, started_unix_ms FROM attempts UNION ALL"
    "  SELECT 3, t.id, 'turn', t.uid, a.started_unix_ms FROM turns t JOIN attempts a"
    "   ON a.id = t.attempt UNION ALL"
    "  SELECT 4, id, 'end', uid, finished_unix_ms FROM attempts"
    "   WHERE finished_unix_ms IS NOT NULL UNION ALL"
    "  SELECT 5, number, 'mark', uid, marked_unix_ms FROM marks);"
    "CREATE TRIGGER facts_have_no_holes BEFORE INSERT ON facts"
    " WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM facts WHERE epoch = NEW.epoch)"
    " BEGIN SELECT RAISE(ABORT, 'a fact is out of turn'); END;"
    "CREATE TRIGGER facts_stay BEFORE DELETE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;"
    "CREATE TRIGGER facts_stand BEFORE UPDATE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;"
    "CREATE TABLE departed (" /* what people who had themselves removed leave: nobody's counts */
    " year INTEGER NOT NULL,"
    " pack TEXT NOT NULL,"
    " play TEXT NOT NULL,"
    " mode TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),"
    " attempts INTEGER NOT NULL CHECK (attempts >= 0)," /* finished ones */
    " replies INTEGER NOT NULL CHECK (replies >= 0),"
    " PRIMARY KEY (year, pack, play, mode)"
    ") STRICT, WITHOUT ROWID;";

/* What was asked of phrases, drills and questions: every answer, and beside them, one row a thing,
 * what they add up to (scoring/recall.h). */
static const char version_11[] =
    "CREATE TABLE reviews ("
    " number INTEGER PRIMARY KEY,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " pack TEXT NOT NULL CHECK (length(pack) > 0),"
    " kind TEXT NOT NULL CHECK (kind IN ('phrase', 'drill', 'question')),"
    " item TEXT NOT NULL CHECK (length(item) > 0),"
    " grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4)," /* again, hard, good, easy */
    " reviewed_unix_ms INTEGER NOT NULL CHECK (reviewed_unix_ms >= 0)"
    ") STRICT;"
    "CREATE INDEX reviews_of_person ON reviews (person, reviewed_unix_ms);"
    "CREATE TABLE recalls ("
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " pack TEXT NOT NULL CHECK (length(pack) > 0),"
    " kind TEXT NOT NULL CHECK (kind IN ('phrase', 'drill', 'question')),"
    " item TEXT NOT NULL CHECK (length(item) > 0),"
    " last_grade INTEGER NOT NULL CHECK (last_grade BETWEEN 1 AND 4),"
    " reviewed_unix_ms INTEGER NOT NULL CHECK (reviewed_unix_ms >= 0),"
    " stability_days REAL NOT NULL CHECK (stability_days > 0),"
    " difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),"
    " reviews INTEGER NOT NULL CHECK (reviews > 0),"
    " PRIMARY KEY (person, pack, kind, item)"
    ") STRICT, WITHOUT ROWID;";

/* What somebody decides for oneself: whether sound is kept (every decision stays, the last one
 * counts), which voice the models have, a PIN, that a verdict is wrong. And since when the keeper
 * knows of an attempt's sound, by its own clock; when that went, and why. */
static const char version_12[] =
    "ALTER TABLE people ADD COLUMN"
    " model_voice TEXT CHECK (length(model_voice) BETWEEN 1 AND 63);" /* NULL: the pack's first */
    "ALTER TABLE people ADD COLUMN"
    " pin TEXT CHECK (length(pin) BETWEEN 1 AND 127);" /* hashed; NULL: none */
    "CREATE TABLE consents ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),"
    " notice INTEGER NOT NULL CHECK (notice >= 1)," /* the version of what was on the screen */
    " practice_days INTEGER NOT NULL CHECK (practice_days >= 1)," /* and how long it promised */
    " exam_days INTEGER NOT NULL CHECK (exam_days >= 1),"
    " decided_unix_ms INTEGER NOT NULL CHECK (decided_unix_ms >= 0)"
    ") STRICT;"
    "CREATE INDEX consents_of_person ON consents (person, number);"
    "ALTER TABLE attempts ADD COLUMN"
    " sound_seen_unix_ms INTEGER CHECK (sound_seen_unix_ms >= 0);"
    "ALTER TABLE attempts ADD COLUMN"
    " sound_gone_unix_ms INTEGER CHECK (sound_gone_unix_ms >= 0);"
    "ALTER TABLE attempts ADD COLUMN"
    " sound_gone_by TEXT CHECK (sound_gone_by IN ('rule', 'person'));"
    "CREATE INDEX attempts_with_sound ON attempts (sound_seen_unix_ms)"
    " WHERE sound_gone_unix_ms IS NULL AND sound_seen_unix_ms IS NOT NULL;"
    "CREATE TABLE keeper (" /* one row, once it has been round */
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " known_unix_ms INTEGER NOT NULL CHECK (known_unix_ms >= 0)" /* the last time it believed */
    ") STRICT;"
    "CREATE TABLE disputes ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " verdict INTEGER NOT NULL UNIQUE REFERENCES verdicts (number) ON DELETE CASCADE,"
    " disputed_unix_ms INTEGER NOT NULL CHECK (disputed_unix_ms >= 0),"
    " settled_unix_ms INTEGER CHECK (settled_unix_ms >= 0)" /* a trainer has marked it since */
    ") STRICT;"
    "CREATE INDEX disputes_of_attempt ON disputes (attempt);";

/* Who may come to the trainer's desk. Tries are counted apart: the PIN of the settings is nobody's
 * row, and is number 0 there. */
static const char version_13[] =
    "CREATE TABLE trainers ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " name TEXT NOT NULL CHECK (length(name) > 0),"
    " name_key TEXT NOT NULL," /* what it is compared by */
    " pin_hash TEXT NOT NULL," /* Argon2id (base/password_hash.h); '' of who is retired */
    " added_unix_ms INTEGER NOT NULL CHECK (added_unix_ms >= 0),"
    " retired_unix_ms INTEGER"
    ") STRICT;"
    "CREATE UNIQUE INDEX trainers_by_name ON trainers (name_key) WHERE retired_unix_ms IS NULL;"
    "CREATE TABLE pin_tries (" /* wrong ones since the last right one */
    " trainer INTEGER PRIMARY KEY,"
    " wrong INTEGER NOT NULL CHECK (wrong > 0),"
    " last_unix_ms INTEGER NOT NULL CHECK (last_unix_ms >= 0)"
    ") STRICT;"
    /* Who has left is off the lists; who was made one with somebody else goes when that one does.
     */
    "ALTER TABLE people ADD COLUMN retired_unix_ms INTEGER CHECK (retired_unix_ms >= 0);"
    "ALTER TABLE people ADD COLUMN merged_into INTEGER REFERENCES people (id) ON DELETE CASCADE;"
    "CREATE INDEX people_merged ON people (merged_into) WHERE merged_into IS NOT NULL;"
    "ALTER TABLE people ADD COLUMN due_unix_ms INTEGER CHECK (due_unix_ms > 0);" /* to be ready */
    /* What each attempt showed of a competency, and what that comes to (scoring/readiness.h). Both
     * can be calculated anew from the verdicts; that is done when the version is another one. */
    "CREATE TABLE evidence ("
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " competency TEXT NOT NULL CHECK (length(competency) > 0),"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " play TEXT NOT NULL,"
    " met REAL NOT NULL CHECK (met >= 0)," /* what was met with help counts half */
    " missed REAL NOT NULL CHECK (missed >= 0),"
    " at_unix_ms INTEGER NOT NULL CHECK (at_unix_ms >= 0),"
    " PRIMARY KEY (person, competency, attempt)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX evidence_of_attempt ON evidence (attempt);"
    "CREATE TABLE readiness ("
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " competency TEXT NOT NULL CHECK (length(competency) > 0),"
    " met REAL NOT NULL CHECK (met >= 0)," /* as it counted when the last evidence came */
    " missed REAL NOT NULL CHECK (missed >= 0),"
    " plays INTEGER NOT NULL CHECK (plays > 0),"
    " last_unix_ms INTEGER NOT NULL CHECK (last_unix_ms >= 0),"
    " until_unix_ms INTEGER NOT NULL CHECK (until_unix_ms >= 0)," /* 0: not ready */
    " enough INTEGER NOT NULL CHECK (enough IN (0, 1)),"
    " PRIMARY KEY (person, competency)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE readiness_version (" /* of the formula */
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " version INTEGER NOT NULL"
    ") STRICT;";

/* Exams that count: papers that can be locked, who has them, and who sat them. */
static const char version_14[] =
    "CREATE TABLE papers ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " number TEXT NOT NULL UNIQUE CHECK (length(number) > 0),"
    " mock INTEGER NOT NULL CHECK (mock IN (0, 1))," /* 1: drawn by who sits it */
    " subject TEXT NOT NULL CHECK (subject IN ('all', 'counter', 'phone', 'site')),"
    " pack TEXT NOT NULL,"
    " pack_sha256 TEXT NOT NULL CHECK (length(pack_sha256) = 64)," /* as it was drawn */
    " standard TEXT NOT NULL,"                                     /* '': each play's own */
    " level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),"
    " minutes INTEGER NOT NULL CHECK (minutes >= 0)," /* 0: no limit */
    " pass INTEGER NOT NULL CHECK (pass BETWEEN 0 AND 100),"
    " seed INTEGER NOT NULL,"
    " who TEXT NOT NULL," /* made it */
    " made_unix_ms INTEGER NOT NULL CHECK (made_unix_ms >= 0),"
    " locked_unix_ms INTEGER CHECK (locked_unix_ms >= 0)," /* NULL: it can still be changed */
    " withdrawn_unix_ms INTEGER CHECK (withdrawn_unix_ms >= 0)"
    ") STRICT;"
    "CREATE TABLE paper_plays ("
    " paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " play TEXT NOT NULL,"
    " seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),"
    " PRIMARY KEY (paper, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE paper_questions ("
    " paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " question TEXT NOT NULL,"
    " answers TEXT NOT NULL CHECK (length(answers) = 4)," /* '2013': what stands at each place */
    " PRIMARY KEY (paper, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER locked_papers_stand BEFORE UPDATE OF number, mock, subject, pack, pack_sha256,"
    " standard, level, minutes, pass, seed, locked_unix_ms ON papers"
    " WHEN OLD.locked_unix_ms IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the paper is locked'); END;"
    "CREATE TRIGGER locked_plays_stand BEFORE INSERT ON paper_plays WHEN"
    " (SELECT locked_unix_ms FROM papers WHERE id = NEW.paper) IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the paper is locked'); END;"
    "CREATE TRIGGER locked_questions_stand BEFORE INSERT ON paper_questions WHEN"
    " (SELECT locked_unix_ms FROM papers WHERE id = NEW.paper) IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the paper is locked'); END;"
    "CREATE TABLE handouts ("
    " paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " who TEXT NOT NULL,"
    " handed_unix_ms INTEGER NOT NULL CHECK (handed_unix_ms >= 0),"
    " PRIMARY KEY (paper, person)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX handouts_of_person ON handouts (person);"
    "CREATE TABLE sittings ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " began_unix_ms INTEGER NOT NULL CHECK (began_unix_ms >= 0),"
    " ended_unix_ms INTEGER CHECK (ended_unix_ms >= 0)," /* NULL: under way, or broken off */
    " ended_by TEXT CHECK (ended_by IN ('done', 'time', 'left')),"
    " voided_unix_ms INTEGER CHECK (voided_unix_ms >= 0)," /* it is as if it had not been */
    " voided_who TEXT,"
    " voided_reason TEXT,"
    " CHECK (ended_unix_ms IS NULL = (ended_by IS NULL)),"
    " CHECK (voided_unix_ms IS NULL OR length(voided_reason) > 0)"
    ") STRICT;"
    "CREATE UNIQUE INDEX sittings_once ON sittings (paper, person) WHERE voided_unix_ms IS NULL;"
    "CREATE INDEX sittings_of_person ON sittings (person);";

/* What was answered, and what came of it. Results are only ever added: what is dropped later, or
 * marked otherwise, makes another row that supersedes the one before. */
static const char version_15[] =
    "CREATE TABLE sitting_parts ("
    " attempt INTEGER PRIMARY KEY REFERENCES attempts (id) ON DELETE CASCADE,"
    " sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " UNIQUE (sitting, position)"
    ") STRICT;"
    "CREATE TABLE answers ("
    " sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " question TEXT NOT NULL,"
    " chosen INTEGER NOT NULL CHECK (chosen BETWEEN 0 AND 3)," /* 0: the right one */
    " answered_unix_ms INTEGER NOT NULL CHECK (answered_unix_ms >= 0),"
    " PRIMARY KEY (sitting, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE results (" /* released: what the person may see. The last of a sitting counts */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,"
    " passed INTEGER NOT NULL CHECK (passed IN (0, 1)),"
    " total REAL NOT NULL CHECK (total BETWEEN 0 AND 100)," /* mean of the plays */
    " answers_right INTEGER NOT NULL CHECK (answers_right >= 0),"
    " n_questions INTEGER NOT NULL CHECK (n_questions >= answers_right),"
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " reason TEXT NOT NULL,"
    " released_unix_ms INTEGER NOT NULL CHECK (released_unix_ms >= 0),"
    " supersedes INTEGER REFERENCES results (number) ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX results_of_sitting ON results (sitting);"
    "CREATE TRIGGER results_stand BEFORE UPDATE ON results"
    " BEGIN SELECT RAISE(ABORT, 'results are never changed'); END;"
    "CREATE INDEX attempts_undecided ON attempts (finished_unix_ms)"
    " WHERE mode = 'exam' AND review > 0;"
    /* What a trainer is asked to hear of an exam, besides what is undecided and disputed. */
    "CREATE TABLE review_samples ("
    " verdict INTEGER PRIMARY KEY REFERENCES verdicts (number) ON DELETE CASCADE,"
    " attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
    " why TEXT NOT NULL CHECK (why IN ('near', 'tenth'))"
    ") STRICT;"
    "CREATE INDEX review_samples_of_attempt ON review_samples (attempt);";

/* Of marks it is known besides in which role they were made, whether the machine's word was hidden,
 * and which mark they stand in the place of; an item of a paper can be dropped. */
static const char version_16[] =
    "CREATE TABLE drops (" /* an item of a paper that counts for nobody, and why */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,"
    " play TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('move', 'phrase', 'rule')),"
    " item TEXT NOT NULL,"
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " reason TEXT NOT NULL CHECK (length(reason) > 0),"
    " dropped_unix_ms INTEGER NOT NULL CHECK (dropped_unix_ms >= 0),"
    " undone_unix_ms INTEGER CHECK (undone_unix_ms >= 0),"
    " undone_who TEXT"
    ") STRICT;"
    "ALTER TABLE marks ADD COLUMN role TEXT NOT NULL DEFAULT 'trainer'"
    " CHECK (role IN ('trainer', 'observer', 'judge', 'spot'));"
    "ALTER TABLE marks ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));"
    "ALTER TABLE marks ADD COLUMN supersedes INTEGER;" /* number of a mark; NULL: the first */
    "ALTER TABLE marks ADD COLUMN dropped INTEGER;"    /* number of the drop that made it */
    "UPDATE marks SET role = 'observer' WHERE line IS NOT NULL;"
    "UPDATE marks SET supersedes = (SELECT max(m.number) FROM marks m WHERE m.number < marks.number"
    " AND (m.verdict = marks.verdict OR m.line = marks.line));"
    "CREATE TRIGGER marks_stand BEFORE UPDATE ON marks"
    " BEGIN SELECT RAISE(ABORT, 'marks are never changed'); END;"
    "CREATE INDEX marks_of_drop ON marks (dropped) WHERE dropped IS NOT NULL;"
    /* The marks that count: not those of a drop that was undone. */
    "CREATE VIEW counted_marks AS SELECT * FROM marks m WHERE m.dropped IS NULL OR EXISTS"
    " (SELECT 1 FROM drops d WHERE d.number = m.dropped AND d.undone_unix_ms IS NULL);";

/* Posts, certificates of them, and leave. */
static const char version_17[] =
    "CREATE TABLE posts (" /* what a certificate of a post asks for */
    " post TEXT PRIMARY KEY CHECK (length(post) > 0),"
    " months INTEGER NOT NULL CHECK (months > 0)" /* it is good for */
    ") STRICT;"
    "CREATE TABLE post_subjects ("
    " post TEXT NOT NULL REFERENCES posts (post) ON DELETE CASCADE,"
    " subject TEXT NOT NULL CHECK (subject IN ('all', 'counter', 'phone', 'site')),"
    " PRIMARY KEY (post, subject)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE certificates (" /* a renewal is another one: the old one stays */
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " number TEXT NOT NULL UNIQUE CHECK (length(number) > 0),"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " post TEXT NOT NULL,"
    " who TEXT NOT NULL,"
    " issued_unix_ms INTEGER NOT NULL CHECK (issued_unix_ms >= 0),"
    " until_unix_ms INTEGER NOT NULL CHECK (until_unix_ms > issued_unix_ms),"
    " badge TEXT NOT NULL," /* the signed credential, JSON */
    " supersedes INTEGER REFERENCES certificates (id) ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX certificates_of_person ON certificates (person, post);"
    "CREATE TABLE leaves (" /* away from the post; whoever was long is examined anew */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " left_unix_ms INTEGER NOT NULL CHECK (left_unix_ms >= 0),"
    " back_unix_ms INTEGER CHECK (back_unix_ms >= left_unix_ms)"
    ") STRICT;"
    "CREATE INDEX leaves_of_person ON leaves (person);";

/* What a team ('': everybody) practises in a week. */
static const char version_18[] =
    "CREATE TABLE plans ("
    " team TEXT NOT NULL,"
    " week_unix_ms INTEGER NOT NULL CHECK (week_unix_ms >= 0)," /* its Monday, 0 o'clock here */
    " competency TEXT NOT NULL CHECK (length(competency) > 0),"
    " who TEXT NOT NULL,"
    " planned_unix_ms INTEGER NOT NULL CHECK (planned_unix_ms >= 0),"
    " PRIMARY KEY (team, week_unix_ms, competency)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX evidence_by_time ON evidence (at_unix_ms);";

/* Contests: who competes, who judges, and in which order lots were drawn. */
static const char version_19[] =
    "CREATE TABLE contests ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " name TEXT NOT NULL CHECK (length(name) > 0),"
    " season INTEGER NOT NULL CHECK (season BETWEEN 2000 AND 9999)," /* a year */
    " paper INTEGER NOT NULL UNIQUE REFERENCES papers (id) ON DELETE CASCADE,"
    " judges_pct INTEGER NOT NULL CHECK (judges_pct BETWEEN 0 AND 100),"
    " drawn_teams INTEGER NOT NULL CHECK (drawn_teams IN (0, 2, 3, 4))," /* 0: people's own */
    " second TEXT NOT NULL CHECK (second IN ('none', 'plays', 'observes')),"
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " made_unix_ms INTEGER NOT NULL CHECK (made_unix_ms >= 0),"
    " seed INTEGER," /* of the lots; NULL: they are not drawn yet */
    " drawn_unix_ms INTEGER CHECK (drawn_unix_ms >= 0),"
    " CHECK (seed IS NULL = (drawn_unix_ms IS NULL))"
    ") STRICT;"
    "CREATE TRIGGER drawn_contests_stand BEFORE UPDATE ON contests WHEN OLD.seed IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the lots are drawn'); END;"
    "CREATE TABLE contest_criteria (" /* as the pack had them when the contest was made */
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " of_second INTEGER NOT NULL CHECK (of_second IN (0, 1)),"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " name TEXT NOT NULL CHECK (length(name) > 0),"
    " weight INTEGER NOT NULL CHECK (weight > 0)," /* of a hundred */
    " PRIMARY KEY (contest, of_second, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER criteria_stand BEFORE INSERT ON contest_criteria WHEN"
    " (SELECT seed FROM contests WHERE id = NEW.contest) IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the lots are drawn'); END;"
    "CREATE TABLE contest_entries ("
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " team TEXT NOT NULL DEFAULT ''," /* as it was when the lots were drawn */
    " lot INTEGER CHECK (lot > 0),"
    " second INTEGER REFERENCES people (id) ON DELETE SET NULL," /* plays the customer, observes */
    " absent_unix_ms INTEGER CHECK (absent_unix_ms >= 0),"
    " PRIMARY KEY (contest, person)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX contest_entries_of_person ON contest_entries (person);"
    "CREATE INDEX contest_entries_of_second ON contest_entries (second);"
    "CREATE TRIGGER lots_stand BEFORE UPDATE OF lot, team ON contest_entries"
    " WHEN OLD.lot IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the lots are drawn'); END;"
    "CREATE TABLE contest_judges ("
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " judge TEXT NOT NULL CHECK (length(judge) > 0),"  /* a trainer's name */
    " left_unix_ms INTEGER CHECK (left_unix_ms >= 0)," /* judges no more: those sheets count not */
    " PRIMARY KEY (contest, judge)"
    ") STRICT, WITHOUT ROWID;";

/* What judges of contests take off, what was published. Sheets, publications and decisions are only
 * ever added. */
static const char version_20[] =
    "CREATE TABLE contest_sheets (" /* of a judge on somebody; the last one of each counts */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE," /* whose turn it was */
    " of_second INTEGER NOT NULL CHECK (of_second IN (0, 1)),"
    " sitting INTEGER REFERENCES sittings (id) ON DELETE CASCADE," /* NULL: of no machine */
    " judge TEXT NOT NULL CHECK (length(judge) > 0),"
    " reason TEXT NOT NULL," /* '': the first one, or changed before the others could be seen */
    " given_unix_ms INTEGER NOT NULL CHECK (given_unix_ms >= 0),"
    " supersedes INTEGER REFERENCES contest_sheets (number) ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX contest_sheets_of_entry ON contest_sheets (contest, person, of_second, judge);"
    "CREATE TRIGGER sheets_stand BEFORE UPDATE OF number, uid, contest, of_second, sitting, judge,"
    " reason, given_unix_ms, supersedes ON contest_sheets"
    " BEGIN SELECT RAISE(ABORT, 'sheets are never changed'); END;"
    "CREATE TABLE contest_deductions ("
    " sheet INTEGER NOT NULL REFERENCES contest_sheets (number) ON DELETE CASCADE,"
    " position INTEGER NOT NULL CHECK (position >= 0),"
    " taken INTEGER NOT NULL CHECK (taken >= 0),"
    " PRIMARY KEY (sheet, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER deductions_stand BEFORE UPDATE ON contest_deductions"
    " BEGIN SELECT RAISE(ABORT, 'sheets are never changed'); END;"
    "CREATE TABLE contest_publications (" /* the last one of a contest counts */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " published_unix_ms INTEGER NOT NULL CHECK (published_unix_ms >= 0),"
    " supersedes INTEGER REFERENCES contest_publications (number) ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX publications_of_contest ON contest_publications (contest);"
    "CREATE TABLE contest_places ("
    " publication INTEGER NOT NULL REFERENCES contest_publications (number) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " team TEXT NOT NULL,"
    " place INTEGER NOT NULL CHECK (place >= 0)," /* 0: absent */
    " total REAL NOT NULL,"
    " machine REAL NOT NULL,"
    " judges REAL NOT NULL,"
    " second_total REAL," /* of who played the customer or observed; NULL: nobody did */
    " points INTEGER NOT NULL CHECK (points >= 0),"
    " PRIMARY KEY (publication, person)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX contest_places_of_person ON contest_places (person);"
    "CREATE TRIGGER places_stand BEFORE UPDATE OF publication, team, place, total, machine, judges,"
    " second_total, points ON contest_places"
    " BEGIN SELECT RAISE(ABORT, 'places are never changed'); END;"
    "CREATE TABLE contest_replays (" /* may others hear it? the last decision counts */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " contest INTEGER NOT NULL REFERENCES contests (id) ON DELETE CASCADE,"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),"
    " decided_unix_ms INTEGER NOT NULL CHECK (decided_unix_ms >= 0)"
    ") STRICT;"
    "CREATE INDEX contest_replays_of ON contest_replays (contest, person);";

/* What observers have seen of people at work; only ever added. */
static const char version_21[] =
    "CREATE TABLE observations (" /* 明察暗访: somebody was watched at work */
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,"
    " place TEXT NOT NULL CHECK (place IN ('counter', 'phone', 'on_site')),"
    " notes TEXT NOT NULL,"
    " who TEXT NOT NULL CHECK (length(who) > 0),"
    " seen_unix_ms INTEGER NOT NULL CHECK (seen_unix_ms >= 0)"
    ") STRICT;"
    "CREATE INDEX observations_of_person ON observations (person, seen_unix_ms);"
    "CREATE TRIGGER observations_stand BEFORE UPDATE OF number, uid, place, notes, who,"
    " seen_unix_ms ON observations"
    " BEGIN SELECT RAISE(ABORT, 'observations are never changed'); END;"
    "CREATE TABLE observation_items (" /* what was looked at; what was not is not here */
    " observation INTEGER NOT NULL REFERENCES observations (number) ON DELETE CASCADE,"
    " rule TEXT NOT NULL CHECK (length(rule) > 0),"
    " name TEXT NOT NULL,"
    " clause TEXT NOT NULL,"
    " good INTEGER NOT NULL CHECK (good IN (0, 1)),"
    " PRIMARY KEY (observation, rule)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER observation_items_stand BEFORE UPDATE ON observation_items"
    " BEGIN SELECT RAISE(ABORT, 'observations are never changed'); END;";

/* On which kiosk an attempt was made; of those of before nobody knows. */
static const char version_22[] =
    "CREATE TABLE kiosks ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),"
    " name TEXT NOT NULL CHECK (length(name) > 0),"
    " first_unix_ms INTEGER NOT NULL CHECK (first_unix_ms >= 0)" /* when it was first used */
    ") STRICT;"
    "ALTER TABLE attempts ADD COLUMN kiosk INTEGER REFERENCES kiosks (number);";

const struct migration migrations[] = {
    {1, version_1},   {2, version_2},   {3, version_3},   {4, version_4},   {5, version_5},
    {6, version_6},   {7, version_7},   {8, version_8},   {9, version_9},   {10, version_10},
    {11, version_11}, {12, version_12}, {13, version_13}, {14, version_14}, {15, version_15},
    {16, version_16}, {17, version_17}, {18, version_18}, {19, version_19}, {20, version_20},
    {21, version_21}, {22, version_22},
};
const int n_migrations = sizeof migrations / sizeof *migrations;

int migrations_newest(void)
{
    return migrations[n_migrations - 1].version;
}

int migrations_pragma(sqlite3 *db, const char *pragma, int *value)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA %s", pragma);
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        *value = sqlite3_column_int(statement, 0);
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code;
}

/* The version is read again inside the transaction: another program may have migrated meanwhile.
 * What failed is rolled back when the connection is closed: a ROLLBACK here would put "not an
 * error" in the place of SQLite's sentence. */
static int migration_run(sqlite3 *db, const struct migration *migration)
{
    int version = 0;
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = migrations_pragma(db, "user_version", &version);
    if (code == SQLITE_OK && version < migration->version) {
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d", migration->version);
        code = sqlite3_exec(db, migration->sql, NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return code;
}

static int migrations_from(sqlite3 *db, int version)
{
    int code = migration_functions(db);
    for (int i = 0; code == SQLITE_OK && i < n_migrations; i++) {
        if (migrations[i].version > version)
            code = migration_run(db, &migrations[i]);
    }
    return code;
}

/* Without foreign keys: dropping a table that is made anew would else delete all that refers to
 * it. */
int migrations_run(sqlite3 *db)
{
    int version = 0;
    int code = migrations_pragma(db, "user_version", &version);
    if (code != SQLITE_OK || version >= migrations_newest())
        return code;
    code = sqlite3_exec(db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = migrations_from(db, version);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    return code;
}
