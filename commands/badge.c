/* `yingda badge`: the house's public key, and badges checked by a public key alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text_file.h"
#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/badge.h"
#include "engine/certify.h"
#include "engine/json.h"

struct badge_options {
    const char *key, *who, *db;
};

#define PLACE(member) offsetof(struct badge_options, member)

static const struct option_row rows[] = {
    {"key", "KEY", "verify: the issuer's public key (z6Mk…, or did:key:z6Mk…) that is trusted",
     option_text, PLACE(key), NULL},
    {"who", "NUMBER", "verify: whose it should be, by number (工号)", option_text, PLACE(who),
     NULL},
    {"db", "FILE",
     "key: the database beside which the house's key lies; the kiosk's own unless given",
     option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "VERB...", OPERAND_SOME}};

static int key_print(const struct badge_options *options)
{
    char database[PATH_SIZE], path[PATH_SIZE], text[BADGE_KEY_TEXT_SIZE];
    struct signing_key key;
    enum status status = scenario_database_alone(options->db, database);
    if (status == STATUS_OK)
        status = certify_key_path(database, path);
    if (status == STATUS_OK)
        status = signing_key_open(&key, path);
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda badge: the signing key: %s\n", status_text(status));
        return EXIT_MACHINE;
    }
    status = badge_key_text(key.public_key, text);
    signing_key_close(&key);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "key", text);
    return status == STATUS_OK && json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int report_print(const char *path, const struct badge_report *report, const char *who)
{
    bool valid =
        report->genuine && !report->expired && !report->not_yet && (!who || report->same_person);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "file", path);
    cJSON_AddBoolToObject(object, "valid", valid);
    cJSON_AddBoolToObject(object, "genuine", report->genuine);
    cJSON_AddBoolToObject(object, "expired", report->expired);
    if (who)
        cJSON_AddBoolToObject(object, "same_person", report->same_person);
    cJSON_AddStringToObject(object, "title", report->title);
    cJSON_AddStringToObject(object, "until", report->until);
    if (*report->reason)
        cJSON_AddStringToObject(object, "reason", report->reason);
    if (json_print_line(object) != 0)
        return EXIT_MACHINE;
    return valid ? EXIT_DONE : EXIT_CONTENT;
}

static int badge_verify(const char *path, const uint8_t *public_key, const char *who)
{
    struct badge_report report;
    struct text_file file;
    struct problems problems = {0};
    enum status status = text_file_read(&file, path, path, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    if (status != STATUS_OK)
        return EXIT_CONTENT;
    status = badge_check(file.bytes, public_key, who, clock_unix_ms(), &report);
    text_file_close(&file);
    if (status == STATUS_OK)
        return report_print(path, &report, who);
    fprintf(stderr, "%s: no badge, which is JSON\n", path);
    return EXIT_CONTENT;
}

static int badge_run(const void *from, char **operands, int n_operands)
{
    const struct badge_options *options = from;
    uint8_t public_key[SIGNING_PUBLIC_SIZE];
    int result = EXIT_DONE;
    if (strcmp(operands[0], "key") == 0 && n_operands == 1)
        return key_print(options);
    if (strcmp(operands[0], "verify") != 0 || n_operands < 2) {
        fprintf(stderr, "yingda badge: neither `key` nor `verify --key KEY FILE...`\n");
        return EXIT_CONTENT;
    }
    if (!options->key || badge_key_read(options->key, public_key) != STATUS_OK) {
        fprintf(stderr, "yingda badge: verify wants --key with the issuer's public key (z6Mk…); a "
                        "badge's own word for its issuer proves nothing\n");
        return EXIT_CONTENT;
    }
    for (int i = 1; i < n_operands; i++) {
        int one = badge_verify(operands[i], public_key, options->who);
        result = one > result ? one : result;
    }
    return result;
}

const struct command command_badge = {
    .name = "badge",
    .does = "Prints the public key of this house's certificates, and checks badges by such a key",
    .more = "VERB is `key`, or `verify` and files: badges (Open Badges 3.0, JSON) as they are\n"
            "written beside each certificate, or read from the QR code on it. Nothing but the key\n"
            "is needed. Exit 1 where one is not genuine, has expired, or is not WHO's.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct badge_options),
    .run = badge_run,
};
