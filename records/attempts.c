/* Attempts, their turns and verdicts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "records/facts.h"
#include "records/readiness_keep.h"
#include "records/stored_card.h"
#include "scoring/card/checklist.h"

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC); /* NULL binds NULL */
}

static void bind_ms(sqlite3_stmt *statement, int index, int32_t ms)
{
    if (ms < 0)
        sqlite3_bind_null(statement, index);
    else
        sqlite3_bind_int(statement, index, ms);
}

/* The kiosk's row is made with its first attempt. */
static enum status kiosk_insert(struct records *records, int64_t unix_ms)
{
    if (!*records->here_name)
        return STATUS_OK;
    sqlite3_stmt *add = database_statement(records, STATEMENT_KIOSK_ADD);
    fact_bind(add, 1, &records->here);
    bind_text(add, 2, records->here_name);
    sqlite3_bind_int64(add, 3, unix_ms);
    return database_run(records, STATEMENT_KIOSK_ADD);
}

static enum status attempt_insert(struct records *records, const struct attempt_start *start,
                                  const struct uuid *uid, int64_t *attempt)
{
    const struct rubric *rubric = &start->pack->rubric;
    sqlite3_stmt *add = database_statement(records, STATEMENT_ATTEMPT_ADD);
    sqlite3_bind_int64(add, 1, start->person);
    bind_text(add, 2, start->pack->id);
    bind_text(add, 3, start->pack->version);
    bind_text(add, 4, start->pack->sha256);
    bind_text(add, 5, start->play);
    bind_text(add, 6, start->standard);
    sqlite3_bind_int64(add, 7, start->seed);
    bind_text(add, 8, YINGDA_VERSION);
    sqlite3_bind_int64(add, 9, start->started_unix_ms);
    sqlite3_bind_double(add, 10, start->warp > 0 ? database_warp(start->warp) : 1);
    bind_text(add, 11, attempt_mode_text(start->mode));
    bind_text(add, 12, rubric_style_text(rubric->style));
    sqlite3_bind_int(add, 13, rubric->pass);
    sqlite3_bind_int(add, 14, rubric->veto_cap);
    sqlite3_bind_int(add, 15, rubric->hint_cost);
    sqlite3_bind_int(add, 16, rubric_takes(rubric, 1));
    fact_bind(add, 17, uid);
    if (*records->here_name)
        fact_bind(add, 18, &records->here);
    else
        sqlite3_bind_null(add, 18);
    enum status status = database_run(records, STATEMENT_ATTEMPT_ADD);
    if (status == STATUS_OK)
        *attempt = sqlite3_last_insert_rowid(records->db);
    return status;
}

static enum status line_insert(struct records *records, int64_t attempt, int position,
                               const struct rule *rule)
{
    static const char *const for_whom[] = {
        [WHO_ALL] = "all", [WHO_MEN] = "men", [WHO_WOMEN] = "women"};
    sqlite3_stmt *add = database_statement(records, STATEMENT_CHECKLIST_ADD);
    sqlite3_bind_int64(add, 1, attempt);
    sqlite3_bind_int(add, 2, position);
    bind_text(add, 3, rule->id);
    bind_text(add, 4, rule->name);
    bind_text(add, 5, rule->source);
    bind_text(add, 6, rule->group ? rule->group->name : "");
    bind_text(add, 7, rule->look ? rule->look : "");
    bind_text(add, 8, for_whom[rule->who]);
    bind_text(add, 9, rule->criterion);
    sqlite3_bind_int(add, 10, rule->points);
    sqlite3_bind_int(add, 11, rule->veto);
    return database_run(records, STATEMENT_CHECKLIST_ADD);
}

/* A play that the pack does not have has no place, and no checklist. */
static enum status checklist_insert(struct records *records, int64_t attempt,
                                    const struct attempt_start *start)
{
    const struct play *play = pack_play(start->pack, start->play);
    size_t most = start->pack->n_rules;
    const struct rule **rules = calloc(most + 1, sizeof *rules);
    if (!rules)
        return STATUS_NO_MEMORY;
    size_t n = play ? checklist_rules(start->pack, play->place,
                                      pack_standard(start->pack, start->standard), rules, most)
                    : 0;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < n; i++)
        status = line_insert(records, attempt, (int)i, rules[i]);
    free(rules);
    return status;
}

enum status records_attempt_start(struct records *records, const struct attempt_start *start,
                                  int64_t *attempt)
{
    int64_t row = 0;
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = kiosk_insert(records, start->started_unix_ms > 0 ? start->started_unix_ms : 0);
    if (status == STATUS_OK)
        status = attempt_insert(records, start, &uid, &row);
    if (status == STATUS_OK)
        status = checklist_insert(records, row, start);
    if (status == STATUS_OK)
        status = fact_add(records, FACT_ATTEMPT, &uid);
    status = database_end(records, status);
    if (status == STATUS_OK)
        *attempt = row;
    return status;
}

static enum status turn_insert(struct records *records, int64_t attempt,
                               const struct turn_record *turn, const struct uuid *uid)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_TURN_ADD);
    sqlite3_bind_int64(add, 1, attempt);
    sqlite3_bind_int(add, 2, turn->reply);
    sqlite3_bind_int(add, 3, turn->again);
    bind_text(add, 4, turn->turn);
    bind_text(add, 5, turn->next);
    sqlite3_bind_int(add, 6, turn->mood_before);
    sqlite3_bind_int(add, 7, turn->mood_after);
    bind_text(add, 8, turn->recording);
    sqlite3_bind_int(add, 9, turn->duration_ms);
    sqlite3_bind_int(add, 10, turn->take ? turn->take : 1);
    sqlite3_bind_int(add, 11, turn->hint);
    bind_text(add, 12, turn->scene);
    fact_bind(add, 13, uid);
    return database_run(records, STATEMENT_TURN_ADD);
}

static enum status verdict_insert(struct records *records, int64_t turn, int position,
                                  const struct verdict *verdict)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_VERDICT_ADD);
    sqlite3_bind_int64(add, 1, turn);
    sqlite3_bind_int(add, 2, position);
    bind_text(add, 3, verdict_kind_text(verdict->kind));
    bind_text(add, 4, verdict->id);
    bind_text(add, 5, verdict->name);
    bind_text(add, 6, verdict->clause);
    bind_text(add, 7, verdict_value_text(verdict->value));
    sqlite3_bind_double(add, 8, (double)verdict->score);
    bind_ms(add, 9, verdict->start_ms);
    bind_ms(add, 10, verdict->end_ms);
    bind_text(add, 11, verdict->heard);
    sqlite3_bind_int(add, 12, verdict->points);
    sqlite3_bind_int(add, 13, verdict->in_first);
    bind_text(add, 14, verdict->criterion);
    sqlite3_bind_int(add, 15, verdict->once);
    sqlite3_bind_int(add, 16, verdict->veto);
    if (verdict->unit && !isnan(verdict->measured)) {
        sqlite3_bind_double(add, 17, verdict->measured);
        bind_text(add, 18, verdict->unit);
    }
    bind_text(add, 19, verdict_origin_text(verdict->origin));
    if (verdict->other > 0)
        sqlite3_bind_int(add, 20, verdict->other);
    sqlite3_bind_int(add, 21, verdict->cost);
    sqlite3_bind_int(add, 22, verdict->cost_again);
    sqlite3_bind_int(add, 23, verdict->times);
    sqlite3_bind_int(add, 24, verdict->key);
    return database_run(records, STATEMENT_VERDICT_ADD);
}

/* Within a transaction; `uid` is the turn's, of a fact that has begun. */
static enum status turn_store(struct records *records, int64_t attempt,
                              const struct turn_record *turn, const struct uuid *uid)
{
    enum status status = turn_insert(records, attempt, turn, uid);
    int64_t row = sqlite3_last_insert_rowid(records->db);
    for (size_t i = 0; status == STATUS_OK && i < turn->verdicts->count; i++)
        status = verdict_insert(records, row, (int)i, &turn->verdicts->items[i]);
    if (status == STATUS_OK)
        status = fact_add(records, FACT_TURN, uid);
    return status == STATUS_OK ? readiness_keep_attempt(records, attempt) : status;
}

enum status records_turn_add(struct records *records, int64_t attempt,
                             const struct turn_record *turn)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, turn_store(records, attempt, turn, &uid))
                               : status;
}

static enum status criterion_insert(struct records *records, int64_t attempt, int position,
                                    const struct criterion_score *score)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_CRITERION_ADD);
    sqlite3_bind_int64(add, 1, attempt);
    sqlite3_bind_int(add, 2, position);
    bind_text(add, 3, score->criterion->id);
    sqlite3_bind_int(add, 4, score->criterion->weight);
    sqlite3_bind_double(add, 5, score->points);
    sqlite3_bind_double(add, 6, score->points_max);
    sqlite3_bind_double(add, 7, score->points_low);
    sqlite3_bind_double(add, 8, score->points_high);
    sqlite3_bind_double(add, 9, score->points_max_all);
    bind_text(add, 10, score->criterion->name);
    bind_text(add, 11, criterion_of_text(score->criterion->of));
    sqlite3_bind_int(add, 12, score->criterion->most_each);
    return database_run(records, STATEMENT_CRITERION_ADD);
}

static enum status attempt_update(struct records *records, int64_t attempt,
                                  const struct attempt_end *end)
{
    sqlite3_stmt *finish = database_statement(records, STATEMENT_ATTEMPT_FINISH);
    sqlite3_bind_int64(finish, 1, attempt);
    bind_text(finish, 2, end->ending);
    sqlite3_bind_double(finish, 3, end->card->total);
    sqlite3_bind_double(finish, 4, end->card->total_low);
    sqlite3_bind_double(finish, 5, end->card->total_high);
    sqlite3_bind_int(finish, 6, end->card->review);
    sqlite3_bind_int64(finish, 7, end->finished_unix_ms);
    int row = 0;
    enum status status = database_row(records, STATEMENT_ATTEMPT_FINISH, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND,
                             "The database holds no unfinished attempt %lld.", (long long)attempt);
    struct uuid uid = fact_column(finish, 0);
    sqlite3_reset(finish);
    return fact_add(records, FACT_END, &uid);
}

enum status records_attempt_finish(struct records *records, int64_t attempt,
                                   const struct attempt_end *end)
{
    struct uuid uid; /* of the last turn, where there is one */
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = end->last ? turn_store(records, attempt, end->last, &uid) : STATUS_OK;
    if (status == STATUS_OK)
        status = attempt_update(records, attempt, end);
    for (size_t i = 0; status == STATUS_OK && i < end->card->n_criteria; i++)
        status = criterion_insert(records, attempt, (int)i, &end->card->criteria[i]);
    if (status == STATUS_OK)
        status = card_store_marks(records, attempt);
    return database_end(records, status);
}
