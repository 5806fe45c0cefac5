/* Certificates issued and written out: the house's key, the signed badge, the page to print. One
 * thread at a time, as the records. */
#ifndef YINGDA_ENGINE_CERTIFY_H
#define YINGDA_ENGINE_CERTIFY_H

#include "base/path.h"
#include "records/certificates.h"

/* "signing.key" beside the database: whoever has it can issue in the house's name; without it no
 * certificate can be renewed under the same name. Made with the first certificate. */
MUST_USE enum status certify_key_path(const char *database, char out[PATH_SIZE]);

struct certifying {
    struct records *records;
    const char *database; /* path, for the key beside it */
    const char *issuer;   /* the house's name */
    const char *who;      /* the trainer */
    int64_t now_unix_ms;
};

/* Issues a certificate of the row's post to its person, whose state must be EARNED, for the months
 * of the post. Fails as records_certificate_issue, or STATUS_IO, STATUS_DAMAGED: of the key. */
MUST_USE enum status certify_issue(const struct certifying *by, const struct certificate_row *row,
                                   int64_t *id);

/* Writes the certificate of a row, which has one, into a folder: "上岗证-0307-李敏-….pdf" and the
 * badge beside it as .json. path: of the PDF. STATUS_NOT_FOUND: it has none; others as above. */
MUST_USE enum status certify_write(const struct certifying *by, const struct certificate_row *row,
                                   const char *folder, char path[PATH_SIZE]);

#endif
