/* What a person writes beside recorded replies: the details that a customer gave (context), and
 * when the call was taken (1.events). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/context.h"
#include "commands/replies.h"
#include "scenarios/load/pack_open.h"
#include "tests/fuzz/blob.h"
#include "tests/scenarios/pack_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct pack_fixture fixture;
static struct pack *pack;
static int n_played;

static void pack_finish(void)
{
    pack_close(pack);
    pack_fixture_finish(&fixture);
}

/* Each context leaves copies in the pack, which is opened anew now and then. */
static void pack_renew(void)
{
    struct problems problems = {0};
    if (!*fixture.folder) {
        pack_fixture_init(&fixture);
        atexit(pack_finish);
    }
    if (n_played++ % 200 != 0)
        return;
    pack_close(pack);
    if (pack_open(&pack, fixture.folder, &problems) != STATUS_OK)
        abort();
    problems_finish(&problems);
}

static void said_or_done(enum status status, const struct problems *problems)
{
    if ((status == STATUS_OK) != (problems->count == 0))
        abort();
}

static void context_try(void)
{
    char path[BLOB_PATH_SIZE];
    struct problems problems = {0};
    const struct play *play = pack_play(pack, "lost-parcel");
    snprintf(path, sizeof path, "%s/context", blob_folder());
    said_or_done(context_read(path, pack, &play, &problems), &problems);
    problems_finish(&problems);
}

static void events_try(void)
{
    struct problems problems = {0};
    struct recorded_reply reply;
    const struct play *play = pack_play(pack, "late-call");
    said_or_done(recorded_reply_read(&reply, blob_folder(), 1, 0, play, &problems), &problems);
    if (reply.pick_up_ms >= 0 && reply.hang_up_ms >= 0 && problems.count == 0 &&
        reply.hang_up_ms < reply.pick_up_ms)
        abort();
    recorded_reply_finish(&reply);
    problems_finish(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct blob blob;
    pack_renew();
    blob_split(&blob, data, size, "context");
    blob_write_all(&blob);
    context_try();
    events_try();
    blob_remove_all(&blob);
    return 0;
}
