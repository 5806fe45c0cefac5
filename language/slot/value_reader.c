#include "language/slot/value_reader.h"

#include <string.h>

#include "language/reading/numeral.h"

bool take(struct cursor *cursor, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(cursor->text, text, n) != 0)
        return false;
    cursor->text += n;
    return true;
}

int take_single(struct cursor *cursor)
{
    static const struct {
        const char *hanzi;
        int digit;
    } all[] = {{"零", 0}, {"〇", 0}, {"○", 0},  {"o", 0},  {"O", 0},  {"洞", 0},
               {"一", 1}, {"幺", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5},
               {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"拐", 7}, {"勾", 9}};
    size_t size;
    int digit = numeral_digit(cursor->text, strlen(cursor->text), &size);
    if (digit >= 0) {
        cursor->text += size;
        return digit;
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (take(cursor, all[i].hanzi))
            return all[i].digit;
    }
    return -1;
}

int take_count(struct cursor *cursor)
{
    static const char *const never[] = {"幺", "拐", "勾"};
    struct cursor ahead = *cursor;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (strncmp(cursor->text, never[i], strlen(never[i])) == 0)
            return -1;
    }
    int digit = take(&ahead, "两") ? 2 : take_single(&ahead);
    if (digit <= 0)
        return -1;
    *cursor = ahead;
    return digit;
}

long take_arabic(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    long value = 0;
    size_t size;
    int count = 0, digit;
    while (count < 8 && (digit = numeral_digit(ahead.text, strlen(ahead.text), &size)) >= 0) {
        value = value * 10 + digit;
        ahead.text += size;
        count++;
    }
    if (count == 0 || count > 7)
        return -1;
    *cursor = ahead;
    return value;
}

static int take_unit(struct cursor *cursor)
{
    return take(cursor, "千") ? 1000 : take(cursor, "百") ? 100 : take(cursor, "十") ? 10 : 1;
}

long take_section(struct cursor *cursor)
{
    long total = 0, unit = 10000;
    for (bool begun = false;; begun = true) {
        bool zero = begun && take(cursor, "零");
        bool bare_ten = (!begun || zero) && take(cursor, "十");
        int digit = bare_ten ? 1 : take_count(cursor);
        if (digit < 0)
            return begun && !zero ? total : -1;
        int here = bare_ten ? 10 : take_unit(cursor);
        if (here >= unit)
            return -1;
        if (here == 1)
            return total + digit * (begun && !zero ? unit / 10 : 1);
        total += digit * here;
        unit = here;
    }
}

long take_whole(struct cursor *cursor)
{
    long value = take_arabic(cursor);
    if (value >= 0 || take(cursor, "零"))
        return value >= 0 ? value : 0;
    value = take_section(cursor);
    if (value < 0 || !take(cursor, "万"))
        return value;
    bool zero = take(cursor, "零");
    struct cursor before = *cursor;
    long rest = take_section(cursor);
    if (rest < 0) {
        *cursor = before;
        rest = 0;
        value = zero ? -1 : value;
    }
    bool colloquial = rest > 0 && rest < 10 && !zero;
    return value < 0 ? -1 : value * 10000 + (colloquial ? rest * 1000 : rest);
}

enum status value_put(char *out, size_t out_size, const char *text)
{
    size_t length = strlen(text);
    if (length >= out_size)
        return STATUS_LIMIT;
    memcpy(out, text, length + 1);
    return STATUS_OK;
}
