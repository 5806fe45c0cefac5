#include "scenarios/fill/detail.h"

#include <string.h>

enum { END_DIGITS = 4 }; /* {customer.phone_end}: what people say back of a long number */

bool detail_is_digits(const char *value)
{
    return value[0] && strspn(value, "0123456789") == strlen(value);
}

const char *detail_value(const struct customer *customer, const char *id)
{
    char whole[64];
    const char *value = customer_detail(customer, id), *end = strrchr(id, '_');
    if (value || !end || strcmp(end, "_end") != 0 || (size_t)(end - id) >= sizeof whole)
        return value;
    memcpy(whole, id, (size_t)(end - id));
    whole[end - id] = '\0';
    value = customer_detail(customer, whole);
    if (!value || !detail_is_digits(value) || strlen(value) <= END_DIGITS)
        return NULL;
    return value + strlen(value) - END_DIGITS;
}
