#include "kiosk/demo/demo.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "kiosk/demo/demo_pilot.h"

/* Pictures of an earlier run would be taken for this one's. */
static void demo_clear(const struct demo *demo)
{
    DIR *folder = opendir(demo->folder);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *end = strrchr(entry->d_name, '.');
        if (end && strcmp(end, ".png") == 0)
            unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder)
        closedir(folder);
}

static double peak_mb(void)
{
    struct rusage usage = {0};
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void demo_say(const struct demo *demo, const char *database, int64_t spent_ms)
{
    printf(
        "应答演示：一场完整的练习已经跑完，用时 %.1f 秒，得分 %.0f。\n"
        "  画面    %s（%d 张 PNG）\n"
        "  成绩单  %s/scorecard.txt\n"
        "          %s/scorecard.json\n"
        "  数据库  %s\n"
        "  首帧 %d 毫秒；画一帧平均 %.1f 毫秒，最慢 %.1f；内存峰值 %.0f MB，听音子进程 %.0f MB\n",
        (double)spent_ms / 1000, demo->total, demo->folder, demo->pictures, demo->folder,
        demo->folder, database, demo->first_frame_ms, demo->frame_ms, demo->frame_worst_ms,
        peak_mb(), demo->ear_mb);
}

static void demo_fails(enum status status, const char *problem)
{
    fprintf(stderr, "yingda: the demo did not end: %s\n", *problem ? problem : status_text(status));
}

enum status demo_run(const struct demo_config *config)
{
    struct demo *demo = calloc(1, sizeof *demo);
    struct app *app = calloc(1, sizeof *app);
    char database[PATH_SIZE + 32] = "", recordings[PATH_SIZE + 32] = "", problem[256] = "";
    int64_t start_ms = clock_monotonic_ms();
    enum status status = STATUS_IO;
    if (!demo || !app || paths_demo(demo->folder) != STATUS_OK)
        goto done;
    demo_clear(demo);
    demo->config = *config;
    demo->seen = SCREEN_COUNT;
    snprintf(database, sizeof database, "%s/yingda.db", demo->folder);
    snprintf(recordings, sizeof recordings, "%s/recordings", demo->folder);
    struct app_config app_config = {.renderer = {.offscreen = true,
                                                 .width_px = config->width_px,
                                                 .height_px = config->height_px},
                                    .model = config->model,
                                    .database = database,
                                    .recordings = recordings,
                                    .pilot = {demo, demo_step, &demo->port, &demo->clock_ms}};
    status = app_init(app, &app_config, problem);
    if (status == STATUS_OK)
        status = app_run(app);
    app_stop(app);
    if (demo->status != STATUS_OK)
        status = demo->status;
    if (status == STATUS_OK && !demo->done)
        status = STATUS_DEVICE;
    if (status == STATUS_OK)
        demo_say(demo, database, clock_monotonic_ms() - start_ms);
    else
        demo_fails(status, problem);
    wav_finish(&demo->reply);
done:
    free(app);
    free(demo);
    return status;
}
