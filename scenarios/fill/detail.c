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

const char *detail_title(const struct customer *customer)
{
    return customer->male ? "先生" : "女士";
}

const char *detail_titles(const struct customer *customer)
{
    return customer->male ? "(先生|师傅|大哥|叔叔|大叔|大爷|伯伯|老哥|小哥|老板|老师|同志)"
                          : "(女士|小姐|大姐|阿姨|大妈|大娘|奶奶|婆婆|妹子|太太|老板|老师|同志)";
}
