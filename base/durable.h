/* Files that outlive a power cut: both what is in them and their name must have reached the disk,
 * and the kernel writes neither by itself for up to half a minute. Any thread. */
#ifndef YINGDA_BASE_DURABLE_H
#define YINGDA_BASE_DURABLE_H

#include <stddef.h>

#include "base/status.h"

/* Waits until a file that was written and closed is on the disk, and its name in its folder.
 * STATUS_IO: the disk says no, and nobody knows what it holds. */
MUST_USE enum status durable_file(const char *path);

/* Writes a whole file, to PATH.part first: when this returns, its bytes are on the disk and so is
 * its name, and a reader never sees half of it. STATUS_IO: the disk is full, or says no; a file
 * that was there before is then as it was. */
MUST_USE enum status durable_write(const char *path, const void *bytes, size_t n);

/* The same of a folder: the names in it. */
MUST_USE enum status durable_folder(const char *path);

/* The folder in which a file or folder lies: its name there. */
MUST_USE enum status durable_name(const char *path);

#endif
