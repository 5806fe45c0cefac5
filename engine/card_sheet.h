/* A card to print: one attempt, its points, and what they were lost on, each with its clause. Any
 * thread. */
#ifndef YINGDA_ENGINE_CARD_SHEET_H
#define YINGDA_ENGINE_CARD_SHEET_H

#include "records/stored_card.h"

struct card_sheet {
    const struct stored_card *card; /* whole */
    const char *play;               /* its title */
    const char *standard;           /* its name */
};

/* Writes it as a PDF. STATUS_INVALID: the card is not whole; STATUS_IO: it cannot be written;
 * STATUS_NO_MEMORY. Nothing is left behind where it fails. */
MUST_USE enum status card_sheet_write(const struct card_sheet *card, const char *path);

#endif
