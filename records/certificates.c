#include "records/certificates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "records/columns.h"
#include "records/facts.h"

static const int64_t DAY_MS = 24LL * 60 * 60 * 1000;

static void post_read(sqlite3_stmt *row, void *into)
{
    struct post *post = into;
    *post = (struct post){.months = sqlite3_column_int(row, 1),
                          .people = sqlite3_column_int(row, 2),
                          .subjects = (unsigned)sqlite3_column_int(row, 3)};
    column_text(row, 0, post->post, sizeof post->post);
}

enum status records_posts(struct records *records, struct post **out, size_t *count)
{
    void *rows = NULL;
    enum status status =
        database_rows(records, STATEMENT_POSTS, &rows, count, sizeof **out, post_read);
    *out = rows;
    return status;
}

static enum status post_run(struct records *records, enum statement statement, const char *post,
                            const char *subject)
{
    sqlite3_stmt *run = database_statement(records, statement);
    sqlite3_bind_text(run, 1, post, -1, SQLITE_STATIC);
    if (subject)
        sqlite3_bind_text(run, 2, subject, -1, SQLITE_STATIC);
    return database_run(records, statement);
}

static enum status post_set(struct records *records, const struct post *post)
{
    enum status status = post_run(records, STATEMENT_POST_SUBJECTS_CLEAR, post->post, NULL);
    if (status != STATUS_OK)
        return status;
    if (!post->months || !post->subjects)
        return post_run(records, STATEMENT_POST_DROP, post->post, NULL);
    sqlite3_stmt *set = database_statement(records, STATEMENT_POST_SET);
    sqlite3_bind_text(set, 1, post->post, -1, SQLITE_STATIC);
    sqlite3_bind_int(set, 2, post->months);
    status = database_run(records, STATEMENT_POST_SET);
    for (int i = 0; i < PAPER_SUBJECTS && status == STATUS_OK; i++) {
        if (post->subjects & (1u << i))
            status = post_run(records, STATEMENT_POST_SUBJECT_ADD, post->post,
                              paper_subject_text((enum paper_subject)i));
    }
    return status;
}

enum status records_post_set(struct records *records, const struct post *post)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, post_set(records, post)) : status;
}

/* So many subjects of the post the person has passed since then. */
static enum status passes(struct records *records, const struct certificate_row *row,
                          int64_t since_unix_ms, int *n)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_CERTIFICATE_PASSES);
    int found = 0;
    sqlite3_bind_int64(ask, 1, row->person);
    sqlite3_bind_text(ask, 2, row->post, -1, SQLITE_STATIC);
    sqlite3_bind_int64(ask, 3, since_unix_ms);
    enum status status = database_row(records, STATEMENT_CERTIFICATE_PASSES, &found);
    *n = found ? sqlite3_column_int(ask, 0) : 0;
    sqlite3_reset(ask);
    return status;
}

static bool was_long_away(const struct certificate_row *row)
{
    return row->back_unix_ms && row->issued_unix_ms < row->back_unix_ms &&
           row->back_unix_ms - row->left_unix_ms >= LEAVE_LONG_DAYS * DAY_MS;
}

/* What was passed counts since the certificate before was issued, for as long as a certificate is
 * good, and after a long leave only since the way back. */
static enum status row_judge(struct records *records, int64_t now, struct certificate_row *row)
{
    int64_t since = now - row->months * 30 * DAY_MS;
    bool away = row->left_unix_ms && !row->back_unix_ms, returns = was_long_away(row);
    since = row->issued_unix_ms > since ? row->issued_unix_ms : since;
    since = returns && row->back_unix_ms > since ? row->back_unix_ms : since;
    enum status status = passes(records, row, since, &row->passed);
    int64_t left = row->until_unix_ms - now;
    row->state = away                                    ? CERTIFICATE_AWAY
                 : row->passed >= row->asked             ? CERTIFICATE_EARNED
                 : returns                               ? CERTIFICATE_RETURN
                 : !row->certificate                     ? CERTIFICATE_NONE
                 : left <= 0                             ? CERTIFICATE_EXPIRED
                 : left < CERTIFICATE_SOON_DAYS * DAY_MS ? CERTIFICATE_SOON
                                                         : CERTIFICATE_VALID;
    /* Passed once more long before it ends: it is good all the same. */
    if (row->state == CERTIFICATE_EARNED && row->certificate && !returns &&
        left >= CERTIFICATE_SOON_DAYS * DAY_MS)
        row->state = CERTIFICATE_VALID;
    return status;
}

static void row_read(sqlite3_stmt *from, void *into)
{
    struct certificate_row *out = into;
    *out = (struct certificate_row){.person = sqlite3_column_int64(from, 0),
                                    .months = sqlite3_column_int(from, 5),
                                    .certificate = sqlite3_column_int64(from, 6),
                                    .issued_unix_ms = sqlite3_column_int64(from, 8),
                                    .until_unix_ms = sqlite3_column_int64(from, 9),
                                    .left_unix_ms = sqlite3_column_int64(from, 11),
                                    .back_unix_ms = sqlite3_column_int64(from, 12),
                                    .asked = sqlite3_column_int(from, 13)};
    column_text(from, 1, out->person_number, sizeof out->person_number);
    column_text(from, 2, out->name, sizeof out->name);
    column_text(from, 3, out->team, sizeof out->team);
    column_text(from, 4, out->post, sizeof out->post);
    column_text(from, 7, out->number, sizeof out->number);
    column_text(from, 14, out->who, sizeof out->who);
}

static enum status rows_read(struct records *records, const char *post, int64_t person,
                             struct certificate_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_CERTIFICATE_STATES);
    void *rows = NULL;
    sqlite3_bind_text(list, 1, post, -1, SQLITE_STATIC);
    sqlite3_bind_int64(list, 2, person);
    enum status status =
        database_rows(records, STATEMENT_CERTIFICATE_STATES, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

enum status records_certificate_rows(struct records *records, const char *post, int64_t person,
                                     int64_t now_unix_ms, struct certificate_row **out,
                                     size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = rows_read(records, post, person, out, count);
    for (size_t i = 0; i < *count && status == STATUS_OK; i++)
        status = row_judge(records, now_unix_ms, &(*out)[i]);
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

/* Crockford's letters: none of them is taken for another one. */
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum status records_certificate_name(struct records *records, int64_t unix_ms,
                                     struct certificate *out)
{
    enum status status = fact_uid(records, &out->uid);
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    char tail[7] = "";
    if (status != STATUS_OK)
        return status;
    localtime_r(&seconds, &day);
    for (int i = 0; i < 6; i++) /* of the last six bytes, which are by chance */
        tail[i] = letters[out->uid.bytes[10 + i] % 32];
    snprintf(out->number, sizeof out->number, "%04d%02d%02d-%s", day.tm_year + 1900, day.tm_mon + 1,
             day.tm_mday, tail);
    return STATUS_OK;
}

static enum status may_issue(struct records *records, const struct certificate *certificate)
{
    struct certificate_row *rows = NULL;
    size_t count = 0;
    enum status status = records_certificate_rows(records, certificate->post, certificate->person,
                                                  certificate->issued_unix_ms, &rows, &count);
    bool earned = status == STATUS_OK && count == 1 && rows[0].state == CERTIFICATE_EARNED;
    free(rows);
    if (status == STATUS_OK && !earned)
        status = database_fail(records, STATUS_INVALID,
                               "Not all is passed that the post asks for, or the certificate is "
                               "good for long yet.");
    return status;
}

static enum status issue(struct records *records, const struct certificate *certificate,
                         const char *badge, int64_t *id)
{
    int row = 0;
    enum status status = may_issue(records, certificate);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_CERTIFICATE_ADD);
    fact_bind(add, 1, &certificate->uid);
    sqlite3_bind_text(add, 2, certificate->number, -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 3, certificate->person);
    sqlite3_bind_text(add, 4, certificate->post, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 5, certificate->who, -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 6, certificate->issued_unix_ms);
    sqlite3_bind_int64(add, 7, certificate->until_unix_ms);
    sqlite3_bind_text(add, 8, badge, -1, SQLITE_STATIC);
    status = database_row(records, STATEMENT_CERTIFICATE_ADD, &row);
    if (status == STATUS_OK && row)
        *id = sqlite3_column_int64(add, 0);
    sqlite3_reset(add);
    return status == STATUS_OK ? fact_add(records, FACT_CERTIFICATE, &certificate->uid) : status;
}

enum status records_certificate_issue(struct records *records,
                                      const struct certificate *certificate, const char *badge,
                                      int64_t *id)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, issue(records, certificate, badge, id))
                               : status;
}

enum status records_certificate_badge(struct records *records, int64_t id, char **out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_CERTIFICATE_BADGE);
    int row = 0;
    *out = NULL;
    sqlite3_bind_int64(find, 1, id);
    enum status status = database_row(records, STATEMENT_CERTIFICATE_BADGE, &row);
    if (status == STATUS_OK && !row)
        return STATUS_NOT_FOUND;
    if (status == STATUS_OK)
        *out = strdup((const char *)sqlite3_column_text(find, 0));
    sqlite3_reset(find);
    return status == STATUS_OK && !*out ? STATUS_NO_MEMORY : status;
}

static enum status leave_told(struct records *records, enum statement statement)
{
    int row = 0;
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The person is away already, or is not.");
    struct uuid uid = fact_column(records->statements[statement], 0);
    sqlite3_reset(records->statements[statement]);
    return fact_add(records, FACT_LEAVE, &uid);
}

enum status records_leave_begin(struct records *records, int64_t person, int64_t unix_ms)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_LEAVE_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, person);
    sqlite3_bind_int64(add, 3, unix_ms);
    return database_end(records, leave_told(records, STATEMENT_LEAVE_ADD));
}

enum status records_leave_end(struct records *records, int64_t person, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *set = database_statement(records, STATEMENT_LEAVE_END);
    sqlite3_bind_int64(set, 1, person);
    sqlite3_bind_int64(set, 2, unix_ms);
    return database_end(records, leave_told(records, STATEMENT_LEAVE_END));
}
