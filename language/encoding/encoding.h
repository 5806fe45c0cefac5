/* Text as files of offices hold it, made UTF-8: with or without a byte-order mark, UTF-16 ("Unicode
 * text" of Excel), GB18030 (what Chinese Windows and WPS write where nothing is said). */
#ifndef YINGDA_LANGUAGE_ENCODING_ENCODING_H
#define YINGDA_LANGUAGE_ENCODING_ENCODING_H

#include "base/problem.h"
#include "base/status.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030 };

/* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030": static. */
const char *encoding_text(enum encoding encoding);

/* By the mark; without one UTF-8 where all of it is, UTF-16 where every other byte is 0 mostly,
 * else GB18030. Never GBK taken for UTF-8: its pairs of bytes are none there (联通, the notorious
 * case, begins with a byte that UTF-8 does not have). *mark: how many bytes the mark takes. */
enum encoding encoding_guess(const char *bytes, size_t length, size_t *mark);

/* *out: malloc'd UTF-8 without a mark, NUL-terminated, of *out_length bytes. STATUS_INVALID: in the
 * encoding that it seems to be in it is not whole, or holds a NUL; a problem has the line. */
MUST_USE enum status encoding_to_utf8(const char *bytes, size_t length, const char *name,
                                      char **out, size_t *out_length, struct problems *problems);

#endif
