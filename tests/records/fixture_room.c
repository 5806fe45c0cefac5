#include "tests/records/fixture_room.h"

struct records *open_good(const char *at)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

const char *room(int people, int attempts)
{
    const char *at = fresh_path();
    records_close(open_good(at));
    run_sql(at,
            "BEGIN;"
            "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
            " INSERT INTO people (id, uid, name, name_key, added_unix_ms)"
            " SELECT i, randomblob(16), '学员' || i, '学员' || i, 0 FROM n;"
            "WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)"
            " INSERT INTO attempts (id, person, pack, pack_version, pack_sha256, play, standard,"
            " seed, program_version, started_unix_ms, finished_unix_ms, ending, total, total_low,"
            " total_high, review, mode, pass)"
            " SELECT i + 1, i %% %d + 1, 'fixture', '1.0', printf('%%064d', i), 'outage', 'G', i,"
            " '0.1', 60000 * i, 60000 * i + 30000, 'calmed', i %% 100,"
            " CASE WHEN i %% 4 = 0 THEN 0 ELSE i %% 100 END,"
            " CASE WHEN i %% 4 = 0 THEN 100 ELSE i %% 100 END,"
            " (i %% 4 = 0) * 2, CASE WHEN i %% 8 = 0 THEN 'exam' ELSE 'practice' END, 80 FROM n;"
            "WITH k (i) AS (VALUES (1), (2), (3))"
            " INSERT INTO turns (attempt, reply, again, take, turn, mood_before, mood_after,"
            " duration_ms, hint) SELECT a.id, k.i, 0, 1, 'vent', 20, 30, 4000, 0"
            " FROM attempts a, k;"
            "INSERT INTO turns (attempt, reply, again, take, turn, mood_before, mood_after,"
            " duration_ms, hint) SELECT id, 4, 0, 1, ending, 30, 30, 0, 0 FROM attempts;"
            "COMMIT",
            people, people * attempts, people);
    return at;
}
