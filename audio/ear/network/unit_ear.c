#include "audio/ear/network/unit_ear.h"

#include <stdio.h>

#include "audio/ear/network/unit_file.h"

enum status unit_ear_open(struct unit_ear *ear, const char *dir, char *reason, size_t size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/network.bin", dir);
    enum status status = unit_file_read(&ear->net, path, reason, size);
    if (status != STATUS_OK)
        return status;
    unit_accents_init(&ear->accents, &ear->net);
    status = unit_names_init(&ear->names, &ear->net);
    if (status != STATUS_OK) {
        snprintf(reason, size, "%.300s: it lacks a unit of Mandarin", path);
        unit_ear_close(ear);
    }
    return status;
}

void unit_ear_close(struct unit_ear *ear)
{
    if (ear)
        unit_net_finish(&ear->net);
}
