#include "kiosk/people/removal.h"

#include <stdio.h>

#include "engine/person_removal.h"
#include "kiosk/app/owner.h"

static bool may(const struct desk *desk)
{
    return desk->records && desk->person.id && !desk->exam.on;
}

void removal_ask(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    if (!may(room->desk))
        return;
    room->removal_failed[0] = '\0';
    desk_go(room->desk, SCREEN_REMOVE);
}

static void remove_all(struct people_room *room)
{
    struct desk *desk = room->desk;
    char left[PATH_SIZE];
    enum status status = person_remove(desk->records, desk->recordings, desk->person.id, left);
    if (status == STATUS_IO) {
        fprintf(stderr, "yingda: the recording %s cannot be removed\n", left);
        snprintf(
            room->removal_failed, sizeof room->removal_failed,
            "有一段录音删不掉，所以别的也都还留着。请管理员看看录音文件夹的权限，再来删一次。");
        desk_go(desk, SCREEN_REMOVE);
    } else if (status != STATUS_OK) {
        desk_fail_records(desk, status);
    } else {
        char who[32];
        snprintf(who, sizeof who, "person %lld", (long long)desk->person.id);
        desk_audit(desk, AUDIT_REMOVAL, who, "%s", who);
        desk_say_next(desk, "都删掉了。谢谢您来练习，欢迎再来。");
        desk_do(desk, (struct action){ACTION_LEAVE, 0});
    }
}

/* Somebody else may stand before a page that was left open. */
void removal_sure(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!may(desk) || desk->screen != SCREEN_REMOVE)
        return;
    if (!owner_ask(desk, &desk->person, (struct action){ACTION_REMOVE_DONE, 0},
                   (struct action){ACTION_REMOVE, 0}))
        remove_all(room);
}

void removal_done(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (may(desk) && owner_is(desk, &desk->person, "对不上，什么也没有删。再输一遍，或者返回。"))
        remove_all(room);
}
