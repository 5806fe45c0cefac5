/* Line breaks: where a line of Chinese may end, by the rules of UAX #14. */
#ifndef YINGDA_FONTS_LINE_BREAK_H
#define YINGDA_FONTS_LINE_BREAK_H

#include <stddef.h>
#include <stdint.h>

enum line_break {
    LINE_BREAK_NEVER, /* no line starts with ，。！？） nor ends with （《 */
    LINE_BREAK_MAY,
    LINE_BREAK_MUST /* after a newline */
};

/* Writes for each of n characters whether a line may end after it; the last one's is
 * LINE_BREAK_MAY unless it is a newline. Main thread: libunibreak sets itself up at first use. */
void line_breaks(const uint32_t *codes, size_t n, uint8_t *breaks);

#endif
