/* The bare console: no X, no Wayland; SDL draws on the graphics card (KMSDRM) and reads keyboard
 * and touch screen from /dev/input itself. Where it may not, it says nothing of it: the kiosk would
 * be black, or deaf to every touch. So that is looked at before. */
#ifndef YINGDA_KIOSK_DRAWING_CONSOLE_H
#define YINGDA_KIOSK_DRAWING_CONSOLE_H

#include <stdbool.h>

/* True where SDL would have to draw on a card: there is one, and no display server to ask. */
bool console_is_bare(const char *dev);

/* Whether this user may draw on a card and read every input device below `dev` ("/dev"). False:
 * out[] says in one English sentence which not, and which group to add. */
bool console_may(const char *dev, char out[256]);

/* Makes the console on which the kiosk was started the one that has the keyboard. SDL switches the
 * system's own keys off on that one alone, and draws on the screen whichever has the keys: who had
 * changed the console while the machine came up, or in the second between two starts, would type
 * at a login's prompt behind the kiosk. Any other terminal is left as it is. */
void console_take(int terminal);

#endif
