#include "language/reading/word_ends.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static UErrorCode mark_ends(const char *text, size_t length, bool *ends)
{
    UErrorCode error = U_ZERO_ERROR;
    UText *utf8 = utext_openUTF8(NULL, text, (int64_t)length, &error);
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &error);
    ubrk_setUText(breaks, utf8, &error);
    if (U_SUCCESS(error)) {
        for (int32_t at = ubrk_first(breaks); at != UBRK_DONE; at = ubrk_next(breaks))
            ends[at] = true; /* in bytes, as the text is UTF-8 */
    }
    ubrk_close(breaks);
    utext_close(utf8);
    return error;
}

enum status word_ends(const char *text, bool **out)
{
    size_t length = strlen(text);
    *out = calloc(length + 1, sizeof **out);
    if (!*out)
        return STATUS_NO_MEMORY;
    if (U_SUCCESS(mark_ends(text, length, *out)))
        return STATUS_OK;
    free(*out);
    *out = NULL;
    return STATUS_UNSUPPORTED;
}
