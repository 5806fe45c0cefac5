#include "fonts/line_break.h"

#include <linebreak.h>
#include <stdbool.h>

static void library_init(void)
{
    static bool done;
    if (!done)
        init_linebreak();
    done = true;
}

static enum line_break break_kind(char value)
{
    if (value == LINEBREAK_MUSTBREAK)
        return LINE_BREAK_MUST;
    return value == LINEBREAK_ALLOWBREAK ? LINE_BREAK_MAY : LINE_BREAK_NEVER;
}

void line_breaks(const uint32_t *codes, size_t n, uint8_t *breaks)
{
    library_init();
    if (n == 0)
        return;
    set_linebreaks_utf32(codes, n, "zh", (char *)breaks);
    for (size_t i = 0; i < n; i++)
        breaks[i] = (uint8_t)break_kind((char)breaks[i]);
    /* The library ends every text with a mandatory break; only a newline starts another line. */
    if (breaks[n - 1] == LINE_BREAK_MUST && codes[n - 1] != '\n')
        breaks[n - 1] = LINE_BREAK_MAY;
}
