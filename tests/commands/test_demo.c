/* `yingda kiosk --demo`: the program itself, one whole session off screen with good replies; once a
 * night what shuffled and missing ones are worth beside them. */
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "tests/check.h"

static char folder[64] = "/tmp/yingda-demo-XXXXXX";

struct card {
    double total;
    int met;
};

static char *read_whole(const char *path)
{
    char *bytes = calloc(1, 1 << 20);
    FILE *file = fopen(path, "r");
    CHECK(file && bytes && fread(bytes, 1, (1 << 20) - 1, file) > 0);
    if (file)
        fclose(file);
    return bytes;
}

static int count_met(const cJSON *card)
{
    int met = 0;
    const cJSON *turn, *item;
    cJSON_ArrayForEach(turn, cJSON_GetObjectItem(card, "turns"))
    {
        cJSON_ArrayForEach(item, cJSON_GetObjectItem(turn, "verdicts"))
        {
            const char *value = cJSON_GetStringValue(cJSON_GetObjectItem(item, "verdict"));
            const char *kind = cJSON_GetStringValue(cJSON_GetObjectItem(item, "kind"));
            met += value && strcmp(value, "met") == 0 && kind && strcmp(kind, "rule") != 0;
        }
    }
    return met;
}

static struct card demo(const char *replies)
{
    char command[512], path[256];
    struct card card = {.total = -1};
    snprintf(command, sizeof command, "%s/yingda kiosk --demo --replies %s > %s/said 2>&1",
             YINGDA_BIN_DIR, replies, folder);
    int status = system(command);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    snprintf(path, sizeof path, "%s/yingda/demo/scorecard.json", folder);
    char *bytes = read_whole(path);
    cJSON *json = cJSON_Parse(bytes);
    CHECK(json != NULL);
    card.total = cJSON_GetNumberValue(cJSON_GetObjectItem(json, "total"));
    card.met = count_met(json);
    cJSON_Delete(json);
    free(bytes);
    return card;
}

static bool is_picture(const char *name)
{
    char path[256];
    unsigned char head[8] = {0};
    snprintf(path, sizeof path, "%s/yingda/demo/%s.png", folder, name);
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    return n == 8 && memcmp(head, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static struct card good;

static void the_whole_session_is_drawn_and_kept(void)
{
    good = demo("good");
    CHECK(good.total >= 75); /* a robot's voice */
    CHECK(is_picture("01-names") && is_picture("02-entry") && is_picture("03-voice"));
    CHECK(is_picture("04-home") && is_picture("05-plays") && is_picture("06-brief"));
    char *said = NULL, path[128];
    snprintf(path, sizeof path, "%s/said", folder);
    said = read_whole(path);
    CHECK(strstr(said, "scorecard.txt") && strstr(said, "yingda.db"));
    free(said);
}

static void shuffled_replies_are_worth_thirty_points_less(void)
{
    struct card shuffled = demo("shuffled");
    printf("good %.1f, shuffled %.1f\n", good.total, shuffled.total);
    CHECK(good.total - shuffled.total >= 30);
}

/* What `yingda report` prints of the demo's attempt; malloc'd. */
static char *report(int attempt)
{
    char command[512], path[256];
    snprintf(path, sizeof path, "%s/report", folder);
    snprintf(command, sizeof command,
             "%s/yingda report --attempt %d --db %s/yingda/demo/yingda.db > %s", YINGDA_BIN_DIR,
             attempt, folder, path);
    CHECK_INT(system(command), 0);
    return read_whole(path);
}

static double points(const cJSON *criterion, const char *key)
{
    return cJSON_GetNumberValue(cJSON_GetObjectItem(criterion, key));
}

/* The line of scorecard.txt, which is written as the screen shows it: "42.5", but "40". */
static void check_line(const char *text, const cJSON *criterion)
{
    char line[128];
    const char *name = cJSON_GetStringValue(cJSON_GetObjectItem(criterion, "name"));
    if (points(criterion, "points_max") > 0)
        snprintf(line, sizeof line, "\n%s %.3g / %.3g\n", name, points(criterion, "points"),
                 points(criterion, "points_max"));
    else
        snprintf(line, sizeof line, "\n%s 未计分\n", name);
    if (!strstr(text, line))
        CHECK_TEXT(text, line);
}

static void the_scorecard_and_report_show_the_same_points(void)
{
    char path[128];
    snprintf(path, sizeof path, "%s/yingda/demo/scorecard.json", folder);
    char *json = read_whole(path), *said = report(1);
    snprintf(path, sizeof path, "%s/yingda/demo/scorecard.txt", folder);
    char *text = read_whole(path);
    cJSON *card = cJSON_Parse(json), *line = cJSON_Parse(said);
    const cJSON *ours = cJSON_GetObjectItem(card, "criteria"), *criterion;
    double sum = 0, worth = 0;
    int i = 0;
    cJSON_ArrayForEach(criterion, cJSON_GetObjectItem(line, "criteria"))
    {
        const cJSON *same = cJSON_GetArrayItem(ours, i++);
        CHECK(points(criterion, "points") == points(same, "points"));
        CHECK(points(criterion, "points_max") == points(same, "points_max"));
        check_line(text, criterion);
        sum += points(criterion, "points");
        worth += points(criterion, "points_max");
    }
    CHECK(i > 3);
    CHECK_NEAR(worth, 100, 0.05 * i);
    CHECK_NEAR(sum, points(card, "total"), 0.05 * i + 0.01); /* neither vetoes nor hints */
    cJSON_Delete(card);
    cJSON_Delete(line);
    free(json);
    free(said);
    free(text);
}

static void silence_meets_no_move(void)
{
    struct card silent = demo("silent");
    CHECK_INT(silent.met, 0);
    CHECK_NEAR(silent.total, 0, 0.001);
}

static void run_all(bool others)
{
    RUN(the_whole_session_is_drawn_and_kept);
    RUN(the_scorecard_and_report_show_the_same_points);
    if (others) {
        RUN(shuffled_replies_are_worth_thirty_points_less);
        RUN(silence_meets_no_move);
    }
}

/* With "others" the sessions with shuffled replies, and in which nobody says a word, too. */
int main(int argc, char **argv)
{
    char command[96];
    CHECK(mkdtemp(folder) != NULL);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    run_all(argc > 1 && strcmp(argv[1], "others") == 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
