#include "records/card_read.h"

#include <stdio.h>
#include <string.h>

#include "records/columns.h"
#include "records/database.h"

/* The rows of one statement, read one by one. */
struct rows {
    struct records *records;
    enum statement statement;
    sqlite3_stmt *row;
    enum status status;
};

static struct rows rows_of(struct records *records, enum statement statement, int64_t key)
{
    struct rows rows = {records, statement, database_statement(records, statement), STATUS_OK};
    sqlite3_bind_int64(rows.row, 1, key);
    return rows;
}

static bool rows_next(struct rows *rows)
{
    int row = 0;
    rows->status = database_row(rows->records, rows->statement, &row);
    return rows->status == STATUS_OK && row;
}

/* A copy in the card's arena; NULL for NULL. */
static const char *text(struct stored_card *card, sqlite3_stmt *row, int column)
{
    const char *bytes = (const char *)sqlite3_column_text(row, column);
    return bytes ? arena_text(&card->arena, bytes, strlen(bytes)) : NULL;
}

static const char *text_or_empty(struct stored_card *card, sqlite3_stmt *row, int column)
{
    const char *found = text(card, row, column);
    return found ? found : "";
}

/* The place of a column's text among `n` known ones; the first where it is none of them, which the
 * database's CHECKs rule out. */
static int place_among(sqlite3_stmt *row, int column, const char *const *texts, int n)
{
    const char *found = (const char *)sqlite3_column_text(row, column);
    for (int i = 0; found && i < n; i++) {
        if (strcmp(found, texts[i]) == 0)
            return i;
    }
    return 0;
}

static enum verdict_value column_value(sqlite3_stmt *row, int column)
{
    const char *texts[] = {verdict_value_text(VERDICT_MET), verdict_value_text(VERDICT_NOT_MET),
                           verdict_value_text(VERDICT_UNDECIDED),
                           verdict_value_text(VERDICT_NOT_APPLICABLE)};
    return (enum verdict_value)place_among(row, column, texts, 4);
}

static enum verdict_origin column_origin(sqlite3_stmt *row, int column)
{
    const char *texts[] = {verdict_origin_text(ORIGIN_REPLY), verdict_origin_text(ORIGIN_UNHEARD),
                           verdict_origin_text(ORIGIN_BEFORE), verdict_origin_text(ORIGIN_MADE_UP),
                           verdict_origin_text(ORIGIN_AHEAD)};
    return (enum verdict_origin)place_among(row, column, texts, 5);
}

static struct stored_total column_totals(sqlite3_stmt *row, int column)
{
    if (sqlite3_column_type(row, column) == SQLITE_NULL)
        return (struct stored_total){-1, -1, -1, -1};
    return (struct stored_total){
        sqlite3_column_double(row, column), sqlite3_column_double(row, column + 1),
        sqlite3_column_double(row, column + 2), sqlite3_column_int(row, column + 3)};
}

static void attempt_texts(struct stored_card *card, sqlite3_stmt *row)
{
    card->person = text_or_empty(card, row, 0);
    card->pack = text_or_empty(card, row, 1);
    card->pack_version = text_or_empty(card, row, 2);
    card->pack_sha256 = text_or_empty(card, row, 3);
    card->play = text_or_empty(card, row, 4);
    card->standard = text_or_empty(card, row, 5);
    card->program_version = text_or_empty(card, row, 6);
    card->ending = text_or_empty(card, row, 7);
}

static void attempt_take(struct stored_card *card, sqlite3_stmt *row)
{
    const char *modes[] = {attempt_mode_text(ATTEMPT_PRACTICE), attempt_mode_text(ATTEMPT_EXAM)};
    const char *styles[] = {rubric_style_text(STYLE_SHARES), rubric_style_text(STYLE_DEDUCTIONS)};
    attempt_texts(card, row);
    card->seed = (uint32_t)sqlite3_column_int64(row, 8);
    card->started_unix_ms = sqlite3_column_int64(row, 9);
    card->finished_unix_ms = sqlite3_column_int64(row, 10);
    card->warp = sqlite3_column_double(row, 11);
    card->mode = (enum attempt_mode)place_among(row, 12, modes, 2);
    card->rubric.style = (enum rubric_style)place_among(row, 13, styles, 2);
    card->rubric.pass = sqlite3_column_int(row, 14);
    card->rubric.veto_cap = sqlite3_column_int(row, 15);
    card->rubric.hint_cost = sqlite3_column_int(row, 16);
    card->stored = column_totals(row, 17);
    card->machine = column_totals(row, 21);
    card->rubric.per_point = sqlite3_column_int(row, 25);
    const char *gone[] = {"", "rule", "person"}; /* as sound_gone_by has them */
    card->sound_gone = (enum sound_gone)place_among(row, 27, gone, 3);
    card->state =
        column_state(row, (struct state_columns){.finished = 10, .pass = 14, .whole = 26});
}

static enum status attempt_read(struct records *records, int64_t attempt, struct stored_card *card)
{
    struct rows rows = rows_of(records, STATEMENT_CARD_ATTEMPT, attempt);
    if (rows_next(&rows)) {
        attempt_take(card, rows.row);
        sqlite3_reset(rows.row);
    } else if (rows.status == STATUS_OK) {
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no attempt %lld.",
                             (long long)attempt);
    }
    return rows.status;
}

static enum status criteria_read(struct records *records, struct stored_card *card,
                                 struct card_rows *out)
{
    const char *kinds[] = {criterion_of_text(CRITERION_MOVES), criterion_of_text(CRITERION_PHRASES),
                           criterion_of_text(CRITERION_RULES)};
    struct rows rows = rows_of(records, STATEMENT_CARD_CRITERIA, card->id);
    struct rubric *rubric = &card->rubric;
    rubric->criteria = arena_alloc(&card->arena, SCORECARD_MAX_CRITERIA, sizeof *rubric->criteria);
    while (rubric->criteria && rows_next(&rows)) {
        if (rubric->n_criteria == SCORECARD_MAX_CRITERIA)
            continue;
        struct criterion *criterion = &rubric->criteria[rubric->n_criteria];
        *criterion = (struct criterion){.id = text_or_empty(card, rows.row, 0),
                                        .name = text_or_empty(card, rows.row, 1),
                                        .weight = sqlite3_column_int(rows.row, 3),
                                        .most_each = sqlite3_column_int(rows.row, 9)};
        criterion->of = (enum criterion_of)place_among(rows.row, 2, kinds, 3);
        out->sums[rubric->n_criteria++] =
            (struct criterion_score){.criterion = criterion,
                                     .points = sqlite3_column_double(rows.row, 4),
                                     .points_max = sqlite3_column_double(rows.row, 5),
                                     .points_low = sqlite3_column_double(rows.row, 6),
                                     .points_high = sqlite3_column_double(rows.row, 7),
                                     .points_max_all = sqlite3_column_double(rows.row, 8)};
    }
    return rows.status;
}

/* The last mark's value, or the machine's own. */
static enum verdict_value mark_take(struct stored_card *card, sqlite3_stmt *row, int column,
                                    struct stored_item *item)
{
    item->marked = sqlite3_column_type(row, column) != SQLITE_NULL;
    item->who = text_or_empty(card, row, column + 1);
    item->reason = text_or_empty(card, row, column + 2);
    item->marked_unix_ms = sqlite3_column_int64(row, column + 3);
    return item->marked ? column_value(row, column) : item->machine;
}

static int32_t column_ms(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? -1 : sqlite3_column_int(row, column);
}

static struct verdict verdict_take(struct stored_card *card, sqlite3_stmt *row)
{
    const char *kinds[] = {verdict_kind_text(VERDICT_MOVE), verdict_kind_text(VERDICT_PHRASE),
                           verdict_kind_text(VERDICT_RULE)};
    struct verdict verdict = {.kind = (enum verdict_kind)place_among(row, 1, kinds, 3),
                              .id = text_or_empty(card, row, 2),
                              .name = text_or_empty(card, row, 3),
                              .clause = text_or_empty(card, row, 4),
                              .score = (float)sqlite3_column_double(row, 6),
                              .start_ms = column_ms(row, 7),
                              .end_ms = column_ms(row, 8),
                              .points = sqlite3_column_int(row, 10),
                              .in_first = sqlite3_column_int(row, 11),
                              .criterion = text(card, row, 12),
                              .once = sqlite3_column_int(row, 13),
                              .veto = sqlite3_column_int(row, 14),
                              .measured = sqlite3_column_double(row, 15),
                              .unit = text(card, row, 16),
                              .origin = column_origin(row, 21),
                              .other = sqlite3_column_int(row, 22),
                              .cost = sqlite3_column_int(row, 23),
                              .cost_again = sqlite3_column_int(row, 24),
                              .times = sqlite3_column_int(row, 25),
                              .key = sqlite3_column_int(row, 26)};
    const char *heard = (const char *)sqlite3_column_text(row, 9);
    snprintf(verdict.heard, sizeof verdict.heard, "%s", heard ? heard : "");
    return verdict;
}

/* Room for a reply's verdicts and what is known of them. */
static bool reply_room(struct stored_card *card, size_t reply, size_t count)
{
    card->verdicts[reply].items =
        arena_alloc(&card->arena, count, sizeof *card->verdicts[reply].items);
    card->replies[reply].items =
        arena_alloc(&card->arena, count, sizeof *card->replies[reply].items);
    return card->verdicts[reply].items && card->replies[reply].items;
}

static enum dispute column_dispute(sqlite3_stmt *row, int column)
{
    if (!sqlite3_column_int(row, column))
        return DISPUTE_NONE;
    return sqlite3_column_int(row, column + 1) ? DISPUTE_SETTLED : DISPUTE_OPEN;
}

static enum status verdicts_read(struct records *records, struct stored_card *card, size_t reply,
                                 int64_t turn, size_t count)
{
    struct verdicts *verdicts = &card->verdicts[reply];
    if (!reply_room(card, reply, count))
        return STATUS_NO_MEMORY;
    struct rows rows = rows_of(records, STATEMENT_CARD_VERDICTS, turn);
    while (rows_next(&rows)) {
        if (verdicts->count == count)
            continue;
        struct stored_item *item = &card->replies[reply].items[verdicts->count];
        struct verdict *verdict = &verdicts->items[verdicts->count++];
        *item = (struct stored_item){.ref = {ITEM_VERDICT, sqlite3_column_int64(rows.row, 0)},
                                     .machine = column_value(rows.row, 5),
                                     .dispute = column_dispute(rows.row, 27)};
        *verdict = verdict_take(card, rows.row);
        verdict->value = mark_take(card, rows.row, 17, item);
    }
    return rows.status;
}

struct turn_row { /* kept while its verdicts are not read yet */
    int64_t id;
    size_t n_verdicts;
    struct stored_reply reply;
    struct turn_row *next;
};

static struct turn_row *turn_take(struct stored_card *card, sqlite3_stmt *row)
{
    struct turn_row *turn = arena_alloc(&card->arena, 1, sizeof *turn);
    if (!turn)
        return NULL;
    turn->id = sqlite3_column_int64(row, 0);
    turn->n_verdicts = (size_t)sqlite3_column_int64(row, 11);
    turn->reply = (struct stored_reply){.reply = sqlite3_column_int(row, 1),
                                        .again = sqlite3_column_int(row, 2),
                                        .take = sqlite3_column_int(row, 3),
                                        .turn = text_or_empty(card, row, 4),
                                        .next = text(card, row, 5),
                                        .mood_before = sqlite3_column_int(row, 6),
                                        .mood_after = sqlite3_column_int(row, 7),
                                        .recording = text(card, row, 8),
                                        .duration_ms = sqlite3_column_int(row, 9),
                                        .hint = sqlite3_column_int(row, 10),
                                        .first_recording = text(card, row, 12),
                                        .scene = text(card, row, 13),
                                        .first_scene = text(card, row, 14)};
    return turn;
}

/* The turns that count, in order; *count of them. */
static enum status turns_read(struct records *records, struct stored_card *card,
                              struct turn_row **first, size_t *count)
{
    struct rows rows = rows_of(records, STATEMENT_CARD_TURNS, card->id);
    struct turn_row **next = first;
    *first = NULL;
    *count = 0;
    while (rows_next(&rows)) {
        if ((*next = turn_take(card, rows.row)) != NULL) {
            next = &(*next)->next;
            ++*count;
        }
    }
    return rows.status;
}

static enum status replies_read(struct records *records, struct stored_card *card)
{
    struct turn_row *turn;
    size_t count;
    enum status status = turns_read(records, card, &turn, &count);
    card->replies = arena_alloc(&card->arena, count + 1, sizeof *card->replies);
    card->verdicts = arena_alloc(&card->arena, count + 1, sizeof *card->verdicts);
    if (status == STATUS_OK && (!card->replies || !card->verdicts))
        status = STATUS_NO_MEMORY;
    for (; status == STATUS_OK && turn; turn = turn->next) {
        card->replies[card->n_replies] = turn->reply;
        status = verdicts_read(records, card, card->n_replies++, turn->id, turn->n_verdicts);
    }
    return status;
}

static bool is_marked(const struct stored_card *card, size_t reply, const struct verdict *verdict)
{
    return card->replies[reply].items[verdict - card->verdicts[reply].items].marked;
}

/* What the next reply made up for counts as met, unless a trainer has decided otherwise. */
static void replies_make_good(struct stored_card *card)
{
    for (size_t i = 1; i < card->n_replies; i++) {
        for (size_t k = 0; k < card->verdicts[i].count; k++) {
            struct verdict *missed =
                verdict_missed(&card->verdicts[i - 1], &card->verdicts[i].items[k]);
            if (missed && !is_marked(card, i - 1, missed))
                verdict_make_good(missed, card->replies[i].reply);
        }
    }
}

static void line_take(struct stored_card *card, sqlite3_stmt *row, struct stored_item *item,
                      struct verdict *verdict)
{
    const char *sexes[] = {"all", "men", "women"}; /* as enum rule_who */
    *item = (struct stored_item){.ref = {ITEM_CHECKLIST, sqlite3_column_int64(row, 0)},
                                 .machine = VERDICT_NOT_APPLICABLE,
                                 .group = text_or_empty(card, row, 7),
                                 .look = text_or_empty(card, row, 8)};
    item->for_whom = (enum rule_who)place_among(row, 9, sexes, 3);
    *verdict = (struct verdict){.kind = VERDICT_RULE,
                                .id = text_or_empty(card, row, 1),
                                .name = text_or_empty(card, row, 2),
                                .clause = text_or_empty(card, row, 3),
                                .criterion = text(card, row, 4),
                                .start_ms = -1,
                                .end_ms = -1,
                                .points = sqlite3_column_int(row, 5),
                                .veto = sqlite3_column_int(row, 6)};
    verdict->value = mark_take(card, row, 10, item);
}

/* The checklist stands after the replies, as one more that holds its verdicts. */
static enum status checklist_read(struct records *records, struct stored_card *card)
{
    struct rows rows = rows_of(records, STATEMENT_CARD_CHECKLIST, card->id);
    size_t reply = card->n_replies;
    while (rows_next(&rows)) {
        struct verdicts *verdicts = &card->verdicts[reply];
        size_t count = (size_t)sqlite3_column_int64(rows.row, 14);
        if (!card->has_checklist && !reply_room(card, reply, count)) {
            sqlite3_reset(rows.row);
            return STATUS_NO_MEMORY;
        }
        if (!card->has_checklist)
            card->replies[reply].turn = "";
        card->has_checklist = true;
        size_t at = verdicts->count++;
        line_take(card, rows.row, &card->replies[reply].items[at], &verdicts->items[at]);
    }
    card->n_replies += card->has_checklist;
    return rows.status;
}

static enum status hints_read(struct records *records, int64_t attempt, int *hints)
{
    struct rows rows = rows_of(records, STATEMENT_CARD_HINTS, attempt);
    *hints = 0;
    while (rows_next(&rows))
        *hints = sqlite3_column_int(rows.row, 0);
    return rows.status;
}

enum status card_read(struct records *records, int64_t attempt, struct stored_card *card,
                      struct card_rows *rows)
{
    enum status status = attempt_read(records, attempt, card);
    if (status == STATUS_OK)
        status = criteria_read(records, card, rows);
    if (status == STATUS_OK)
        status = replies_read(records, card);
    if (status == STATUS_OK)
        replies_make_good(card);
    if (status == STATUS_OK)
        status = checklist_read(records, card);
    if (status == STATUS_OK)
        status = hints_read(records, attempt, &rows->hints);
    return status;
}
