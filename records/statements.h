/* All SQL that the records run, apart from the migrations: a closed list, prepared once. */
#ifndef YINGDA_RECORDS_STATEMENTS_H
#define YINGDA_RECORDS_STATEMENTS_H

enum statement {
    STATEMENT_BEGIN,
    STATEMENT_COMMIT,
    STATEMENT_ROLLBACK,
    STATEMENT_PERSON_ADD,
    STATEMENT_PERSON_ID,
    STATEMENT_PEOPLE,
    STATEMENT_PERSON_DAYS,
    STATEMENT_TODAY,
    STATEMENT_VOICE_SET,
    STATEMENT_VOICE,
    STATEMENT_VOICE_FORGET,
    STATEMENT_ATTEMPT_ADD,
    STATEMENT_ATTEMPT_FINISH,
    STATEMENT_CRITERION_ADD,
    STATEMENT_TURN_ADD,
    STATEMENT_VERDICT_ADD,
    STATEMENT_ATTEMPTS,
    STATEMENT_COUNT
};

struct statement_text {
    const char *sql;
    const char *does; /* completes "The database could not …" */
};

extern const struct statement_text statement_texts[STATEMENT_COUNT];

#endif
