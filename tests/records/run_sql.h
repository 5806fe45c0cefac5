/* Plain SQL on a database, past the module: rows that would take a year of practice. */
#ifndef YINGDA_TESTS_RECORDS_RUN_SQL_H
#define YINGDA_TESTS_RECORDS_RUN_SQL_H

void run_sql(const char *at, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The one number that it asks for; -1: none. */
int number_sql(const char *at, const char *sql);

/* Makes it what version 10 left: without what the later ones added. */
void back_to_version_10(const char *at);

#endif
