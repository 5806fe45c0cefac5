#include "language/wording/meaning.h"

#include <string.h>

#include "language/wording/scope.h"

#define SAYS_ANY(text, from, to, list)                                                             \
    spoken_text_says_any(text, from, to, list, sizeof(list) / sizeof *(list))

bool text_cuts_figure(const struct spoken_text *text, const struct found *found)
{
    const struct reading *syllables = text->syllables;
    size_t last = found->end - 1;
    bool before = found->start > 0 && reading_is_numeral(&syllables[found->start]) &&
                  reading_is_numeral(&syllables[found->start - 1]);
    bool behind = found->end < text->count && reading_is_numeral(&syllables[last]) &&
                  reading_is_numeral(&syllables[found->end]);
    return before || behind;
}

bool text_may_deny(const struct spoken_text *text, const struct denial_words *words)
{
    const struct network *network;
    struct found found;
    for (size_t i = 0; (network = denial_words_each(words, i)) != NULL; i++) {
        for (size_t start = 0; start < text->count; start++) {
            if (spoken_text_find(text, network, start, DIGITS_AS_GIVEN, &found))
                return true;
        }
    }
    return false;
}

/* Whether the denial stands over this place; the words that deny, not those of the wording. */
static bool found_denies(const struct network *denial, const struct found *found, uint8_t slot,
                         size_t *first, size_t *end)
{
    bool any = false;
    for (size_t i = 0; i < found->n_steps; i++) {
        if (denial->arcs[found->steps[i].arc].slot != slot)
            continue;
        *first = any ? *first : found->steps[i].syllable;
        *end = found->steps[i].syllable + 1u;
        any = true;
    }
    return any;
}

/* Whether the denial is about the wording that was found: its own words do not count, only the
 * wording in it. */
static bool is_about(const struct network *denial, const struct found *found,
                     const struct found *wording)
{
    size_t start = found->end, end = 0;
    for (size_t i = 0; i < found->n_steps; i++) {
        if (denial->arcs[found->steps[i].arc].slot)
            continue;
        start = found->steps[i].syllable < start ? found->steps[i].syllable : start;
        end = found->steps[i].syllable + 1u;
    }
    size_t length = wording->end - wording->start;
    size_t shorter = end > start && end - start < length ? end - start : length;
    start = start > wording->start ? start : wording->start;
    end = end < wording->end ? end : wording->end;
    return end > start && 2 * (end - start) > shorter;
}

/* Whether words that only look like a denial hold those syllables: 不 in 能不能. */
static bool is_affirmed(const struct spoken_text *text, const struct network *denial,
                        const struct found *wording, size_t first)
{
    size_t from = first > 8 ? first - 8 : 0, begin = 0, end = 0;
    for (size_t start = from; start <= first; start++) {
        struct found found;
        if (spoken_text_find(text, denial, start, DIGITS_AS_GIVEN, &found) &&
            is_about(denial, &found, wording) &&
            found_denies(denial, &found, AFFIRMED_SLOT_INDEX, &begin, &end) && begin <= first &&
            first < end)
            return true;
    }
    return false;
}

/* Whether the syllables lie in one of those words, wherever it stands: 别 in 特别. */
static bool lie_in_word(const struct spoken_text *text, size_t first, size_t end,
                        const char *const *words, size_t count)
{
    enum { LONGEST = 5 };
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i]) / strlen("别");
        for (size_t at = first > LONGEST ? first - LONGEST : 0; at <= first; at++) {
            if (end <= at + length && spoken_text_says(text, at, words[i]))
                return true;
        }
    }
    return false;
}

#define LIE_IN(text, first, end, words)                                                            \
    lie_in_word(text, first, end, words, sizeof(words) / sizeof *(words))

/* Whether 吗 at `mark` asks politely: 可以再说一次吗, 上门可以吗. */
static bool is_courtesy(const struct spoken_text *text, size_t mark)
{
    enum { CLAUSE = 10 };
    static const char *const tags[] = {"可以", "行", "成", "好", "方便", "同意", "满意"};
    static const char *const requests[] = {"您可以", "您能", "您方便", "您愿意", "麻烦您", "请您"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t length = strlen(tags[i]) / strlen("行");
        if (mark >= length && spoken_text_says(text, mark - length, tags[i]))
            return true;
    }
    size_t from = mark;
    while (from > 0 && mark - from < CLAUSE && !text->syllables[from - 1].pause)
        from--;
    return SAYS_ANY(text, from, mark, requests);
}

/* Whether what stands there denies nothing after all. A question may be put with 是不是. */
static bool is_excused(const struct spoken_text *text, enum denial_of of, size_t first, size_t end)
{
    static const char *const harmless[] = {
        "有没有要", "有没有", "特别",   "分别",     "个别",     "不必客气", "不用客气",
        "不要客气", "不客气", "别客气", "甭客气",   "莫客气",   "不用谢",   "不必谢",
        "甭谢",     "别谢",   "不会啦", "没有没有", "不好意思", "雷打不动", "不瞒您",
        "差不多",   "不容易", "不得了", "了不得",   "说不完",   "不算什么", "这不是应该",
        "这不都是", "对不起", "对不住", "过意不去"};
    /* 再不走, 要不就闭嘴. In sound 再 is 在 too (实在不怪您), and it is not looked for there. */
    static const char *const pressing[] = {"再不", "要不", "敢不", "何不", "咋不", "为啥不"};
    if (of == DENIAL_OF_QUESTION && first > 0 && spoken_text_says(text, first - 1, "是不是"))
        return true;
    if (of == DENIAL_OF_FORBIDDEN && LIE_IN(text, first, end, pressing))
        return true;
    bool asks = end == first + 1 &&
                (spoken_text_says(text, first, "吗") || spoken_text_says(text, first, "么"));
    return asks ? is_courtesy(text, first) : LIE_IN(text, first, end, harmless);
}

static bool network_denies(const struct spoken_text *text, const struct network *denial,
                           enum denial_of of, const struct found *wording, struct found *out)
{
    enum { REACH = 16 }; /* syllables of the longest words before a clause */
    size_t first = 0, end = 0;
    size_t from = wording->start > REACH ? wording->start - REACH : 0;
    for (size_t start = from; start < wording->end; start++) {
        if (spoken_text_find(text, denial, start, DIGITS_AS_GIVEN, out) &&
            is_about(denial, out, wording) &&
            found_denies(denial, out, DENIAL_SLOT_INDEX, &first, &end) &&
            !is_affirmed(text, denial, wording, first) && !is_excused(text, of, first, end))
            return true;
    }
    return false;
}

const struct network *text_denies(const struct spoken_text *text, const struct denials *denials,
                                  const struct found *wording, struct found *out)
{
    for (size_t i = 0; denials && i < denials->count; i++) {
        if (network_denies(text, &denials->networks[i], denials->of, wording, out))
            return &denials->networks[i];
    }
    return NULL;
}

/* Whether the words that answer the question one put oneself agree with it or help: whoever asks
 * the customer's word back and does neither has refused. */
static bool is_agreement(const struct spoken_text *text, size_t start)
{
    enum { CLAUSES = 2 };
    static const char *const kind[] = {
        "没错", "没问题", "没关系", "没事",   "不急",   "别急",   "别着急", "不用担", "别担心",
        "不会", "不麻烦", "不瞒",   "怎么称", "才对",   "不多收", "不收您", "哪儿的", "马上",
        "这就", "帮您",   "给您",   "为您",   "替您",   "好的",   "可以",   "您别",   "请您",
        "理解", "抱歉",   "对不起", "是的",   "是我们", "我来",   "我去",   "放心",   "当然",
        "麻烦", "谢谢",   "感谢",   "记下",   "我查",   "查一",   "对吗",   "是吗",   "是吧"};
    static const char *const cold[] = {"又不",   "又没", "当我们", "怪我",   "干脆",   "不成",
                                       "憋着",   "凭",   "谁",     "看得懂", "不可能", "您自己",
                                       "你自己", "休想", "做梦",   "想得",   "人都",   "才怪",
                                       "没门",   "哪有", "哪能",   "甭",     "免谈",   "上哪儿"};
    static const char *const yes[] = {"好", "对", "行", "嗯", "请"};
    size_t end = start;
    for (size_t clauses = 0; end < text->count && clauses < CLAUSES; end++)
        clauses += text->syllables[end].pause != 0;
    if (SAYS_ANY(text, start, end, cold))
        return false;
    return SAYS_ANY(text, start, end, kind) || SAYS_ANY(text, start, start + 1, yes);
}

/* Whether the clause asks for something, and not whether it was heard right. */
static bool asks_for(const struct spoken_text *text, size_t start, size_t mark)
{
    static const char *const last[] = {"吗", "吧", "不", "没", "行", "好", "么", "呢", "成"};
    static const char *const signs[] = {"您能", "能不能", "能让",   "请您",   "请问",  "麻烦",
                                        "可以", "什么",   "哪",     "几",     "多少",  "方便",
                                        "怎么", "是不是", "有没有", "对不对", "要不要"};
    return SAYS_ANY(text, mark, mark + 1, last) || SAYS_ANY(text, start, mark + 1, signs);
}

bool text_is_echo(const struct spoken_text *text, const struct found *found)
{
    enum { REST = 4, LEAD = 4 };
    size_t mark = found->end - 1;
    while (mark + 1 < text->count && mark < found->end + REST && !text->syllables[mark].pause)
        mark++;
    if (text->syllables[mark].pause != '?')
        return false;
    size_t start = found->start;
    while (start > 0 && found->start - start <= LEAD && !text->syllables[start - 1].pause)
        start--;
    return found->start - start <= LEAD && !asks_for(text, start, mark) && mark + 1 < text->count &&
           !is_agreement(text, mark + 1);
}

bool text_takes_back(const struct spoken_text *text, const struct denials *denials,
                     const struct network *wording, const struct found *found)
{
    if (!denials || !denials->scope)
        return false;
    return (denials->of == DENIAL_OF_STATEMENT && text_is_echo(text, found)) ||
           scope_denies(text, denials->scope, denials->of, wording, found);
}

bool text_means(const struct spoken_text *text, const struct network *network,
                const struct denials *denials)
{
    struct found found, other;
    for (size_t start = 0; start < text->count; start++) {
        if (spoken_text_find(text, network, start, DIGITS_AS_GIVEN, &found) &&
            !text_cuts_figure(text, &found) && !text_denies(text, denials, &found, &other) &&
            !text_takes_back(text, denials, network, &found))
            return true;
    }
    return false;
}
