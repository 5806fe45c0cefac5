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

bool owner_ask(struct desk *desk, const struct person *person, struct action then,
               struct action back)
{
    char digits[OWNER_DIGITS + 1];
    int n = owner_digits(person, digits);
    if (n == 0)
        return false;
    desk_ask_number(desk, PAD_PERSON, then, back);
    desk->asked.digits = n;
    return true;
}

bool owner_is(struct desk *desk, const struct person *person, const char *complaint)
{
    char digits[OWNER_DIGITS + 1];
    if (desk->screen != SCREEN_PAD || desk->asked.pad != PAD_PERSON)
        return false;
    if (owner_digits(person, digits) > 0 && strcmp(digits, desk->asked.typed) == 0)
        return true;
    desk->asked.typed[0] = '\0';
    desk->asked.complaint = complaint;
    return false;
}
