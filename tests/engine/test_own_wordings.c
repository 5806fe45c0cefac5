/* engine/own_wordings, scenarios/load/load_own: what a house counts besides the pack's wordings. */
#include "engine/own_wordings.h"

#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/utterance.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

static struct pack_fixture made;
static char path[PATH_SIZE];

static struct pack *opened(size_t n_notes)
{
    struct pack *pack = NULL;
    struct problems problems = {0};
    CHECK_INT(pack_open_own(&pack, made.folder, path, &problems), STATUS_OK);
    CHECK_INT(problems.count, n_notes);
    for (size_t i = 0; i < problems.count; i++)
        CHECK(problem_is_note(&problems.items[i]) && strstr(problems.items[i].file, "own.tsv"));
    problems_finish(&problems);
    return pack;
}

static enum status add(const char *id, const char *text)
{
    return own_wordings_add(
        path, &(struct own_wording_line){id, text, "王老师", 1764547200000 /* 2025-12-01 */});
}

static void begin(void)
{
    pack_fixture_init(&made);
    CHECK_INT(path_format(path, "%s/good.tsv", made.parent), STATUS_OK);
}

static bool says(const struct pack *pack, const char *id, const char *text)
{
    return utterance_in_text(pack, pack_utterance(pack, id), text, NULL);
}

static void what_was_added_counts_and_changes_the_digest(void)
{
    char before[65], list[128];
    begin();
    struct pack *pack = opened(0);
    CHECK(!says(pack, "apologise", "真是对您不住"));
    size_t n = pack_utterance(pack, "apologise")->n_wordings;
    strcpy(before, pack->sha256);
    pack_close(pack);
    CHECK_INT(add("apologise", "真是对您不住"), STATUS_OK);
    CHECK_INT(add("apologise", "真是对您不住"), STATUS_OK); /* it stays one */
    CHECK_INT(add("ask-number", "您报一下单号"), STATUS_OK);
    pack = opened(0);
    CHECK(says(pack, "apologise", "真是对您不住"));
    CHECK(says(pack, "apologise", "非常抱歉"));
    CHECK_INT(pack_utterance(pack, "apologise")->n_wordings, n + 1);
    CHECK(says(pack, "ask-number", "您报一下单号"));
    CHECK(strcmp(before, pack->sha256) != 0);
    pack_close(pack);
    CHECK_INT(own_wordings_list(path, "apologise", list, sizeof list), 1);
    CHECK_TEXT(list, "真是对您不住");
    CHECK_INT(own_wordings_take_back(path, "apologise"), STATUS_OK);
    CHECK_INT(own_wordings_take_back(path, "apologise"), STATUS_NOT_FOUND);
    CHECK_INT(own_wordings_take_back(path, "ask-number"), STATUS_OK);
    CHECK_INT(own_wordings_list(path, "apologise", list, sizeof list), 0);
    CHECK_TEXT(list, "");
    pack = opened(0);
    CHECK(!says(pack, "apologise", "真是对您不住"));
    pack_close(pack);
    pack_fixture_finish(&made);
}

/* An id that the pack has no longer, a wording that does not compile, half a line, a strange file:
 * each is a note, and the pack is opened with the rest. */
static void no_line_of_it_keeps_a_pack_from_being_opened(void)
{
    static const char lines[] = "apologise\t真是对您不住\t王老师\t2025-12-01\n"
                                "gone\t真是对您不住\t王老师\t2025-12-01\n"
                                "apologise\t(抱歉\t王老师\t2025-12-01\n"
                                "apologise\n"
                                "# 说明\n\n"
                                "sorry\t叫您受累了";
    begin();
    CHECK_INT(durable_write(path, lines, strlen(lines)), STATUS_OK);
    struct pack *pack = opened(3);
    CHECK(says(pack, "apologise", "真是对您不住"));
    CHECK(says(pack, "sorry", "叫您受累了"));
    pack_close(pack);
    CHECK_INT(add("sorry", "害您跑一趟"), STATUS_OK); /* behind a line that was cut off */
    pack = opened(3);
    CHECK(says(pack, "sorry", "叫您受累了") && says(pack, "sorry", "害您跑一趟"));
    pack_close(pack);
    CHECK_INT(durable_write(path, "\xff\xfe\x00\x41", 4), STATUS_OK);
    pack = opened(1);
    CHECK(says(pack, "apologise", "非常抱歉"));
    pack_close(pack);
    pack_fixture_finish(&made);
}

static void what_cannot_count_says_why(void)
{
    begin();
    struct pack *pack = opened(0);
    const struct utterance *sorry = pack_utterance(pack, "apologise");
    CHECK_INT(own_wording_check(pack, sorry, "真是对您不住"), OWN_WORDING_FINE);
    CHECK_INT(own_wording_check(pack, sorry, "真是对您(不住)"), OWN_WORDING_NOT_CHINESE);
    CHECK_INT(own_wording_check(pack, sorry, "sorry"), OWN_WORDING_NOT_CHINESE);
    CHECK_INT(own_wording_check(pack, sorry, ""), OWN_WORDING_SHORT);
    CHECK_INT(own_wording_check(pack, sorry, "赔罪"), OWN_WORDING_SHORT);
    CHECK_INT(own_wording_check(pack, sorry, "这件事情我们做得实在是不应该"), OWN_WORDING_LONG);
    CHECK_INT(own_wording_check(pack, sorry, "我们非常抱歉"), OWN_WORDING_THERE);
    CHECK_INT(own_wording_check(pack, sorry, "那你等着吧"), OWN_WORDING_FORBIDDEN);
    CHECK_INT(own_wording_check(pack, pack_utterance(pack, "unit"), "这里是城东站"),
              OWN_WORDING_VALUES);
    pack_close(pack);
    pack_fixture_finish(&made);
}

int main(void)
{
    RUN(what_was_added_counts_and_changes_the_digest);
    RUN(no_line_of_it_keeps_a_pack_from_being_opened);
    RUN(what_cannot_count_says_why);
    return CHECK_RESULT();
}
