/* `yingda kiosk --demo`: the program itself, one whole session off screen; and what good, shuffled
 * and missing replies are worth. */
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

static void good_replies_are_worth_thirty_points_more_than_shuffled_ones(void)
{
    struct card good = demo("good");
    CHECK(is_picture("01-names") && is_picture("02-entry") && is_picture("03-voice"));
    CHECK(is_picture("04-home") && is_picture("05-plays") && is_picture("06-brief"));
    char *said = NULL, path[128];
    snprintf(path, sizeof path, "%s/said", folder);
    said = read_whole(path);
    CHECK(strstr(said, "scorecard.txt") && strstr(said, "yingda.db"));
    free(said);
    struct card shuffled = demo("shuffled");
    printf("good %.1f, shuffled %.1f\n", good.total, shuffled.total);
    CHECK(good.total - shuffled.total >= 30);
}

static void silence_meets_no_move(void)
{
    struct card silent = demo("silent");
    CHECK_INT(silent.met, 0);
    CHECK_NEAR(silent.total, 0, 0.001);
}

int main(void)
{
    char command[96];
    CHECK(mkdtemp(folder) != NULL);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    RUN(good_replies_are_worth_thirty_points_more_than_shuffled_ones);
    RUN(silence_meets_no_move);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
