#include "kiosk/app/taking.h"

#include <stdio.h>
#include <string.h>

#include "kiosk/app/desk.h"

static enum status folder_write(void *self, const char *folder, char path[PATH_SIZE])
{
    struct taking *taking = self;
    atomic_store(&taking->done, 0);
    return taking->order.write(taking, folder, path);
}

static void taking_run(void *self)
{
    struct taking *taking = self;
    taking->records = NULL;
    taking->status = records_open(&taking->records, taking->database);
    if (taking->status == STATUS_OK)
        taking->status = exchange_write(taking->database, folder_write, taking, &taking->result);
    records_close(taking->records);
    taking->records = NULL;
}

/* Data of people leave the machine: that goes into the log whoever stands here by now, but nobody
 * else than a trainer is told. */
static void taking_over(void *self)
{
    struct taking *taking = self;
    struct desk *desk = taking->desk;
    taking->on = false;
    if (taking->status == STATUS_OK) {
        fprintf(stderr, "yingda: taken along: %s\n", taking->result.path);
        taking->order.taken(desk, taking);
    } else {
        fprintf(stderr, "yingda: could not be taken along: %s\n", status_text(taking->status));
    }
    if (desk->trainer)
        exchange_say(&taking->result, taking->status, taking->order.name, desk->said,
                     sizeof desk->said);
    taking->order.free(taking->order.what);
    taking->order.what = NULL;
}

void taking_order(struct taking *taking, struct order order)
{
    struct desk *desk = taking->desk;
    if (taking->on || !order.what) {
        if (order.what)
            order.free(order.what);
        snprintf(desk->said, sizeof desk->said,
                 taking->on ? "前一份还在写，写完再导出。" : "内存不够，没写成。");
        return;
    }
    taking->order = order;
    taking->on = true;
    taking->result = (struct exchange_result){.trouble = STICK_FINE};
    atomic_store(&taking->done, 0);
    atomic_store(&taking->all, 0);
    memcpy(taking->database, desk->database, sizeof taking->database);
    clerk_ask(&desk->clerk, (struct job){taking_run, taking_over, taking});
    taking_tick(taking);
}

void taking_tick(struct taking *taking)
{
    struct desk *desk = taking->desk;
    int done = atomic_load(&taking->done), all = atomic_load(&taking->all);
    if (!taking->on || !desk->trainer)
        return;
    if (all > 1)
        snprintf(desk->said, sizeof desk->said, "正在写%s……第 %d 个文件，共 %d 个",
                 taking->order.name, done + 1 < all ? done + 1 : all, all);
    else
        snprintf(desk->said, sizeof desk->said, "正在写%s……", taking->order.name);
}
