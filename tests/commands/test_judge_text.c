/* `yingda judge --text` and `--text-list`: words without sound, and how they are refused. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

static struct pack_fixture fixture;

struct output {
    int exit;
    char text[16384]; /* stdout, then stderr */
};

/* %s of `arguments` is the pack's folder. */
static void run(struct output *output, const char *arguments)
{
    char command[1024], given[512];
    const char *mark = strstr(arguments, "%s");
    snprintf(given, sizeof given, "%.*s%s%s", mark ? (int)(mark - arguments) : 0, arguments,
             mark ? fixture.folder : "", mark ? mark + 2 : arguments);
    snprintf(command, sizeof command,
             "%s/yingda judge %s 2>%s/stderr; code=$?; cat %s/stderr; exit $code", YINGDA_BIN_DIR,
             given, fixture.parent, fixture.parent);
    FILE *pipe = popen(command, "r");
    CHECK(pipe != NULL);
    size_t n = pipe ? fread(output->text, 1, sizeof output->text - 1, pipe) : 0;
    output->text[n] = '\0';
    int state = pipe ? pclose(pipe) : -1;
    output->exit = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

/* The verdict of an id in the n-th line of what was printed; "(none)". */
static const char *verdict(const struct output *output, int n, const char *id)
{
    static char value[32];
    const char *at = output->text;
    for (; n > 0 && strchr(at, '\n'); n--)
        at = strchr(at, '\n') + 1;
    cJSON *line = cJSON_ParseWithLength(at, strcspn(at, "\n")), *item;
    snprintf(value, sizeof value, "(none)");
    cJSON_ArrayForEach(item, cJSON_GetObjectItem(line, "verdicts"))
    {
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(item, "id")), id) == 0)
            snprintf(value, sizeof value, "%s",
                     cJSON_GetStringValue(cJSON_GetObjectItem(item, "verdict")));
    }
    cJSON_Delete(line);
    return value;
}

static void one_reply_is_judged_by_its_words(void)
{
    struct output output;
    run(&output, "--scenario %s/lost-parcel --turn start --text 非常抱歉，请问您的单号是多少？");
    CHECK_INT(output.exit, 0);
    CHECK_TEXT(verdict(&output, 0, "apologise"), "met");
    CHECK_TEXT(verdict(&output, 0, "ask-number"), "met");
    CHECK_TEXT(verdict(&output, 0, "no-taboo"), "met");
    CHECK_TEXT(verdict(&output, 0, "sorry-first"), "met");
    CHECK(strstr(output.text, "\"asks_again\":false") != NULL);
    run(&output, "--scenario %s/lost-parcel --turn start --text 没什么抱歉的，等着吧");
    CHECK_INT(output.exit, 0);
    CHECK_TEXT(verdict(&output, 0, "ask-number"), "not_met");
    CHECK_TEXT(verdict(&output, 0, "no-taboo"), "not_met");
}

/* Writes a list into the fixture and judges it. */
static void run_list(struct output *output, const char *lines)
{
    char path[128], arguments[256];
    snprintf(path, sizeof path, "%s/list", fixture.parent);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    for (; file && *lines; lines++) { /* @ is the folder */
        if (*lines == '@')
            fputs(fixture.folder, file);
        else
            fputc(*lines, file);
    }
    if (file)
        fclose(file);
    snprintf(arguments, sizeof arguments, "--text-list %s", path);
    run(output, arguments);
}

static void a_list_is_answered_in_its_order(void)
{
    struct output output;
    run_list(&output, "@/lost-parcel\tstart\t对不起\n\n@/lost-parcel\tagain\t请稍等，马上为您办理\n"
                      "@/lost-parcel\tstart\t请问您的单号是多少");
    CHECK_INT(output.exit, 0);
    CHECK_TEXT(verdict(&output, 0, "apologise"), "met");
    CHECK_TEXT(verdict(&output, 0, "ask-number"), "not_met");
    CHECK_TEXT(verdict(&output, 1, "wait"), "met");
    CHECK_TEXT(verdict(&output, 2, "ask-number"), "met");
}

static void a_line_that_cannot_be_judged_says_why_and_the_others_go_on(void)
{
    struct output output;
    run_list(&output, "@/lost-parcel\tstart\n@/lost\tstart\t对不起\n@/lost-parcel\tend\t对不起\n"
                      "nowhere/lost-parcel\tstart\t对不起\n@/lost-parcel\tstart\t对不起\n");
    CHECK_INT(output.exit, 0);
    CHECK(strstr(output.text, "{\"error\":\"not PACK/PLAY<TAB>TURN<TAB>REPLY\"}\n") == output.text);
    CHECK(strstr(output.text, "has no play 'lost'\"}\n") != NULL);
    CHECK(strstr(output.text, "the play 'lost-parcel' has no turn 'end'\"}\n") != NULL);
    CHECK(strstr(output.text, "\"error\":\"there is no pack 'nowhere'\"}\n") != NULL);
    CHECK_TEXT(verdict(&output, 4, "apologise"), "met");
}

static void refuse(const char *arguments, const char *reason)
{
    struct output output;
    run(&output, arguments);
    CHECK_INT(output.exit, 1);
    if (!strstr(output.text, reason)) {
        check_failures++;
        fprintf(stderr, "%s: said\n%sexpected\n%s\n", arguments, output.text, reason);
    }
}

static void what_cannot_be_asked_is_refused(void)
{
    refuse("--scenario %s/lost-parcel --turn end --text 对不起", "has no turn 'end'\n");
    refuse("--scenario %s/lost-parcel --turn start --standard Q --text 对不起",
           "the pack has no standard 'Q'\n");
    refuse("--scenario %s/lost-parcel --text 对不起", "--turn is missing\n");
    refuse("--scenario %s/lost-parcel --turn start --text 对不起 a.wav", "one argument too many");
    refuse("--scenario %s/lost-parcel --turn start --text-list x", "does not go with");
    refuse("--scenario %s/lost-parcel --turn start --text 对不起 --scene x",
           "--scene belongs to a sound, and --text has none\n");
    refuse("--text-list /nowhere/list", "/nowhere/list:0: ");
    refuse("--scenario %s/lost-parcel --turn start --text '한글'", "cannot be read aloud\n");
}

static void a_pack_with_mistakes_names_them(void)
{
    CHECK(pack_fixture_replace(&fixture, "plays/counter.yaml", "{move: apologise, points: 3,",
                               "{move: apologise, facts: {time: \"21:30\"}, points: 3,"));
    refuse("--scenario %s/lost-parcel --turn start --text 对不起",
           "counter.yaml:22: no wording of 'apologise' has a slot {time}\n");
}

int main(void)
{
    pack_fixture_init(&fixture);
    RUN(one_reply_is_judged_by_its_words);
    RUN(a_list_is_answered_in_its_order);
    RUN(a_line_that_cannot_be_judged_says_why_and_the_others_go_on);
    RUN(what_cannot_be_asked_is_refused);
    RUN(a_pack_with_mistakes_names_them);
    pack_fixture_finish(&fixture);
    return CHECK_RESULT();
}
