#include "engine/certify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/durable.h"
#include "engine/badge.h"
#include "engine/certificate_sheet.h"

enum status certify_key_path(const char *database, char out[PATH_SIZE])
{
    return path_format(out, "%.*ssigning.key", (int)(path_name(database) - database), database);
}

static enum status key_open(const struct certifying *by, struct signing_key *key)
{
    char path[PATH_SIZE];
    enum status status = certify_key_path(by->database, path);
    return status == STATUS_OK ? signing_key_open(key, path) : status;
}

/* The same day so many months on; the 31st of a shorter month is the first of the next. */
static int64_t months_on(int64_t unix_ms, int months)
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    localtime_r(&seconds, &day);
    day.tm_mon += months;
    day.tm_isdst = -1;
    return (int64_t)mktime(&day) * 1000;
}

/* "按“营业员”上岗的要求考试合格" */
static void criteria_text(const struct certificate_row *row, char out[160])
{
    snprintf(out, 160, "按“%.60s”上岗的要求，%d 门考试全部合格", row->post, row->asked);
}

static enum status badge_sign(const struct certifying *by, const struct certificate_row *row,
                              const struct certificate *certificate, char **out)
{
    struct signing_key key;
    char title[NAME_SIZE + 16], criteria[160];
    enum status status = key_open(by, &key);
    if (status != STATUS_OK)
        return status;
    snprintf(title, sizeof title, "%s上岗证", row->post);
    criteria_text(row, criteria);
    struct badge badge = {.uid = certificate->uid,
                          .issuer = by->issuer,
                          .title = title,
                          .criteria = criteria,
                          .identity = *row->person_number ? row->person_number : row->name,
                          .issued_unix_ms = certificate->issued_unix_ms,
                          .until_unix_ms = certificate->until_unix_ms};
    status = badge_write(&badge, &key, out);
    signing_key_close(&key);
    return status;
}

enum status certify_issue(const struct certifying *by, const struct certificate_row *row,
                          int64_t *id)
{
    struct certificate certificate = {.person = row->person,
                                      .issued_unix_ms = by->now_unix_ms,
                                      .until_unix_ms = months_on(by->now_unix_ms, row->months)};
    char *badge = NULL;
    snprintf(certificate.post, sizeof certificate.post, "%s", row->post);
    snprintf(certificate.who, sizeof certificate.who, "%s", by->who);
    enum status status = records_certificate_name(by->records, by->now_unix_ms, &certificate);
    if (status == STATUS_OK)
        status = badge_sign(by, row, &certificate, &badge);
    if (status == STATUS_OK)
        status = records_certificate_issue(by->records, &certificate, badge, id);
    free(badge);
    return status;
}

/* What a file system, or another one that the stick is carried to, will not have in a name. */
static void name_clean(char *text)
{
    for (char *at = text; *at; at++) {
        if (strchr("/\\:*?\"<>|", *at) || (unsigned char)*at < 0x20)
            *at = '_';
    }
}

static enum status sheet_write(const struct certifying *by, const struct certificate_row *row,
                               const char *badge, const char *path)
{
    struct signing_key key;
    char key_text[BADGE_KEY_TEXT_SIZE], criteria[160];
    enum status status = key_open(by, &key);
    if (status == STATUS_OK)
        status = badge_key_text(key.public_key, key_text);
    signing_key_close(&key);
    if (status != STATUS_OK)
        return status;
    criteria_text(row, criteria);
    struct certificate_sheet sheet = {.number = row->number,
                                      .name = row->name,
                                      .person_number = row->person_number,
                                      .team = row->team,
                                      .post = row->post,
                                      .criteria = criteria,
                                      .issuer = by->issuer,
                                      .who = row->who,
                                      .badge = badge,
                                      .key = key_text,
                                      .issued_unix_ms = row->issued_unix_ms,
                                      .until_unix_ms = row->until_unix_ms};
    return certificate_sheet_write(&sheet, path);
}

enum status certify_write(const struct certifying *by, const struct certificate_row *row,
                          const char *folder, char path[PATH_SIZE])
{
    char name[3 * NAME_SIZE], beside[PATH_SIZE], *badge = NULL;
    snprintf(name, sizeof name, "上岗证-%s-%s-%s", row->person_number, row->name, row->number);
    name_clean(name);
    enum status status = path_format(path, "%s/%s.pdf", folder, name);
    if (status == STATUS_OK)
        status = path_format(beside, "%s/%s.json", folder, name);
    if (status == STATUS_OK)
        status = records_certificate_badge(by->records, row->certificate, &badge);
    if (status == STATUS_OK)
        status = durable_write(beside, badge, strlen(badge));
    if (status == STATUS_OK)
        status = sheet_write(by, row, badge, path);
    free(badge);
    return status;
}
