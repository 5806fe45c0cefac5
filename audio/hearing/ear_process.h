/* The ear's process: starting it, talking to it without waiting, noticing that it died. */
#ifndef YINGDA_AUDIO_HEARING_EAR_PROCESS_H
#define YINGDA_AUDIO_HEARING_EAR_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "audio/hearing/ear_wire.h"
#include "base/status.h"

struct ear_process {
    pid_t pid;             /* 0: none */
    int socket;            /* -1: none; ours, non-blocking */
    struct bytes inbox;    /* owned; what came in so far of the message being read */
    struct bytes leftover; /* owned; the rest of a half-sent message, goes before all else */
};

/* Nothing is running yet. */
void ear_process_init(struct ear_process *process);

/* Starts the program with the model's folder ("" for the built-in choice). Does not wait for it
 * to be ready. STATUS_NOT_FOUND: no such program; STATUS_NO_MEMORY, STATUS_IO. Safe in a program
 * with threads. */
MUST_USE enum status ear_process_start(struct ear_process *process, const char *program,
                                       const char *model_dir);

/* Ends it, at once if need be, and takes its exit status. Accepts one that is not running. */
void ear_process_stop(struct ear_process *process);

/* `bytes` are given up: keeps the rest of a message that is half sent. STATUS_NO_MEMORY. */
MUST_USE enum status ear_process_abandon(struct ear_process *process, struct bytes *bytes);

/* Sends what the socket takes of bytes[at..size) and moves `at`; never waits. STATUS_CLOSED: the
 * process is gone. */
MUST_USE enum status ear_process_send(struct ear_process *process, struct bytes *bytes);

/* Waits until a whole message is there (STATUS_OK: its body is in inbox, read from inbox.at),
 * sending `bytes` meanwhile. STATUS_CLOSED: the process is gone; STATUS_TIMEOUT: for so long it
 * neither took nor gave anything. */
MUST_USE enum status ear_process_receive(struct ear_process *process, struct bytes *bytes,
                                         int patience_ms, enum ear_message *message);

#endif
