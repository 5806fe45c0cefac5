/* engine/certify: a certificate is issued, printed, and its badge is genuine by the public key. */
#include "engine/certify.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/badge.h"
#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static const int64_t now = 1764633600000;
static const char *at;
static char database[128];

static struct records *earned(void)
{
    struct records *records = NULL;
    struct post post = {.post = "营业员", .months = 12, .subjects = 1u << SUBJECT_PHONE};
    at = fresh_path();
    snprintf(database, sizeof database, "%s", at);
    CHECK_INT(records_open(&records, at), STATUS_OK);
    int64_t li = exam_person(records, "0307", "李/敏", "一班", "营业员");
    CHECK_INT(records_post_set(records, &post), STATUS_OK);
    int64_t paper = exam_paper_of(records, SUBJECT_PHONE, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "++++++++++");
    query(at, "DELETE FROM review_samples");
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now), STATUS_OK);
    return records;
}

static struct certificate_row row_of(struct records *records, int64_t unix_ms)
{
    struct certificate_row *rows = NULL, row = {0};
    size_t n = 0;
    CHECK_INT(records_certificate_rows(records, "", 0, unix_ms, &rows, &n), STATUS_OK);
    CHECK_INT(n, 1);
    if (n)
        row = rows[0];
    free(rows);
    return row;
}

static long size_of(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

static void a_certificate_is_printed_and_its_badge_is_genuine(void)
{
    struct records *records = earned();
    struct certifying by = {records, database, "城东供电公司", "王老师", now};
    struct certificate_row row = row_of(records, now);
    struct badge_report report;
    uint8_t key[SIGNING_PUBLIC_SIZE];
    char path[PATH_SIZE], *badge = NULL, bytes[8] = "";
    int64_t id = 0;
    CHECK_INT(row.state, CERTIFICATE_EARNED);
    CHECK_INT(certify_write(&by, &row, folder, path), STATUS_NOT_FOUND);
    CHECK_INT(certify_issue(&by, &row, &id), STATUS_OK);
    row = row_of(records, now);
    CHECK(row.state == CERTIFICATE_VALID && row.certificate == id);
    CHECK_TEXT(row.who, "王老师");
    CHECK_NEAR((double)(row.until_unix_ms - row.issued_unix_ms), 365 * 86400e3, 0);
    CHECK_INT(certify_write(&by, &row, folder, path), STATUS_OK);
    CHECK(strstr(path, "/上岗证-0307-李_敏-20251202-") != NULL);
    CHECK(size_of(path) > 5000);
    FILE *file = fopen(path, "rb");
    CHECK(file && fread(bytes, 1, 5, file) == 5 && strcmp(bytes, "%PDF-") == 0);
    if (file)
        fclose(file);
    const char *kept = getenv("YINGDA_PICTURES"); /* to be looked at */
    char copy[PATH_SIZE * 2];
    snprintf(copy, sizeof copy, "cp '%s' '%s/certificate.pdf'", path, kept ? kept : "");
    CHECK(!kept || system(copy) == 0);
    CHECK_INT(records_certificate_badge(records, id, &badge), STATUS_OK);
    CHECK_INT(badge_key_of(badge, key), STATUS_OK);
    CHECK_INT(badge_check(badge, key, "0307", now + 1000, &report), STATUS_OK);
    CHECK(report.genuine && report.same_person && !report.expired);
    CHECK_TEXT(report.title, "营业员上岗证");
    free(badge);
    records_close(records);
}

static void without_a_key_or_a_place_nothing_is_issued(void)
{
    struct records *records = earned();
    struct certifying by = {records, "/no/such/folder/yingda.db", "x", "王老师", now};
    struct certificate_row row = row_of(records, now);
    char path[PATH_SIZE];
    int64_t id = 0;
    CHECK_INT(certify_issue(&by, &row, &id), STATUS_IO);
    CHECK_INT(row_of(records, now).state, CERTIFICATE_EARNED);
    by.database = database;
    CHECK_INT(certify_issue(&by, &row, &id), STATUS_OK);
    row = row_of(records, now);
    CHECK_INT(certify_write(&by, &row, "/no/such/folder", path), STATUS_IO);
    records_close(records);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_certificate_is_printed_and_its_badge_is_genuine);
    RUN(without_a_key_or_a_place_nothing_is_issued);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
