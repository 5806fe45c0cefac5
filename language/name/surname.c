#include "language/name/surname.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "language/reading/character.h"

/* As surnames they are read otherwise than elsewhere, as the dictionaries have it (姓). */
static const struct {
    const char *surname, *pinyin[2];
} surnames[] = {
    {"万俟", {"mo4", "qi2"}},
    {"尉迟", {"yu4", "chi2"}},
    {"长孙", {"zhang3", "sun1"}},
    {"澹台", {"tan2", "tai2"}},
    {"单于", {"chan2", "yu2"}},
    {"宓", {"mi4"}},
    {"仇", {"qiu2"}},
    {"单", {"shan4"}},
    {"解", {"xie4"}},
    {"曾", {"zeng1"}},
    {"查", {"zha1"}},
    {"朴", {"piao2"}},
    {"区", {"ou1"}},
    {"任", {"ren2"}},
    {"华", {"hua4"}},
    {"盖", {"ge3"}},
    {"乐", {"yue4"}},
    {"员", {"yun4"}},
    {"种", {"chong2"}},
    {"缪", {"miao4"}},
    {"翟", {"zhai2"}},
    {"覃", {"qin2"}},
    {"折", {"she2"}},
    {"黑", {"he4"}},
    {"洗", {"xian3"}},
    {"召", {"shao4"}},
    {"祭", {"zhai4"}},
    {"繁", {"po2"}},
    {"秘", {"bi4"}},
    {"那", {"na1"}},
    {"纪", {"ji3"}},
    {"能", {"nai4"}},
    {"葛", {"ge3"}},
    {"盛", {"sheng4"}},
    {"宁", {"ning4"}},
    {"都", {"du1"}},
    {"车", {"che1"}},
    {"隗", {"wei3"}},
    {"句", {"gou1"}},
    {"谌", {"chen2"}},
    {"应", {"ying1"}},
    {"占", {"zhan1"}},
    {"过", {"guo1"}},
    {"要", {"yao1"}},
    {"燕", {"yan1"}},
    {"相", {"xiang4"}},
    {"柏", {"bai3"}},
    {"费", {"fei4"}},
    {"撒", {"sa4"}},
    {"莘", {"shen1"}},
    {"乜", {"nie4"}},
    {"哈", {"ha3"}},
    {"石", {"shi2"}},
    {"沈", {"shen3"}},
    {"叶", {"ye4"}},
    {"谷", {"gu3"}},
    {"晟", {"cheng2"}},
    {"藏", {"zang4"}},
    {"冯", {"feng2"}},
    {"教", {"jiao4"}},
};

/* About in the order of how many people have them, as the census counts them: whoever types wang is
 * mostly a 王. */
static const char common[] = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓"
                             "冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
                             "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶"
                             "贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟"
                             "安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄辛管祝左"
                             "涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈"
                             "鲍位霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛华车冉房边辜吉"
                             "饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党"
                             "燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾"
                             "蓝都巩稽练厉楼应荆幸宗麦栗逄乐员狄粟尚种佟蔺鞠缪匡茅储晁"
                             "谌利冼虞桑缑宿阎傅代萧邝戎敬束仲衣时原竺税荣明晨贡劳逯湛"
                             "郗沙旷和展容危岑郦麻麹皮仝訾阚茹逢乌闻权凤昝伊宣占桓巫弓"
                             "於候佘但朴言乜禹郄井区洛水隗满亓惠禄胥苍战修暴由矫况过扈"
                             "支门仉仰琚";

static const char *const common_of_two[] = {
    "欧阳", "上官", "司徒", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙",
    "宇文", "端木", "南宫", "申屠", "澹台", "淳于", "单于", "东方", "东郭", "闻人", "万俟", "濮阳",
    "赫连", "钟离", "呼延", "轩辕", "鲜于", "太史", "独孤", "完颜", "宗政", "仲孙", "公冶",
};

enum { HAN_BYTES = 3 }; /* of every character above */

size_t surname_reading(const char *name, const char *pinyin[2])
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        size_t n = strlen(surnames[i].surname);
        if (strncmp(name, surnames[i].surname, n) != 0)
            continue;
        pinyin[0] = surnames[i].pinyin[0];
        pinyin[1] = surnames[i].pinyin[1];
        return n;
    }
    return 0;
}

const char *surname_common(size_t index, char out[SURNAME_SIZE])
{
    size_t n = (sizeof common - 1) / HAN_BYTES, two = sizeof common_of_two / sizeof *common_of_two;
    out[0] = '\0';
    if (index < n)
        snprintf(out, SURNAME_SIZE, "%.3s", common + HAN_BYTES * index);
    else if (index - n < two)
        snprintf(out, SURNAME_SIZE, "%s", common_of_two[index - n]);
    return out;
}

static size_t add_plain(char *out, size_t used, const char *syllable)
{
    return used + (size_t)snprintf(out + used, SURNAME_PINYIN_SIZE - used, "%.*s",
                                   (int)strcspn(syllable, "012345"), syllable);
}

void surname_pinyin(const char *surname, char out[SURNAME_PINYIN_SIZE])
{
    const char *pinyin[2];
    char written[SYLLABLE_TEXT_SIZE];
    size_t used = 0, n = surname_reading(surname, pinyin);
    out[0] = '\0';
    for (int i = 0; n && i < 2 && pinyin[i]; i++)
        used = add_plain(out, used, pinyin[i]);
    for (const char *at = surname + n; *at && used + 7 < SURNAME_PINYIN_SIZE; at += n) {
        uint32_t code;
        struct syllable syllable;
        n = utf8_decode(at, strlen(at), &code);
        if (n == 0 || !character_reading(code, &syllable))
            break;
        syllable_format(syllable, written);
        used = add_plain(out, used, written);
    }
}
