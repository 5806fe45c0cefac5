#include "engine/this_kiosk.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

static void machine_read(char out[64])
{
    FILE *file = fopen("/etc/machine-id", "re");
    out[0] = '\0';
    if (!file)
        return;
    if (fgets(out, 64, file))
        out[strcspn(out, "\n")] = '\0';
    fclose(file);
}

static void name_find(const struct settings *settings, char out[KIOSK_NAME_SIZE])
{
    char host[256] = "";
    const char *name = settings->kiosk;
    if (!name || !*name)
        name = gethostname(host, sizeof host - 1) == 0 && *host ? host : "kiosk";
    size_t n = utf8_cut(name, strlen(name) < KIOSK_NAME_SIZE ? strlen(name) : KIOSK_NAME_SIZE - 1);
    memcpy(out, name, n);
    out[n] = '\0';
}

void this_kiosk_find(const struct settings *settings, struct kiosk *out)
{
    char machine[64], both[sizeof machine + KIOSK_NAME_SIZE + 16];
    machine_read(machine);
    name_find(settings, out->name);
    int n = snprintf(both, sizeof both, "yingda kiosk\n%s\n%s", machine, out->name);
    out->uid = uuid_of(0, both, (size_t)n);
}
