#include "base/status.h"

static const char *const texts[STATUS_COUNT] = {
    [STATUS_OK] = "done",
    [STATUS_NO_MEMORY] = "out of memory",
    [STATUS_NOT_FOUND] = "not found",
    [STATUS_INVALID] = "not valid",
    [STATUS_UNSUPPORTED] = "not supported",
    [STATUS_IO] = "input or output failed",
    [STATUS_DEVICE] = "the device failed",
    [STATUS_BUSY] = "busy",
    [STATUS_TIMEOUT] = "timed out",
    [STATUS_CLOSED] = "the other side ended",
    [STATUS_DATABASE] = "the database failed",
    [STATUS_DAMAGED] = "damaged",
    [STATUS_NEWER] = "written by a newer version",
    [STATUS_LIMIT] = "over the limit",
};

const char *status_text(enum status status)
{
    unsigned index = (unsigned)status;
    return index < STATUS_COUNT && texts[index] ? texts[index] : "unknown status";
}
