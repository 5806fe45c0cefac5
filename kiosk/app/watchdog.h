/* What systemd is told: that the window is there, and, as long as frames are drawn, that the kiosk
 * lives. A window that stands still is killed and started again by the service (docs/admin.md).
 * The protocol is a datagram to the socket that $NOTIFY_SOCKET names (sd_notify(3)), stable since
 * 2010: a library for that would be one more package on every kiosk. Main thread. */
#ifndef YINGDA_KIOSK_APP_WATCHDOG_H
#define YINGDA_KIOSK_APP_WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>

struct watchdog {
    int socket;       /* -1: nobody wants to know */
    int64_t every_ms; /* between two signs of life; 0: none are wanted */
    bool ready;       /* it was said */
    int64_t last_ms;  /* when the last one was given, on the monotonic clock */
};

/* Reads what the service manager has put into the environment, and takes it out, so that no child
 * speaks for us. */
void watchdog_init(struct watchdog *watchdog);

/* A frame is on the screen; said with the first. */
void watchdog_ready(struct watchdog *watchdog);

/* A frame was drawn: a sign of life, where the last is a while ago. */
void watchdog_frame(struct watchdog *watchdog, int64_t now_ms);

/* The kiosk ends by itself. Accepts being called twice. */
void watchdog_close(struct watchdog *watchdog);

#endif
