#include "language/encoding/encoding.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

const char *encoding_text(enum encoding encoding)
{
    static const char *const texts[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};
    return texts[encoding];
}

/* Of the first bytes: how many at even and at odd places are 0. Of a list of people's, what parts
 * the cells and the digits alone are many. */
static bool seems_utf16(const char *bytes, size_t length, enum encoding *encoding)
{
    size_t zeros[2] = {0}, n = length < 4096 ? length : 4096;
    for (size_t i = 0; i < n; i++)
        zeros[i % 2] += bytes[i] == '\0';
    *encoding = zeros[1] > zeros[0] ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    return n >= 4 && zeros[0] + zeros[1] > n / 10;
}

enum encoding encoding_guess(const char *bytes, size_t length, size_t *mark)
{
    enum encoding encoding;
    *mark = 0;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *mark = 3;
        return ENCODING_UTF8;
    }
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *mark = 2;
        return (unsigned char)bytes[0] == 0xFF ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    }
    if (seems_utf16(bytes, length, &encoding))
        return encoding;
    return utf8_valid(bytes, length, NULL) ? ENCODING_UTF8 : ENCODING_GB18030;
}

/* Ends of lines in the bytes before `at`, whatever the encoding: a byte of 10 is one in GB18030 (no
 * second byte of a pair is below 0x30), and in UTF-16 where the other one is 0. */
static int line_before(const char *bytes, size_t at, enum encoding encoding)
{
    int line = 1;
    size_t step = encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE ? 2 : 1;
    size_t low = encoding == ENCODING_UTF16BE ? 1 : 0;
    for (size_t i = 0; i + step <= at; i += step)
        line += bytes[i + low] == '\n' && (step == 1 || bytes[i + 1 - low] == '\0');
    return line;
}

/* What could not be read is never put out of sight by a sign in its place. */
static enum status convert(UConverter *converter, const char *bytes, size_t length, UChar **wide,
                           int32_t *n_wide, size_t *bad)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *from = bytes;
    *wide = malloc((length + 2) * sizeof **wide); /* a byte is at most one unit */
    UChar *to = *wide;
    if (!*wide)
        return STATUS_NO_MEMORY;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    ucnv_toUnicode(converter, &to, to + length + 2, &from, bytes + length, NULL, true, &error);
    *n_wide = (int32_t)(to - *wide);
    *bad = (size_t)(from - bytes);
    return U_SUCCESS(error) ? STATUS_OK : STATUS_INVALID;
}

static enum status narrow(const UChar *wide, int32_t n_wide, char **out, size_t *out_length)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = 0;
    *out = malloc(3 * (size_t)n_wide + 1);
    if (!*out)
        return STATUS_NO_MEMORY;
    u_strToUTF8(*out, 3 * n_wide + 1, &n, wide, n_wide, &error);
    (*out)[U_SUCCESS(error) ? n : 0] = '\0';
    *out_length = (size_t)n;
    return U_SUCCESS(error) ? STATUS_OK : STATUS_INVALID;
}

static enum status to_utf8(const char *bytes, size_t length, enum encoding encoding, char **out,
                           size_t *out_length, size_t *bad)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding_text(encoding), &error);
    UChar *wide = NULL;
    int32_t n_wide = 0;
    if (!converter)
        return STATUS_NO_MEMORY;
    enum status status = convert(converter, bytes, length, &wide, &n_wide, bad);
    if (status == STATUS_OK)
        status = narrow(wide, n_wide, out, out_length);
    ucnv_close(converter);
    free(wide);
    return status;
}

static enum status nul_refused(const char *name, const char *text, size_t length,
                               struct problems *problems)
{
    const char *nul = memchr(text, '\0', length);
    if (!nul)
        return STATUS_OK;
    problems_add(problems, name, line_before(text, (size_t)(nul - text), ENCODING_UTF8),
                 "the line holds a NUL: not a text");
    return STATUS_INVALID;
}

enum status encoding_to_utf8(const char *bytes, size_t length, const char *name, char **out,
                             size_t *out_length, struct problems *problems)
{
    size_t mark, bad = 0;
    enum encoding encoding = encoding_guess(bytes, length, &mark);
    *out = NULL;
    *out_length = 0;
    enum status status = to_utf8(bytes + mark, length - mark, encoding, out, out_length, &bad);
    if (status == STATUS_INVALID)
        problems_add(problems, name, line_before(bytes + mark, bad, encoding),
                     "neither UTF-8 nor %s: save the file as CSV UTF-8 or as .xlsx",
                     encoding == ENCODING_UTF8 ? "GB18030" : encoding_text(encoding));
    else if (status == STATUS_OK)
        status = nul_refused(name, *out, *out_length, problems);
    if (status == STATUS_OK)
        return status;
    free(*out);
    *out = NULL;
    return status;
}
