#include "language/name/fold.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* NFKC may write one sign as many (U+FDFA as 18); what is longer than this is no name. */
enum { UNITS = 512, MIDDLE_DOT = 0xB7 };

struct units {
    UChar text[UNITS];
    int32_t n;
};

static enum status status_of(UErrorCode code)
{
    if (U_SUCCESS(code))
        return STATUS_OK;
    return code == U_BUFFER_OVERFLOW_ERROR ? STATUS_LIMIT : STATUS_INVALID;
}

static enum status normalize(const char *text, struct units *out)
{
    UErrorCode code = U_ZERO_ERROR;
    struct units in;
    if (!utf8_valid(text, strlen(text), NULL))
        return STATUS_INVALID;
    u_strFromUTF8(in.text, UNITS, &in.n, text, -1, &code);
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&code);
    if (U_SUCCESS(code))
        out->n = unorm2_normalize(nfkc, in.text, in.n, out->text, UNITS, &code);
    return status_of(code);
}

static bool is_blank(UChar32 sign)
{
    return u_isUWhiteSpace(sign);
}

/* Format signs are not always ignorable to Unicode (U+0600, U+FFF9), but never part of a name. */
static bool is_unseen(UChar32 sign)
{
    return u_hasBinaryProperty(sign, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_charType(sign) == U_FORMAT_CHAR || u_charType(sign) == U_CONTROL_CHAR;
}

/* What keyboards and spreadsheets have for the dot in 买买提·艾力: • ‧ ∙ ⋅ ・ and the Greek one. */
static bool is_dot(UChar32 sign)
{
    static const UChar32 dots[] = {0xB7, 0x387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB};
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        if (sign == dots[i])
            return true;
    }
    return false;
}

/* Neither before nor after these does a blank mean anything. */
static bool stands_close(UChar32 sign)
{
    return sign == 0 || sign == MIDDLE_DOT || utf8_is_han((uint32_t)sign);
}

struct writing {
    char *out;
    size_t size, used;
    UChar32 last; /* written; 0: none yet */
    bool full;
};

static void write_sign(struct writing *writing, UChar32 sign)
{
    char bytes[4];
    size_t n = utf8_encode((uint32_t)sign, bytes);
    if (writing->used + n >= writing->size) {
        writing->full = true;
        return;
    }
    memcpy(writing->out + writing->used, bytes, n);
    writing->used += n;
    writing->last = sign;
}

static enum status writing_end(struct writing *writing)
{
    writing->out[writing->full ? 0 : writing->used] = '\0';
    return writing->full ? STATUS_LIMIT : STATUS_OK;
}

enum status fold_name(const char *text, char *out, size_t out_size)
{
    struct writing writing = {.out = out, .size = out_size};
    struct units units;
    bool blank = false;
    out[0] = '\0';
    enum status status = normalize(text, &units);
    for (int32_t i = 0; status == STATUS_OK && i < units.n;) {
        UChar32 sign;
        U16_NEXT(units.text, i, units.n, sign);
        if (is_dot(sign))
            sign = MIDDLE_DOT;
        blank = blank || is_blank(sign);
        if (is_blank(sign) || is_unseen(sign))
            continue;
        if (blank && !stands_close(writing.last) && !stands_close(sign))
            write_sign(&writing, ' ');
        write_sign(&writing, sign);
        blank = false;
    }
    return status == STATUS_OK ? writing_end(&writing) : status;
}

/* U+2010 to U+2015, the minus sign, and dashes of the East: what keyboards make of '-'. */
static bool is_dash(UChar32 sign)
{
    return u_charType(sign) == U_DASH_PUNCTUATION || sign == 0x2212 || sign == 0x30FC;
}

enum status fold_number(const char *text, char *out, size_t out_size)
{
    struct writing writing = {.out = out, .size = out_size};
    struct units units;
    out[0] = '\0';
    enum status status = normalize(text, &units);
    for (int32_t i = 0; status == STATUS_OK && i < units.n;) {
        UChar32 sign;
        U16_NEXT(units.text, i, units.n, sign);
        if (!is_blank(sign) && !is_unseen(sign))
            write_sign(&writing, is_dash(sign) ? '-' : u_toupper(sign));
    }
    return status == STATUS_OK ? writing_end(&writing) : status;
}

/* Small letters may take more bytes than capitals (İ): what no longer fits stays as it was. */
void fold_key(const char *text, char out[NAME_SIZE])
{
    char folded[NAME_SIZE];
    if (fold_name(text, folded, sizeof folded) != STATUS_OK || !*folded) {
        snprintf(out, NAME_SIZE, "%.*s", (int)utf8_cut(text, NAME_SIZE - 1), text);
        return;
    }
    struct writing writing = {.out = out, .size = NAME_SIZE};
    uint32_t sign;
    size_t n;
    for (const char *at = folded; *at && (n = utf8_decode(at, strlen(at), &sign)) > 0; at += n)
        write_sign(&writing, u_tolower((UChar32)sign));
    if (writing_end(&writing) != STATUS_OK)
        memcpy(out, folded, sizeof folded);
}
