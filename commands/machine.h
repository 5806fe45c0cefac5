/* What the machine under the kiosk is like, as `yingda selftest` asks: is the disk encrypted, does
 * it go to sleep, who starts the kiosk again. All read from files; nothing needs root. */
#ifndef YINGDA_COMMANDS_MACHINE_H
#define YINGDA_COMMANDS_MACHINE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/path.h"

enum machine_answer { MACHINE_YES, MACHINE_NO, MACHINE_UNKNOWN };

/* Whether the disk that holds `path` is encrypted: dm-crypt somewhere below its block device,
 * however many layers (LVM, RAID, partitions) lie between. UNKNOWN: its file system has no block
 * device of its own (a network's, a container's). `sys` is "/sys"; out[] says which device. */
enum machine_answer machine_disk_encrypted(const char *sys, const char *path, char out[256]);
enum machine_answer machine_device_encrypted(const char *sys, dev_t device, char out[256]);

/* Whether nothing sends the machine to sleep: systemd's sleep targets are masked, below `etc`
 * ("/etc") for good or below `run` ("/run") by yingda.service until the next start. out[] names one
 * that is not. */
enum machine_answer machine_sleeps_not(const char *etc, const char *run, char out[256]);

/* Whether systemd starts the kiosk with the machine: yingda.service is enabled below `etc`.
 * UNKNOWN: there is no such unit in `etc` nor in `lib` ("/lib"). */
enum machine_answer machine_starts_kiosk(const char *etc, const char *lib, char out[256]);

#endif
