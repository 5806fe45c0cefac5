/* JSON in one form alone, for signing: RFC 8785 (JCS). Numbers are whole ones here, so that none of
 * its rules for others is needed. */
#ifndef YINGDA_ENGINE_JCS_H
#define YINGDA_ENGINE_JCS_H

#include <cjson/cJSON.h>

#include "base/status.h"

/* *out: malloc'd text without blanks, names in the order of their UTF-16 units. STATUS_UNSUPPORTED:
 * a number that is not whole, or beyond 2^53; STATUS_NO_MEMORY. */
MUST_USE enum status jcs_write(const cJSON *json, char **out);

#endif
