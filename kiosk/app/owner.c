#include "kiosk/app/owner.h"

#include <stdio.h>
#include <string.h>

int owner_digits(const struct person *person, char out[OWNER_DIGITS + 1])
{
    char digits[NUMBER_SIZE];
    size_t n = 0;
    for (const char *at = person->number; *at; at++) {
        if (*at >= '0' && *at <= '9')
            digits[n++] = *at;
    }
    digits[n] = '\0';
    size_t from = n > OWNER_DIGITS ? n - OWNER_DIGITS : 0;
    return snprintf(out, OWNER_DIGITS + 1, "%.4s", digits + from);
}

static void pins_are_shut(struct desk *desk, struct action back)
{
    desk_say_next(desk, "连着输错太多次了，过一分钟再来。密码忘了，请培训师取消。");
    desk_do(desk, back);
}

/* Of whom the PIN cannot be read nobody gets in. */
static void pin_ask(struct desk *desk, const struct person *person, struct action then,
                    struct action back)
{
    char hash[PIN_HASH_SIZE];
    if (desk->now_ms < desk->pins_shut_until_ms) {
        pins_are_shut(desk, back);
        return;
    }
    enum status status =
        desk->records ? records_pin(desk->records, person->id, hash) : STATUS_DATABASE;
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk_ask_number(desk, PAD_OWN_PIN, then, back);
    memcpy(desk->asked.hash, hash, sizeof hash);
}

bool owner_ask(struct desk *desk, const struct person *person, struct action then,
               struct action back)
{
    char digits[OWNER_DIGITS + 1];
    int n = owner_digits(person, digits);
    if (person->has_pin) {
        pin_ask(desk, person, then, back);
        return true;
    }
    if (n == 0)
        return false;
    desk_ask_number(desk, PAD_PERSON, then, back);
    desk->asked.digits = n;
    return true;
}

static bool is_right(const struct desk *desk, const struct person *person)
{
    char digits[OWNER_DIGITS + 1];
    if (desk->asked.pad == PAD_OWN_PIN)
        return desk->asked.checked && desk->asked.right;
    return !person->has_pin && owner_digits(person, digits) > 0 &&
           strcmp(digits, desk->asked.typed) == 0;
}

bool owner_is(struct desk *desk, const struct person *person, const char *complaint)
{
    struct asked_number *asked = &desk->asked;
    if (desk->screen != SCREEN_PAD || (asked->pad != PAD_PERSON && asked->pad != PAD_OWN_PIN))
        return false;
    if (is_right(desk, person))
        return true;
    asked->typed[0] = '\0';
    asked->checked = false;
    asked->complaint = complaint;
    if (asked->pad == PAD_OWN_PIN && ++asked->tries >= OWNER_TRIES) {
        desk->pins_shut_until_ms = desk->now_ms + OWNER_SHUT_MS;
        pins_are_shut(desk, asked->back);
    }
    return false;
}
