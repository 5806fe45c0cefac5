#include "base/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST = 16 };

enum status grow(void *items, size_t *capacity, size_t wanted, size_t item_size)
{
    if (wanted <= *capacity)
        return STATUS_OK;
    if (wanted > SIZE_MAX / 2 / item_size)
        return STATUS_NO_MEMORY;
    size_t more = wanted > 2 * *capacity ? wanted : 2 * *capacity;
    if (more < FEWEST)
        more = FEWEST;
    void *array;
    memcpy(&array, items, sizeof array); /* a T ** is no void **, but its pointer looks the same */
    array = realloc(array, more * item_size);
    if (!array)
        return STATUS_NO_MEMORY;
    memcpy(items, &array, sizeof array);
    *capacity = more;
    return STATUS_OK;
}
