#include "language/name/common_surname.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "language/reading/character.h"
#include "language/reading/surname.h"

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

/* One syllable without its tone; "ji3/ji4" by its first reading. */
static size_t add_plain(char *out, size_t used, const char *syllable)
{
    return used + (size_t)snprintf(out + used, SURNAME_PINYIN_SIZE - used, "%.*s",
                                   (int)strcspn(syllable, "012345"), syllable);
}

static void add_reading(char *out, const char *reading)
{
    size_t used = 0;
    for (const char *at = reading; *at; at += strcspn(at, " "), at += strspn(at, " "))
        used = add_plain(out, used, at);
}

void surname_pinyin(const char *surname, char out[SURNAME_PINYIN_SIZE])
{
    char name[SURNAME_SIZE + 4], written[SYLLABLE_TEXT_SIZE];
    size_t used = 0, n;
    snprintf(name, sizeof name, "%.7sx", surname); /* surname_of wants something to follow */
    const struct surname *known = surname_of(name);
    out[0] = '\0';
    if (known && strcmp(known->hanzi, surname) == 0) {
        add_reading(out, known->reading);
        return;
    }
    for (const char *at = surname; *at && used + 7 < SURNAME_PINYIN_SIZE; at += n) {
        uint32_t code;
        struct syllable syllable;
        n = utf8_decode(at, strlen(at), &code);
        if (n == 0 || !character_reading(code, &syllable))
            break;
        syllable_format(syllable, written);
        used = add_plain(out, used, written);
    }
}
