/* Arrays that grow: room is made by doubling, so that adding n items copies them at most twice. */
#ifndef YINGDA_BASE_GROW_H
#define YINGDA_BASE_GROW_H

#include <stddef.h>

#include "base/status.h"

/* Makes room for at least `wanted` items of `item_size` bytes each. `items` points at the pointer
 * to a malloc'd array, or to NULL, of *capacity items; the array may move. What is new in it is not
 * zeroed. STATUS_NO_MEMORY: array and capacity are as before. */
MUST_USE enum status grow(void *items, size_t *capacity, size_t wanted, size_t item_size);

#endif
