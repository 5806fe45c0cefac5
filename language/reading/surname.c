/* Written for this project from general knowledge of the language. Where bearers of a name differ
 * both readings are expected, the commoner first. */
#include "language/reading/surname.h"

#include <string.h>

const struct surname surnames[] = {
    {"万俟", "mo4 qi2", false},   {"尉迟", "yu4 chi2", false},  {"长孙", "zhang3 sun1", false},
    {"澹台", "tan2 tai2", false}, {"鲜于", "xian1 yu2", false}, {"令狐", "ling2 hu2", false},
    {"单于", "chan2 yu2", false}, {"仇", "qiu2", false},        {"解", "xie4", false},
    {"曾", "zeng1", false},       {"单", "shan4", false},       {"查", "zha1", false},
    {"朴", "piao2", false},       {"华", "hua4", false},        {"纪", "ji3/ji4", false},
    {"任", "ren2", false},        {"盖", "ge3/gai4", false},    {"区", "ou1", true},
    {"缪", "miao4", false},       {"覃", "qin2/tan2", false},   {"翟", "zhai2/di2", false},
    {"乐", "yue4/le4", false},    {"员", "yun4/yuan2", true},   {"折", "she2", false},
    {"种", "chong2", true},       {"召", "shao4", false},       {"黑", "he4", true},
    {"繁", "po2", false},         {"燕", "yan1", false},        {"应", "ying1", false},
    {"宁", "ning4/ning2", false}, {"牟", "mu4/mou2", false},    {"洗", "xian3", true},
    {"冼", "xian3", false},       {"秘", "bi4", false},         {"祭", "zhai4", false},
    {"隗", "wei3/kui2", false},   {"那", "na1/na4", true},      {"哈", "ha3", true},
    {"葛", "ge3", false},         {"郇", "xun2/huan2", false},  {"郗", "chi1/xi1", false},
    {"句", "gou1", true},         {"过", "guo1", true},         {"尉", "wei4", false},
    {"能", "nai4", true},         {"柏", "bai3", false},        {"薄", "bo2", false},
    {"宓", "mi4/fu2", false},     {"訾", "zi1", false},         {"谌", "chen2/shen4", false},
    {"佴", "nai4", false},        {"相", "xiang4", true},       {"都", "du1", true},
    {"重", "chong2", true},       {"盛", "sheng4", false},      {"乜", "nie4", false},
    {"肖", "xiao1", false},       {"卜", "bu3", false},         {"曲", "qu1", false},
    {"阙", "que1", false},
};
const size_t n_surnames = sizeof surnames / sizeof *surnames;

const struct surname *surname_of(const char *name)
{
    for (size_t i = 0; i < n_surnames; i++) { /* those of two characters stand first */
        size_t length = strlen(surnames[i].hanzi);
        if (strncmp(name, surnames[i].hanzi, length) == 0 && name[length])
            return &surnames[i];
    }
    return NULL;
}
