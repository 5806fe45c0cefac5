/* commands/: what a person writes beside recorded replies, in whatever their editor makes of it. */
#include <stdlib.h>
#include <unistd.h>

#include "commands/context.h"
#include "commands/replies.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

static struct pack_fixture fixture;
static struct pack *pack;
static char folder[] = "/tmp/yingda-context-XXXXXX", context[64], events[64];

static void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
}

/* What is said of a context; "" where the play's number is then this. */
static const char *context_said(const char *text, const char *number)
{
    static char said[200];
    struct problems problems = {0};
    const struct play *play = pack_play(pack, "lost-parcel");
    file_write(context, text);
    enum status status = context_read(context, pack, &play, &problems);
    *said = '\0';
    if (status == STATUS_OK)
        CHECK_TEXT(customer_detail(&play->customer, "number"), number);
    else
        snprintf(said, sizeof said, "%d: %s", problems.items[0].line, problems.items[0].reason);
    problems_finish(&problems);
    return said;
}

static void a_byte_order_mark_is_no_part_of_the_first_key(void)
{
    CHECK_TEXT(context_said("\xEF\xBB\xBFnumber: 4711\r\n", "4711"), "");
    CHECK_TEXT(context_said("\xEF\xBB\xBF# said\nnumber: 4712\n", "4712"), "");
    CHECK_TEXT(context_said("number: 4713\n\xEF\xBB\xBFnumber: 4714\n", ""),
               "2: the customer has no detail '\xEF\xBB\xBFnumber'");
}

static void events_may_begin_with_a_byte_order_mark(void)
{
    struct problems problems = {0};
    struct recorded_reply reply;
    file_write(events, "\xEF\xBB\xBF"
                       "1000\tpick_up\r\n9000\thang_up\r\n");
    CHECK_INT(recorded_reply_read(&reply, folder, 1, 0, pack_play(pack, "late-call"), &problems),
              STATUS_OK);
    CHECK_INT(reply.pick_up_ms, 1000);
    CHECK_INT(reply.hang_up_ms, 9000);
    CHECK_INT(problems.count, 0);
    recorded_reply_finish(&reply);
    problems_finish(&problems);
}

int main(void)
{
    struct problems problems = {0};
    pack_fixture_init(&fixture);
    if (!mkdtemp(folder) || pack_open(&pack, fixture.folder, &problems) != STATUS_OK)
        return 1;
    snprintf(context, sizeof context, "%s/context", folder);
    snprintf(events, sizeof events, "%s/1.events", folder);
    RUN(a_byte_order_mark_is_no_part_of_the_first_key);
    RUN(events_may_begin_with_a_byte_order_mark);
    pack_close(pack);
    problems_finish(&problems);
    pack_fixture_finish(&fixture);
    unlink(context);
    unlink(events);
    rmdir(folder);
    return CHECK_RESULT();
}
