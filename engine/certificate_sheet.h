/* A certificate to be printed: one page of A4, with the signed badge as a QR code on it (qrencode's
 * owner). Any thread. */
#ifndef YINGDA_ENGINE_CERTIFICATE_SHEET_H
#define YINGDA_ENGINE_CERTIFICATE_SHEET_H

#include <stdint.h>

#include "base/status.h"

struct certificate_sheet {
    const char *number, *name, *person_number, *team, *post; /* team "": none */
    const char *criteria;                                    /* "考过柜台、电话两门" */
    const char *issuer, *who;                                /* the house, the trainer */
    const char *badge; /* the signed credential, for the code */
    const char *key;   /* by which it is checked: "z6Mk…" */
    int64_t issued_unix_ms, until_unix_ms;
};

/* Writes it as a PDF. STATUS_IO: it cannot be written; STATUS_LIMIT: the badge is too long for a
 * code; STATUS_NO_MEMORY. Nothing is left behind where it fails. */
MUST_USE enum status certificate_sheet_write(const struct certificate_sheet *sheet,
                                             const char *path);

#endif
