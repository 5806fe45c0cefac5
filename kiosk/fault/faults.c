#include "kiosk/fault/faults.h"

static const struct fault_view texts[FAULT_COUNT] = {
    [FAULT_MICROPHONE] = {"没有找到麦克风",
                          "听不到您说话，练习没法开始。",
                          {"看看麦克风的插头有没有松。", "重新插一次，等几秒钟。",
                           "还是不行，请找管理员。"},
                          "",
                          true},
    [FAULT_LOUDSPEAKER] = {"没有找到扬声器",
                           "放不出客户的声音，练习没法开始。",
                           {"看看音箱或耳机有没有插好、有没有开。", "重新插一次，等几秒钟。",
                            "还是不行，请找管理员。"},
                           "",
                           true},
    [FAULT_SOUND_BUSY] = {"声音设备正被占用",
                          "另一个程序正在用麦克风或扬声器。",
                          {"关掉正在录音、放音或者通话的程序。", "等几秒钟，这里会自己接上。",
                           "还是不行，请找管理员重启这台机器。"},
                          "",
                          true},
    [FAULT_SOUND_LOST] = {"声音断了",
                          "刚才还好好的，麦克风或扬声器突然没有了。",
                          {"看看插头是不是被碰松了，插回去。",
                           "接上以后，客户会把刚才那句再说一遍，您接着回答。"},
                          "",
                          true},
    [FAULT_MODEL] = {"语音识别没有准备好",
                     "听懂中文要用的声学模型没能装进来，所以现在没法判断您说了什么。",
                     {"点“再试一次”。", "还是不行，请管理员运行 yingda selftest，按它说的做。"},
                     "",
                     true},
    [FAULT_HEARING] = {"语音识别停住了",
                       "听您说话的那部分程序意外退出，又没能自己起来。前面的成绩已经存好。",
                       {"点“再试一次”，客户会把刚才那句再说一遍。", "反复出现的话，请告诉管理员。"},
                       "",
                       false},
    [FAULT_VOICE] = {"客户说不出话来",
                     "这句台词的声音没能做出来。",
                     {"点“再试一次”。", "还是不行，请管理员检查 espeak-ng 有没有装好。"},
                     "",
                     false},
    [FAULT_DATABASE] = {"成绩存不进去",
                        "存成绩的数据库打不开或写不进去，可能是磁盘满了，或者没有权限。",
                        {"请管理员看看磁盘还有没有空间，数据库文件能不能写。",
                         "弄好以后点“再试一次”，或者等它自己恢复。"},
                        "",
                        true},
    [FAULT_DATABASE_NEWER] = {"这个程序太旧了",
                              "成绩是新版本的应答写的，旧版本不敢动它，免得弄坏。",
                              {"请管理员把这台机器上的应答升级到新版本。"},
                              "",
                              false},
    [FAULT_PACK] = {"没有可以练的情景",
                    "情景包没有找到，或者写错了，装不进来。",
                    {"请管理员运行 yingda check，它会指出错在哪个文件、哪一行。",
                     "改好以后点“再试一次”。"},
                    "",
                    true},
    [FAULT_UNKNOWN] = {"出了点问题",
                       "程序碰到了没料到的情况。",
                       {"点“再试一次”。", "还是不行，请把下面这行字告诉管理员。"},
                       "",
                       false},
};

struct fault_view fault_view(enum fault fault, const char *detail)
{
    struct fault_view view = texts[fault == FAULT_NONE ? FAULT_UNKNOWN : fault];
    view.detail = detail;
    return view;
}

enum fault fault_of_sound(enum sound_state state)
{
    switch (state) {
    case SOUND_OK:
        return FAULT_NONE;
    case SOUND_NO_MICROPHONE:
        return FAULT_MICROPHONE;
    case SOUND_NO_LOUDSPEAKER:
        return FAULT_LOUDSPEAKER;
    case SOUND_BUSY:
        return FAULT_SOUND_BUSY;
    case SOUND_LOST:
        return FAULT_SOUND_LOST;
    }
    return FAULT_UNKNOWN;
}

const char *sound_detail(enum sound_state state)
{
    static const char *const words[] = {
        [SOUND_OK] = "fine",
        [SOUND_NO_MICROPHONE] = "sound: nothing to capture from",
        [SOUND_NO_LOUDSPEAKER] = "sound: nothing to play on",
        [SOUND_BUSY] = "sound: held by another program",
        [SOUND_LOST] = "sound: the device has vanished",
    };
    return words[state];
}
