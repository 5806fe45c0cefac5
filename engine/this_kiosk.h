/* Which kiosk this is: what the settings call it, else its host name, and an id that follows from
 * that name and from the machine (/etc/machine-id). So a house with forty of them writes nothing
 * down and still can tell them apart: a database that was restored on another machine, or cloned
 * with its disk and renamed, is another kiosk's from then on, without a file that could be lost or
 * copied. One that is renamed stands elsewhere, and counts as another one. Any thread. */
#ifndef YINGDA_ENGINE_THIS_KIOSK_H
#define YINGDA_ENGINE_THIS_KIOSK_H

#include "engine/settings.h"
#include "records/kiosks.h"

/* Two machines that were cloned with machine-id and host name, and that no setting names, are one:
 * nothing else that a user may read tells them apart for good. */
void this_kiosk_find(const struct settings *settings, struct kiosk *out);

#endif
