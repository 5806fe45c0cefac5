/* `yingda check` as other programs see it: exit status, JSON on stdout, problems on stderr. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

#define YINGDA YINGDA_BIN_DIR "/yingda"

struct run {
    int code;
    char out[8192], err[8192];
};

static void read_all(const char *path, char *text, size_t size)
{
    FILE *stream = fopen(path, "r");
    text[stream ? fread(text, 1, size - 1, stream) : 0] = '\0';
    if (stream)
        fclose(stream);
}

/* Runs `yingda check ARGUMENTS` in a folder. */
static void run_check(struct run *run, const struct pack_fixture *fixture, const char *folder,
                      const char *arguments)
{
    char command[600], out[100], err[100];
    snprintf(out, sizeof out, "%s/out", fixture->parent);
    snprintf(err, sizeof err, "%s/err", fixture->parent);
    snprintf(command, sizeof command, "cd %s && %s check %s >%s 2>%s", folder, YINGDA, arguments,
             out, err);
    int status = system(command);
    run->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    read_all(out, run->out, sizeof run->out);
    read_all(err, run->err, sizeof run->err);
}

/* The n-th line of stdout as JSON; the caller deletes it. */
static cJSON *line_of(const struct run *run, int n)
{
    const char *line = run->out;
    for (; n > 0 && line; n--)
        line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL;
    return line ? cJSON_Parse(line) : NULL;
}

static int number_of(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItem(object, key);
    return cJSON_IsNumber(item) ? item->valueint : -1;
}

static void a_good_pack_is_one_line_and_exit_0(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "./good");
    CHECK_INT(run.code, 0);
    CHECK_TEXT(run.err, "");
    cJSON *object = line_of(&run, 0);
    CHECK_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(object, "pack")), "good");
    CHECK_INT(number_of(object, "problems"), 0);
    CHECK_INT(number_of(object, "plays"), 2);
    CHECK_INT(number_of(object, "turns"), 3);
    CHECK_INT(strlen(cJSON_GetStringValue(cJSON_GetObjectItem(object, "sha256"))), 64);
    cJSON_Delete(object);
    pack_fixture_finish(&fixture);
}

static void a_problem_is_named_as_the_caller_can_open_it_and_exits_1(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    pack_fixture_replace(&fixture, "rubric.yaml", "weight: 60", "weight: 61");
    run_check(&run, &fixture, fixture.parent, "good/");
    CHECK_INT(run.code, 1);
    CHECK_TEXT(run.err, "good/rubric.yaml:4: the weights add up to 101, not 100\n");
    cJSON *object = line_of(&run, 0);
    CHECK_INT(number_of(object, "problems"), 1);
    cJSON_Delete(object);
    run_check(&run, &fixture, fixture.folder, ".");
    CHECK_TEXT(run.err, "./rubric.yaml:4: the weights add up to 101, not 100\n");
    pack_fixture_finish(&fixture);
}

static void the_graph_has_each_turn_ending_and_exit(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "good --graph");
    CHECK_INT(run.code, 0);
    cJSON *graph = line_of(&run, 1);
    const cJSON *edges = cJSON_GetObjectItem(graph, "edges"), *first = cJSON_GetArrayItem(edges, 0);
    CHECK_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(graph, "play")), "lost-parcel");
    CHECK_INT(cJSON_GetArraySize(cJSON_GetObjectItem(graph, "nodes")), 4);
    CHECK_INT(cJSON_GetArraySize(edges), 5);
    CHECK_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(first, "to")), "looked-up");
    CHECK_INT(cJSON_GetArraySize(cJSON_GetObjectItem(first, "met")), 2);
    CHECK_INT(number_of(cJSON_GetArrayItem(edges, 1), "mood_below"), 15);
    cJSON_Delete(graph);
    pack_fixture_finish(&fixture);
}

/* The .dot says it all; the picture is there where Graphviz is. */
static void a_play_is_drawn_with_its_turns_and_what_leads_on(void)
{
    struct pack_fixture fixture;
    struct run run;
    char path[300], text[8192] = "";
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "good --svg .");
    bool drawn = !strstr(run.err, "install graphviz");
    CHECK_INT(run.code, drawn ? 0 : 2);
    snprintf(path, sizeof path, "%s/lost-parcel.dot", fixture.parent);
    FILE *file = fopen(path, "r");
    CHECK(file && fread(text, 1, sizeof text - 1, file) > 0);
    if (file)
        fclose(file);
    CHECK(strstr(text, "-> \"looked-up\" [label=\"做到：") != NULL);
    CHECK(strstr(text, "心情低于 15") != NULL);
    snprintf(path, sizeof path, "%s/lost-parcel.svg", fixture.parent);
    CHECK_INT(access(path, R_OK), drawn ? 0 : -1);
    run_check(&run, &fixture, fixture.parent, "good --svg nowhere");
    CHECK_INT(run.code, 2);
    pack_fixture_finish(&fixture);
}

static void coverage_says_what_cites_each_clause(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "--coverage ./good");
    CHECK_INT(run.code, 0);
    CHECK(strstr(run.out,
                 "{\"pack\":\"good\",\"clause\":\"H-4\",\"held_by\":[{\"kind\":\"phrase\","
                 "\"id\":\"unit\",\"file\":\"phrases.yaml\",\"line\":8},{\"kind\":\"turn\","));
    pack_fixture_finish(&fixture);
}

/* The good pack has no question: a clause that only a question can hold is left over. */
static void a_clause_that_nothing_holds_exits_1(void)
{
    static const char index[] = "H-5\t001 第一章\t5\twords\t先道歉\n"
                                "H-1\t001 第一章\t1\tsound\t铃声\n"
                                "H-2\t001 第一章\t2\tquestion\t几声内接听\n"
                                "H-3\t001 第一章\t3\twords\t稍候\nH-4\t001\t4\twords\t单位\n"
                                "H-6\t001 第一章\t6\twords\t单号\n"
                                "H-道歉\t001 第一章\t7\twords\t抱怨\n";
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    pack_fixture_write(&fixture, "clauses.tsv", index, strlen(index));
    run_check(&run, &fixture, fixture.parent, "good");
    CHECK_INT(run.code, 0);
    run_check(&run, &fixture, fixture.parent, "good --coverage");
    CHECK_INT(run.code, 1);
    CHECK(!strstr(run.err, "'H-5'")); /* the order rule holds it */
    CHECK(strstr(run.err, "good/clauses.tsv:2: clause 'H-1' has no rule judged by sound\n"));
    CHECK(strstr(run.err, "good/clauses.tsv:3: clause 'H-2' has no question\n"));
    CHECK(strstr(run.out, "\"number\":\"2\",\"judge\":\"question\",\"summary\":\"几声内接听\"}\n"));
    pack_fixture_finish(&fixture);
}

/* Voices that are still to be made are noted, and nothing else is. */
static bool only_voices_are_noted(const char *err)
{
    for (const char *line = err; *line; line += strcspn(line, "\n") + 1) {
        const char *note = strstr(line, ": note: voice '");
        if (!note || note > line + strcspn(line, "\n"))
            return false;
    }
    return true;
}

static void every_clause_of_the_sources_is_held_by_what_can_judge_it(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "--coverage power-supply");
    CHECK_INT(run.code, 0);
    CHECK(only_voices_are_noted(run.err));
    pack_fixture_finish(&fixture);
}

static void what_is_no_pack_exits_1(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, fixture.parent, "no-such-pack");
    CHECK_INT(run.code, 1);
    CHECK_TEXT(run.err, "no-such-pack:0: no such pack\n");
    run_check(&run, &fixture, fixture.parent, "--colour");
    CHECK_INT(run.code, 1);
    CHECK_TEXT(run.out, "");
    pack_fixture_finish(&fixture);
}

static void the_shipped_packs_are_checked_unless_one_is_named(void)
{
    struct pack_fixture fixture;
    struct run run;
    pack_fixture_init(&fixture);
    run_check(&run, &fixture, YINGDA_SOURCE_DIR, "");
    CHECK_INT(run.code, 0);
    CHECK(strstr(run.out, "\"pack\":\"power-supply\""));
    run_check(&run, &fixture, fixture.parent, "power-supply");
    CHECK_INT(run.code, 0);
    pack_fixture_finish(&fixture);
}

int main(void)
{
    setenv("XDG_DATA_HOME", "/nonexistent", 1); /* the user's own packs are no part of this */
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    RUN(a_good_pack_is_one_line_and_exit_0);
    RUN(a_problem_is_named_as_the_caller_can_open_it_and_exits_1);
    RUN(the_graph_has_each_turn_ending_and_exit);
    RUN(a_play_is_drawn_with_its_turns_and_what_leads_on);
    RUN(coverage_says_what_cites_each_clause);
    RUN(a_clause_that_nothing_holds_exits_1);
    RUN(every_clause_of_the_sources_is_held_by_what_can_judge_it);
    RUN(what_is_no_pack_exits_1);
    RUN(the_shipped_packs_are_checked_unless_one_is_named);
    return CHECK_RESULT();
}
