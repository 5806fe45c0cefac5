#include "audio/ear/network/unit_ear.h"

#include <stdio.h>

#include "audio/ear/network/unit_file.h"

static void ear_close(struct unit_ear *ear)
{
    unit_net_finish(&ear->net);
}

static enum status ear_open(struct unit_ear *ear, const char *dir, size_t which, char *reason,
                            size_t size)
{
    static const char *const names[UNIT_EARS_MAX] = {"network.bin", "network-2.bin"};
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, names[which]);
    enum status status = unit_file_read(&ear->net, path, reason, size);
    if (status != STATUS_OK)
        return status;
    unit_accents_init(&ear->accents, &ear->net);
    status = unit_names_init(&ear->names, &ear->net);
    if (status != STATUS_OK) {
        snprintf(reason, size, "%.300s: it lacks a unit of Mandarin", path);
        ear_close(ear);
    }
    return status;
}

enum status unit_ears_open(struct unit_ear ears[UNIT_EARS_MAX], size_t count, const char *dir,
                           char *reason, size_t size)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = ear_open(&ears[i], dir, i, reason, size);
    if (status != STATUS_OK)
        unit_ears_close(ears);
    return status;
}

void unit_ears_set_warp(struct unit_ear ears[UNIT_EARS_MAX], size_t count, float warp)
{
    for (size_t i = 0; i < count; i++)
        log_mel_set_warp(ears[i].net.mel, warp);
}

void unit_ears_close(struct unit_ear ears[UNIT_EARS_MAX])
{
    for (size_t i = 0; ears && i < UNIT_EARS_MAX; i++)
        ear_close(&ears[i]);
}
