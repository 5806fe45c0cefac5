/* `yingda selftest`: is everything there that the kiosk needs, and what to do where it is not. One
 * JSON object a line; each part is tried on its own, so that one missing says nothing of the rest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "audio/device/sound.h"
#include "audio/ear/model/model_sums.h"
#include "audio/hearing/hearing.h"
#include "audio/voice/voice.h"
#include "base/clock.h"
#include "commands/machine.h"
#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/audit_log.h"
#include "engine/json.h"
#include "engine/paths.h"
#include "fonts/face.h"
#include "kiosk/app/faults.h"
#include "kiosk/drawing/console.h"
#include "kiosk/drawing/renderer.h"
#include "language/name/pinyin_input.h"
#include "records/records.h"

enum {
    LISTEN_MS = 4000,
    SOUND_PATIENCE_MS = 3000
}; /* PipeWire's ALSA bridge took up to a second to answer */

struct finding {
    bool ok;
    bool advice; /* though the kiosk works so, something had better be done */
    char detail[512];
    const char *what_to_do; /* where it is not ok, or there is advice */
};

static void print_part(const char *part, struct finding finding, int *result)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "part", part);
    cJSON_AddBoolToObject(object, "ok", finding.ok);
    cJSON_AddStringToObject(object, "detail", finding.detail);
    cJSON_AddStringToObject(object, "do", finding.ok && !finding.advice ? "" : finding.what_to_do);
    if (json_print_line(object) != 0 || !finding.ok)
        *result = EXIT_MACHINE;
}

static struct finding test_model(const struct settings *settings)
{
    const char *dir = settings->model;
    struct hearing_config config = {.model_dir = dir};
    struct finding finding = {.what_to_do =
                                  dir ? "把 model 指的文件夹改对，或去掉这一项，用应答自带的模型"
                                      : "重新安装应答，它的 model 文件夹缺了或坏了"};
    struct hearing *hearing = NULL;
    enum status status = hearing_open(&hearing, &config);
    const char *notice = hearing_notice(hearing),
               *problem = hearing ? hearing_problem(hearing) : "";
    finding.ok = status == STATUS_OK && !*notice;
    if (status == STATUS_OK && *notice) {
        finding.what_to_do = "重新取得模型文件夹里的 network.bin";
        problem = notice;
    }
    finding.advice = finding.ok && dir && !model_sums_exist(dir);
    if (finding.advice)
        finding.what_to_do = "这个模型没有校验和，不是应答自带的；去掉 model 这一项就用自带的";
    snprintf(finding.detail, sizeof finding.detail, "%s",
             finding.ok ? dir ? dir : "the built-in choice"
             : *problem ? problem
                        : status_text(status));
    hearing_close(hearing);
    return finding;
}

static struct finding test_fonts(void)
{
    struct finding finding = {.what_to_do = "apt-get install fonts-noto-cjk"};
    struct faces *faces = NULL;
    enum status status = faces_open(&faces, NULL);
    finding.ok = status == STATUS_OK;
    snprintf(finding.detail, sizeof finding.detail, "%s",
             finding.ok ? faces_family(faces, FACE_REGULAR) : status_text(status));
    faces_close(faces);
    return finding;
}

static struct finding test_pinyin(void)
{
    struct finding finding = {.what_to_do = "apt-get install libgooglepinyin0"};
    char dictionary[PATH_SIZE];
    finding.ok = pinyin_input_open(dictionary) == STATUS_OK;
    snprintf(finding.detail, sizeof finding.detail, "%.400s%s", dictionary,
             finding.ok ? "" : ": cannot be read; names are typed by number, or on a keyboard");
    pinyin_input_close();
    return finding;
}

static struct finding test_database(const struct settings *settings)
{
    struct finding finding = {.what_to_do = "看看磁盘空间和文件权限；旧版本的程序要升级"};
    char usual[PATH_SIZE];
    struct records *records = NULL;
    const char *path = NULL;
    if (scenario_database(settings, NULL, usual) == STATUS_OK)
        path = usual;
    if (settings_hide_database(settings))
        finding.what_to_do = "先把 settings.yaml 里读不懂的那一行改好（上面写了是哪一行）";
    enum status status = path ? records_open(&records, path) : STATUS_IO;
    finding.ok = status == STATUS_OK;
    const char *problem = records ? records_problem(records) : "";
    snprintf(finding.detail, sizeof finding.detail, "%.300s%s%.150s",
             path                               ? path
             : settings_hide_database(settings) ? "the settings do not tell which"
                                                : "no data folder",
             finding.ok ? "" : ": ",
             finding.ok ? ""
             : *problem ? problem
                        : status_text(status));
    records_close(records);
    return finding;
}

/* Nobody's PIN is looked at here: whether it can be read is all. */
static struct finding test_pin(const struct settings *settings)
{
    struct finding finding = {.ok = settings->trainer_pin || !settings->pin_unread,
                              .what_to_do = "把 settings.yaml 里读不懂的那一行改好（上面写了是哪一"
                                            "行），不然培训师的页面一直锁着"};
    finding.advice = settings_show_pin(settings);
    if (finding.advice)
        finding.what_to_do = "口令明写在 settings.yaml 里，谁看文件都知道：运行 yingda pin，用它给"
                             "的那一行换掉 trainer_pin";
    snprintf(finding.detail, sizeof finding.detail, "%s",
             !finding.ok             ? "the settings may hold one that was not read"
             : finding.advice        ? "trainer_pin stands in the settings in clear digits"
             : settings->trainer_pin ? "trainer_pin is kept by Argon2id"
                                     : "none in the settings; trainers set theirs at the desk");
    return finding;
}

/* Lets the stream come up; a device that is there does so within the first tick or two. */
static enum sound_state sound_settle(struct sound *sound)
{
    int64_t start_ms = clock_monotonic_ms(), now_ms = start_ms;
    enum sound_state state = sound_tick(sound, now_ms);
    while (state != SOUND_OK && now_ms - start_ms < SOUND_PATIENCE_MS) {
        nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
        now_ms = clock_monotonic_ms();
        state = sound_tick(sound, now_ms);
    }
    return state;
}

/* Whether it is muted shows after some seconds. */
static enum sound_state sound_listen(struct sound *sound)
{
    int64_t start_ms = clock_monotonic_ms(), now_ms = start_ms;
    enum sound_state state = SOUND_OK;
    while (state == SOUND_OK && now_ms - start_ms < LISTEN_MS) {
        nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
        now_ms = clock_monotonic_ms();
        state = sound_tick(sound, now_ms);
    }
    return state;
}

static void test_sound(const struct settings *settings, int *result)
{
    struct sound_config config = {settings->microphone, settings->loudspeaker};
    struct finding microphone = {.what_to_do =
                                     "插好麦克风；settings.yaml 里的 microphone 可以指定设备"};
    struct finding loudspeaker = {.what_to_do =
                                      "插好音箱；settings.yaml 里的 loudspeaker 可以指定设备"};
    struct sound *sound = NULL;
    enum sound_state state = SOUND_LOST;
    if (sound_open(&sound, &config) == STATUS_OK)
        state = sound_settle(sound);
    if (state == SOUND_OK)
        state = sound_listen(sound);
    if (state == SOUND_MUTED)
        microphone.what_to_do = "麦克风被静音了：按麦克风上的静音键，或用 alsamixer（F4）取消静音";
    if (state == SOUND_UNFIT)
        microphone.what_to_do = loudspeaker.what_to_do =
            "在 settings.yaml 里去掉 microphone 和 loudspeaker，用系统默认的，由系统转换采样率；"
            "或者换一个设备";
    microphone.ok = state == SOUND_OK || state == SOUND_NO_LOUDSPEAKER;
    /* Both are opened together: with one of them missing the other is found, and not tried. */
    const char *found = sound ? sound_loudspeaker_name(sound) : "";
    loudspeaker.ok =
        state == SOUND_OK || state == SOUND_MUTED || (state == SOUND_NO_MICROPHONE && *found);
    snprintf(microphone.detail, sizeof microphone.detail, "%s",
             microphone.ok && sound ? sound_microphone_name(sound) : sound_detail(state));
    snprintf(loudspeaker.detail, sizeof loudspeaker.detail, "%s",
             loudspeaker.ok                 ? found
             : state == SOUND_NO_MICROPHONE ? sound_detail(SOUND_NO_LOUDSPEAKER)
                                            : sound_detail(state));
    print_part("microphone", microphone, result);
    print_part("loudspeaker", loudspeaker, result);
    sound_close(sound);
}

static struct finding test_voices(void)
{
    struct finding finding = {.what_to_do = "apt-get install espeak-ng"};
    struct wav_sound sound = {0};
    struct voice_style style = {VOICE_FEMALE, 30, 60};
    enum status status = voice_speak("nin2 hao3", &style, &sound);
    finding.ok = status == STATUS_OK && sound.n_samples > 0;
    snprintf(finding.detail, sizeof finding.detail, "%s",
             finding.ok ? "espeak-ng speaks Mandarin" : status_text(status));
    wav_finish(&sound);
    return finding;
}

static struct finding test_display(void)
{
    struct finding finding = {
        .what_to_do = "接好显示器，在图形界面里运行；没有显示器可用 yingda kiosk --demo"};
    struct renderer_config config = {.windowed = true, .width_px = 320, .height_px = 240};
    struct renderer *renderer = NULL;
    finding.ok = renderer_open(&renderer, &config) == STATUS_OK;
    snprintf(finding.detail, sizeof finding.detail, "%s",
             finding.ok ? "a window can be opened" : renderer_problem(renderer));
    renderer_close(renderer);
    return finding;
}

static struct finding test_console(void)
{
    struct finding finding = {.what_to_do = "把运行应答的用户加进 video、render、input 这几个组，"
                                            "例如 usermod -aG video,render,input,audio 用户名"};
    char problem[256];
    bool bare = console_is_bare("/dev");
    finding.ok = !bare || console_may("/dev", problem);
    snprintf(finding.detail, sizeof finding.detail, "%s",
             !finding.ok ? problem
             : bare      ? "the graphics card and all input devices may be used"
                         : "there is a display server, or no graphics card");
    return finding;
}

static struct finding test_disk(const struct settings *settings)
{
    struct finding finding = {.ok = true,
                              .what_to_do = "录音和成绩存在没有加密的磁盘上，机器丢了就能被别人读出"
                                            "来。重装时选整盘加密（LUKS）"};
    char path[PATH_SIZE], device[256];
    if (scenario_database(settings, NULL, path) != STATUS_OK)
        snprintf(path, sizeof path, "/");
    enum machine_answer encrypted = machine_disk_encrypted("/sys", path, device);
    finding.advice = encrypted == MACHINE_NO;
    snprintf(finding.detail, sizeof finding.detail, "%s %s", device,
             encrypted == MACHINE_YES  ? "is encrypted"
             : encrypted == MACHINE_NO ? "is not encrypted"
                                       : "does not tell whether it is encrypted");
    return finding;
}

static struct finding test_sleep(void)
{
    struct finding finding = {.ok = true,
                              .what_to_do = "start yingda.service, which masks them, or: systemctl "
                                            "mask sleep.target suspend.target hibernate.target "
                                            "hybrid-sleep.target"};
    char said[256];
    finding.advice = machine_sleeps_not("/etc", "/run", said) != MACHINE_YES;
    snprintf(finding.detail, sizeof finding.detail, "%s", said);
    return finding;
}

static struct finding test_service(void)
{
    struct finding finding = {.ok = true, .what_to_do = "systemctl enable --now yingda"};
    char said[256];
    finding.advice = machine_starts_kiosk("/etc", "/lib", said) == MACHINE_NO;
    snprintf(finding.detail, sizeof finding.detail, "%s", said);
    return finding;
}

static struct finding test_log(void)
{
    struct finding finding = {.what_to_do = "看看这个文件夹能不能写，磁盘还有没有空间"};
    char path[PATH_SIZE] = "no data folder";
    struct stat about = {.st_size = 0};
    finding.ok = paths_log(path) == STATUS_OK;
    bool there = finding.ok && stat(path, &about) == 0;
    finding.ok = finding.ok && (!there || access(path, W_OK) == 0);
    snprintf(finding.detail, sizeof finding.detail, "%.400s: %s, %lld bytes", path,
             there ? "written" : "nothing was said yet", (long long)about.st_size);
    return finding;
}

static struct finding test_audit(const struct settings *settings)
{
    struct finding finding = {.what_to_do =
                                  "有人动过操作记录：运行 yingda audit 看是哪一行，并报告主管"};
    struct audit_report report = {.lines = 0};
    char path[PATH_SIZE], log[PATH_SIZE];
    enum status status = scenario_database(settings, NULL, path);
    if (status == STATUS_OK)
        status = audit_path(path, log);
    if (status == STATUS_OK)
        status = audit_check(log, NULL, &report);
    finding.ok = status == STATUS_OK || status == STATUS_NOT_FOUND || status == STATUS_INVALID;
    snprintf(finding.detail, sizeof finding.detail, "%zu lines%s%s", report.lines,
             *report.reason ? ": " : "", report.reason);
    return finding;
}

struct selftest_options {
    const char *model;
};

static int selftest_run(const void *from, char **operands, int n_operands)
{
    const struct selftest_options *options = from;
    struct settings settings;
    int result = EXIT_DONE;
    (void)operands, (void)n_operands; /* none: the form says so */
    scenario_settings(&settings, options->model);
    print_part("model", test_model(&settings), &result);
    print_part("fonts", test_fonts(), &result);
    print_part("pinyin", test_pinyin(), &result);
    print_part("database", test_database(&settings), &result);
    print_part("pin", test_pin(&settings), &result);
    test_sound(&settings, &result);
    print_part("voices", test_voices(), &result);
    print_part("display", test_display(), &result);
    print_part("console", test_console(), &result);
    print_part("disk", test_disk(&settings), &result);
    print_part("sleep", test_sleep(), &result);
    print_part("service", test_service(), &result);
    print_part("log", test_log(), &result);
    print_part("audit", test_audit(&settings), &result);
    settings_finish(&settings);
    return result;
}

static const struct option_row rows[] = {
    {"model", "DIR", "the acoustic model's folder; that of the settings unless given", option_text,
     offsetof(struct selftest_options, model), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

const struct command command_selftest = {
    .name = "selftest",
    .does =
        "Says of each part that the kiosk needs whether it is fine, and what to do: model, fonts, "
        "sound, display, the machine's disk and service",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct selftest_options),
    .run = selftest_run,
};
