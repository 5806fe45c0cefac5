#include "records/consents.h"

#include "records/facts.h"

static enum status consent_insert(struct records *records, int64_t person,
                                  const struct consent *consent, const struct uuid *uid)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_CONSENT_ADD);
    fact_bind(add, 1, uid);
    sqlite3_bind_int64(add, 2, person);
    sqlite3_bind_int(add, 3, consent->agreed);
    sqlite3_bind_int(add, 4, consent->notice);
    sqlite3_bind_int64(add, 5, consent->decided_unix_ms);
    sqlite3_bind_int(add, 6, consent->practice_days);
    sqlite3_bind_int(add, 7, consent->exam_days);
    return database_run(records, STATEMENT_CONSENT_ADD);
}

enum status records_consent_add(struct records *records, int64_t person,
                                const struct consent *consent)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = consent_insert(records, person, consent, &uid);
    if (status == STATUS_OK)
        status = fact_add(records, FACT_CONSENT, &uid);
    return database_end(records, status);
}

enum status records_consent(struct records *records, int64_t person, struct consent *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_CONSENT);
    int row = 0;
    *out = (struct consent){.notice = 0};
    sqlite3_bind_int64(find, 1, person);
    enum status status = database_row(records, STATEMENT_CONSENT, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    *out = (struct consent){.agreed = sqlite3_column_int(find, 0),
                            .notice = sqlite3_column_int(find, 1),
                            .decided_unix_ms = sqlite3_column_int64(find, 2),
                            .practice_days = sqlite3_column_int(find, 3),
                            .exam_days = sqlite3_column_int(find, 4)};
    sqlite3_reset(find);
    return STATUS_OK;
}
