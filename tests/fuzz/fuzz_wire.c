/* What comes over the wire between the program and its ear. The first byte tells the side: what a
 * broken ear may send its parent, or the networks that a child is given. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "audio/hearing/ear_process.h"
#include "audio/hearing/ear_wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void evidence_read(struct bytes *bytes)
{
    struct evidence evidence = {0};
    while (bytes->at < bytes->size && wire_take_evidence(bytes, &evidence) == STATUS_OK) {
        if (evidence.verdict > EVIDENCE_SAID || !(evidence.score >= 0 && evidence.score <= 1))
            abort();
        for (size_t i = 0; i < evidence.n_syllables; i++) {
            if (evidence.syllables[i].slot > evidence.n_slots)
                abort();
        }
        free(evidence.syllables);
        free(evidence.slots);
        evidence = (struct evidence){0};
    }
    free(evidence.syllables);
    free(evidence.slots);
}

static void networks_read(struct bytes *bytes)
{
    struct network *networks;
    size_t count, shortest, longest;
    enum status status = wire_take_networks(bytes, &networks, &count);
    for (size_t i = 0; i < count; i++) {
        if (status == STATUS_OK)
            network_lengths(&networks[i], &shortest, &longest);
        network_finish(&networks[i]);
    }
    free(networks);
}

/* The bytes as a child would send them, then its end. */
static void messages_read(const uint8_t *data, size_t size)
{
    struct ear_process process;
    struct bytes nothing = {0};
    enum ear_message message;
    int pair[2];
    ear_process_init(&process);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        abort();
    ssize_t sent = send(pair[1], data, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    close(pair[1]);
    process.socket = pair[0];
    while (sent >= 0 && ear_process_receive(&process, &nothing, 100, &message) == STATUS_OK) {
        if (message == EAR_EVIDENCE)
            evidence_read(&process.inbox);
        else if (message == EAR_NETWORKS)
            networks_read(&process.inbox);
    }
    ear_process_stop(&process);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = {0};
    if (size == 0)
        return 0;
    if (bytes_put(&bytes, data + 1, size - 1) != STATUS_OK)
        abort();
    if (data[0] % 3 == 0)
        messages_read(data + 1, size - 1);
    else if (data[0] % 3 == 1)
        networks_read(&bytes);
    else
        evidence_read(&bytes);
    bytes_finish(&bytes);
    return 0;
}
