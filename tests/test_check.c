/* scenarios/: every kind of mistake in a pack is said, with its file, its line and nothing else. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/pack_fixture.h"

struct mistake {
    const char *what;               /* the name in a failing test's output */
    const char *file, *text, *made; /* `text` in the good pack's file becomes `made` */
    const char *said;               /* all that check says, line by line */
};

#define COUNTER "plays/counter.yaml"
#define PHONE "plays/phone.yaml"

#define PACK "pack.yaml"
#define PHRASES "phrases.yaml"
#define RULES "rules.yaml"
#define RUBRIC "rubric.yaml"

/* The good pack's rubric after its pass mark, with these weights. */
#define CRITERIA(content, phrases, conduct)                                                        \
    "  criteria:\n"                                                                                \
    "    - {id: content, name: 应对内容, of: moves, weight: " content ", source: house}\n"         \
    "    - {id: phrases, name: 规范用语, of: phrases, weight: " phrases ", source: H-3}\n"         \
    "    - {id: conduct, name: 行为规范, of: rules, weight: " conduct ", source: house}\n"
#define RUBRIC_AFTER_PASS "80\n" CRITERIA("60", "20", "20")
#define DEDUCTIONS(pass, content, phrases, conduct)                                                \
    pass "\n  style: deductions\n" CRITERIA(content, phrases, conduct)
#define STANDARDS "standards.yaml"
#define SITUATIONS "situations.yaml"
#define DRILL "drills/sorry.yaml"

static const struct mistake references[] = {
    {"an unknown phrase id", COUNTER, "{phrase: wait,", "{phrase: wiat,",
     COUNTER ":34: unknown phrase id 'wiat'; did you mean 'wait'?\n"},
    {"an unknown phrase id like no other", COUNTER, "{phrase: wait,", "{phrase: G-99.9,",
     COUNTER ":34: unknown phrase id 'G-99.9'\n"},
    {"an unknown move id", COUNTER, "{move: apologise,", "{move: apologize,",
     COUNTER ":22: unknown move id 'apologize'; did you mean 'apologise'?\n"},
    {"an unknown id used twice is said once", COUNTER,
     "{move: apologise, points: 3, met: 10, not_met: -10}\n"
     "      - {move: ask-number, points: 2, met: 5, not_met: -5}\n"
     "    rules: [sorry-first]\n    next:\n      - {met: [apologise,",
     "{move: apologize, points: 3, met: 10, not_met: -10}\n"
     "      - {move: ask-number, points: 2, met: 5, not_met: -5}\n"
     "    rules: [sorry-first]\n    next:\n      - {met: [apologize,",
     COUNTER ":22: unknown move id 'apologize', used 2 times; did you mean 'apologise'?\n"},
    {"an expectation that is no mapping", COUNTER,
     "- {move: ask-number, points: 2, met: 5, not_met: -5}", "- ask-number",
     COUNTER ":23: a mapping (key: value) is wanted here\n"},
    {"a taboo rule without taboos", PHRASES,
     "taboos:\n  - id: taboo-wait\n    name: 等着吧\n    source: house\n"
     "    better: 请您稍等，我马上为您处理。\n    wordings: [等着吧, 你等着]\n",
     "", RULES ":2: a taboo rule, but phrases.yaml has no taboos\n"},
    {"a list of one text", PACK, "office: [城东服务站, 城西服务站]", "office: 城东服务站",
     PACK ":8: 'office' must be a list of texts\n"},
    {"an unknown id in a condition", COUNTER, "{met: [wait]", "{met: [weight]",
     COUNTER ":36: unknown phrase id 'weight'\n"},
    {"an unknown rule", COUNTER, "[sorry-first]", "[sory-first]",
     COUNTER ":24: unknown rule id 'sory-first'; did you mean 'sorry-first'?\n"},
    {"an unknown ending", COUNTER, "{mood_below: 15, go: left}", "{mood_below: 15, go: lefd}",
     COUNTER ":27: unknown turn or ending id 'lefd'; did you mean 'left'?\n"},
    {"an unknown turn is said, and not that the turn meant is unreached", COUNTER, "{go: again}",
     "{go: agian}", COUNTER ":28: unknown turn or ending id 'agian'; did you mean 'again'?\n"},
    {"an unknown ending for hanging up", PHONE, "on_hang_up: cut-off", "on_hang_up: cutoff",
     PHONE ":1: unknown turn or ending id 'cutoff'; did you mean 'cut-off'?\n"},
    {"a turn for hanging up", PHONE, "on_hang_up: cut-off", "on_hang_up: call",
     PHONE ":1: 'on_hang_up' must name an ending, 'call' is a turn\n" PHONE
           ":24: ending 'cut-off' is never reached\n"},
    {"a play's unknown standard", PHONE, "standard: H", "standard: HH",
     PHONE ":6: unknown standard id 'HH'; did you mean 'H'?\n"},
    {"a pack's unknown standard", PACK, "standard: H", "standard: house",
     PACK ":4: unknown standard id 'house'\n"},
    {"an unknown end of an order rule", RULES, "first: apologise", "first: apologies",
     RULES ":8: unknown phrase or move id 'apologies'; did you mean 'apologise'?\n"},
    {"an unknown list slot", PHRASES, "{office}为您", "{offices}为您",
     PHRASES ":14: wording does not compile at column 13: no slot is called {offices}\n"},
    {"an unknown portrait", PHONE, "portrait: woman", "portrait: women",
     PHONE ":7: unknown portrait 'women': no folder art/women\n"},
    {"an unknown document", STANDARDS, "source: 001 第一章", "source: 002 第一章",
     STANDARDS ":2: source '002 第一章' names no document of pack.yaml's sources\n"},
    {"a move called a phrase", COUNTER, "{move: apologise, points", "{phrase: apologise, points",
     COUNTER ":22: 'apologise' is a move, not a phrase\n"},
    {"a taboo in an order rule", RULES, "first: apologise", "first: taboo-wait",
     RULES ":8: 'taboo-wait' is a taboo: an order rule needs phrases or moves\n"},
    {"an expectation of nothing", COUNTER, "{phrase: wait, points", "{points",
     COUNTER ":34: either 'move' or 'phrase' is wanted\n"},
    {"a condition on what the turn does not expect", COUNTER, "{met: [wait]", "{met: [apologise]",
     COUNTER ":36: 'apologise' is not expected in turn 'again'\n"},
    {"the same expected twice", COUNTER, "move: ask-number", "move: apologise",
     COUNTER ":23: 'apologise' is already expected in this turn\n" COUNTER
             ":26: 'ask-number' is not expected in turn 'start'\n"},
    {"a phrase id twice", PHRASES, "id: unit", "id: wait",
     PHRASES ":8: id 'wait' is already given in line 2\n" PHONE ":19: unknown phrase id 'unit'\n"},
    {"a turn with an ending's id", COUNTER, "  - id: left", "  - id: again",
     COUNTER ":27: unknown turn or ending id 'left'\n" COUNTER
             ":37: unknown turn or ending id 'left'\n" COUNTER
             ":45: id 'again' is already given in line 29\n"},
    {"a play twice", PHONE, "id: late-call", "id: lost-parcel",
     PHONE ":1: id 'lost-parcel' is already given in plays/counter.yaml:1\n"},
    {"a source twice", PACK, "  - {id: \"001\", title: 窗口服务规范}",
     "  - {id: \"001\", title: 甲}\n  - {id: \"001\", title: 乙}",
     PACK ":7: id '001' is already given in line 6\n"},
    {"a number twice", STANDARDS,
     "numbers:", "numbers:\n      - {id: rings_max, value: 3, unit: 声, source: H-2}",
     STANDARDS ":8: id 'rings_max' is already given in line 7\n"},
    {"two criteria of the same kind", RUBRIC, "of: phrases", "of: moves",
     RUBRIC ":6: id 'moves' is already given in line 5\n"},
};

static const struct mistake graphs[] = {
    {"a turn that leads nowhere", PHONE, "    next:\n      - {go: done}\n", "    next: []\n",
     PHONE ":12: turn 'call' has no exit\n" PHONE ":22: ending 'done' is never reached\n"},
    {"a turn nobody reaches", COUNTER, "      - {go: again}", "      - {go: left}",
     COUNTER ":29: turn 'again' is never reached\n"},
    {"a turn without an exit", PHONE, "    next:\n      - {go: done}\n", "",
     PHONE ":12: turn 'call' has no exit\n" PHONE ":21: ending 'done' is never reached\n"},
    {"a turn whose exits may all fail", COUNTER, "      - {go: again}\n",
     "      - {mood_at_least: 50, go: again}\n",
     COUNTER
     ":28: turn 'start' has no exit when no condition holds: the last exit must have none\n"},
    {"an exit after one without a condition", COUNTER, "{mood_below: 15, go: left}", "{go: left}",
     COUNTER ":28: this exit is never taken: the one in line 27 has no condition\n"},
    {"an exit whose condition contradicts itself", COUNTER, "{mood_below: 15, go: left}",
     "{mood_below: 15, mood_at_least: 15, go: left}",
     COUNTER ":27: this exit is never taken: its condition contradicts itself\n"},
    {"an exit on met and not met", COUNTER, "{mood_below: 15, go: left}",
     "{met: [apologise], not_met: [apologise], go: left}",
     COUNTER ":27: this exit is never taken: its condition contradicts itself\n"},
    {"a loop", COUNTER, "      - {go: left}\nendings", "      - {go: start}\nendings",
     COUNTER ":37: a loop, the conversation may never end: start -> again -> start\n"},
    {"a turn that leads to itself", COUNTER, "      - {go: left}\nendings",
     "      - {go: again}\nendings",
     COUNTER ":37: a loop, the conversation may never end: again -> again\n"},
    {"an ending nobody reaches", PHONE,
     "endings:", "endings:\n  - {id: never, name: 不会, outcome: calmed, text: 不会。}",
     PHONE ":23: ending 'never' is never reached\n"},
};

static const struct mistake values[] = {
    {"a style that is none", RUBRIC, "  pass: 80", "  pass: 80\n  style: deduction",
     RUBRIC ":4: 'style' must be shares or deductions, not 'deduction'\n"},
    {"a hint that costs a fifth of the total", RUBRIC, "  pass: 80", "  pass: 80\n  hint_cost: 20",
     RUBRIC ":4: 'hint_cost' must be 0 to 10, not 20\n"},
    {"a hint that costs half a point", RUBRIC, "  pass: 80", "  pass: 80\n  hint_cost: 0.5",
     RUBRIC ":4: 'hint_cost' must be a whole number, not '0.5'\n"},
    {"shares taken for deductions: silence passes", RUBRIC, RUBRIC_AFTER_PASS,
     DEDUCTIONS("80", "60", "20", "20"),
     COUNTER ":1: who says nothing keeps 91 of 100 and passes: its points take too little\n" PHONE
             ":1: who says nothing keeps 95 of 100 and passes: its points take too little\n"},
    {"a deduction of more than its criterion has", RUBRIC, RUBRIC_AFTER_PASS,
     DEDUCTIONS("100", "2", "78", "20"),
     COUNTER ":22: 'apologise' takes 3 points off 'content', which has only 2\n"},
    {"a rule that takes more than its criterion has", RUBRIC, RUBRIC_AFTER_PASS,
     DEDUCTIONS("100", "60", "39", "1"),
     RULES ":2: 'no-taboo' takes 2 points off 'conduct', which has only 1\n"},
    {"weights that do not add up", RUBRIC, "weight: 60", "weight: 50",
     RUBRIC ":4: the weights add up to 90, not 100\n"},
    {"a weight that is no number, without a word on the sum", RUBRIC, "weight: 60", "weight: 六十",
     RUBRIC ":5: 'weight' must be a whole number, not '六十'\n"},
    {"no points", COUNTER, "points: 3", "points: 0",
     COUNTER ":22: 'points' must be 1 to 100, not 0\n"},
    {"a rule without points", RULES, "    points: 2\n", "", RULES ":2: 'points' is missing\n"},
    {"a rule that cheers", RULES, "mood: -20", "mood: 20",
     RULES ":7: 'mood' must be -100 to 0, not 20\n"},
    {"a gap in the moods", COUNTER, "mood: 50-100", "mood: 60-100",
     COUNTER ":18: no line for moods 50-59\n"},
    {"moods that end early", COUNTER, "mood: 50-100", "mood: 50-99",
     COUNTER ":18: no line for moods 100-100\n"},
    {"moods that overlap", COUNTER, "mood: 0-49", "mood: 0-50",
     COUNTER ":19: moods 50-100 overlap with the range in line 18\n"},
    {"moods outside 0 to 100", COUNTER, "mood: 50-100", "mood: 50-110",
     COUNTER ":19: mood range 50-110 is not within 0-100 from low to high\n"},
    {"moods that are no range", COUNTER, "mood: 50-100", "mood: calm",
     COUNTER ":19: 'mood' must be a range such as 0-39, not 'calm'\n"},
    {"a key nobody knows", COUNTER, "    hint: 请客户", "    himt: 请客户",
     COUNTER ":29: 'hint' is missing\n" COUNTER ":32: unknown key 'himt'; did you mean 'hint'?\n"},
    {"a slip in a group's name, and not that all of it is unknown", PHRASES,
     "moves:", "movs:", PHRASES ":15: unknown key 'movs'; did you mean 'moves'?\n"},
    {"a slip in pack.yaml, and not that all that needs it is wrong", PACK, "sources:", "source:",
     PACK ":1: 'sources' is missing\n" PACK ":5: unknown key 'source'; did you mean 'sources'?\n"},
    {"an ASCII comma inside braces", COUNTER, "text: 我的包裹呢？等了三天了！",
     "text: 包裹呢,三天了！",
     COUNTER ":18: unknown key '三天了！': inside { } a text with an ASCII comma needs quotes\n"},
    {"a missing source", PHRASES, "    source: H-5\n", "", PHRASES ":16: 'source' is missing\n"},
    {"an empty source", PHRASES, "source: H-5", "source:", PHRASES ":19: 'source' is empty\n"},
    {"a word that is none of those wanted", COUNTER, "place: counter", "place: desk",
     COUNTER ":4: 'place' must be counter, phone or on_site, not 'desk'\n"},
    {"a list where a text belongs", COUNTER, "title: 包裹丢了", "title: [包裹, 丢了]",
     COUNTER ":2: 'title' must be a single value, not a list\n"},
    {"a text where a list belongs", COUNTER, "rules: [no-taboo]", "rules: no-taboo",
     COUNTER ":14: 'rules' must be a list, not a single value\n"},
    {"an id with a blank", COUNTER, "id: lost-parcel", "id: lost parcel",
     COUNTER ":1: 'lost parcel' is not an id: letters, digits, - _ . only, at most 64 of them\n"},
    {"a portrait that climbs out", COUNTER, "portrait: woman", "portrait: ../woman",
     COUNTER ":10: '../woman' is not an id: letters, digits, - _ . only, at most 64 of them\n"},
    {"a pack named unlike its folder", PACK, "id: good", "id: better",
     PACK ":1: id 'better' is not the folder's name 'good'\n"},
    {"a phone play that does not ring", PHONE, "rings: 8\n", "",
     PHONE ":1: 'rings' is missing: a phone play rings\n"},
    {"a phone play without an ending for hanging up", PHONE, "on_hang_up: cut-off\n", "",
     PHONE
     ":1: 'on_hang_up' is missing: a phone play needs the ending for a trainee who hangs up\n" PHONE
     ":23: ending 'cut-off' is never reached\n"},
    {"a counter that rings", COUNTER, "difficulty: 1", "difficulty: 1\nrings: 4",
     COUNTER ":1: 'rings' and 'on_hang_up' belong to a phone play\n"},
    {"an order rule without an end", RULES, "    then: ask-number\n", "",
     RULES ":8: 'then' is missing: an order rule has two ends\n"},
    {"a slot's list with a built-in name", PACK, "  office: [", "  number: [一]\n  office: [",
     PACK ":8: a list cannot be called 'number': that slot is built in\n"},
    {"a control character", COUNTER, "title: 包裹丢了", "title: \"包裹\\a丢了\"",
     COUNTER ":2: 'title' holds a control character (0x07)\n"},
    {"a number that is none", STANDARDS, "value: 4", "value: 0x4",
     STANDARDS ":7: 'value' must be a number, not '0x4'\n"},
};

static const struct mistake speech[] = {
    {"a word without a reading", COUNTER, "我想查一下包裹", "我想查一下DHL包裹",
     COUNTER ":19: no reading for 'DHL': write it in Chinese, or add it to words.tsv\n"},
    {"a list's item without a reading, and no wording that uses it", PACK, "[城东服务站, ",
     "[城东服务站, DHL站, ", PACK ":8: 'DHL站': 'D' has no reading; give it one in words.tsv\n"},
    {"a model without a reading", PHRASES, "请问您的单号是多少？", "请问您的PIN是多少？",
     PHRASES ":23: no reading for 'PIN': write it in Chinese, or add it to words.tsv\n"},
    {"a bad line of words.tsv", "words.tsv", "dan1 hao4", "dan1 hoa4",
     "words.tsv:2: 'hoa4' is no Mandarin syllable\n"},
    {"a wording that does not compile", PHRASES, "(请问)?您的单号", "(请问?您的单号",
     PHRASES ":29: wording does not compile at column 12: '?' must follow ')' or '}'; a question "
             "takes \\? or none\n"},
    {"a wording with a word without a reading", PHRASES, "(请问)?您的单号", "(请问)?您的PIN",
     PHRASES ":29: wording does not compile at column 16: 'P' has no reading; give it one in "
             "words.tsv\n"},
    {"a model that its wordings do not accept", PHRASES, "better: 非常抱歉，给您添麻烦了。",
     "better: 给您添麻烦了。",
     PHRASES ":16: no wording of 'apologise' accepts its model '给您添麻烦了。'\n"},
    {"a phrase with ×× but no model", PHRASES, "    better: 您好，城东服务站为您服务。\n", "",
     PHRASES ":8: 'better' is missing: the text's ×× cannot be shown or spoken as a model\n"},
    {"a wording of one syllable", PHRASES, "[等着吧, 你等着]", "[等着吧, 滚]",
     PHRASES ":46: wording can be as short as 1 syllable: too short to be heard reliably\n"},
    {"a wording of more than twenty syllables", PHRASES, "- (请问)?您的单号是多少",
     "- (请问)?您的单号是多少\n      - 请问您的单号是多少请您慢慢说一遍我来给您记下来好吗",
     PHRASES ":30: wording can be 25 syllables long, more than 20\n"},
    {"phrases too alike to tell apart by ear", PHRASES, "- (请问)?您的单号是多少",
     "- (请问)?您的单号是多少\n      - 堆不齐",
     PHRASES ":30: 'ask-number' can hardly be told by ear from 'apologise' in line 22, and turn "
             "'start' listens for both\n"},
    {"a move too like a taboo", PHRASES, "- (请问)?您的单号是多少",
     "- (请问)?您的单号是多少\n      - 登着吧",
     PHRASES ":47: 'taboo-wait' can hardly be told by ear from 'ask-number' in line 30, and turn "
             "'start' listens for both\n"},
    {"a taboo in its own better", PHRASES, "better: 请您稍等，我马上为您处理。",
     "better: 您就等着吧。", PHRASES ":42: taboo 'taboo-wait' is in its own 'better'\n"},
};

static const struct mistake notes[] = {
    {"a rule that no play uses", COUNTER, "rules: [no-taboo]\n", "",
     RULES ":2: note: no play uses rule 'no-taboo'\n"},
    {"a phrase of another place", PHRASES, "    where: phone", "    where: on_site",
     PHONE ":19: note: 'unit' is said on_site, this play is phone\n"},
    {"an order rule where one end is not expected", COUNTER, "    hint: 请客户稍等。\n",
     "    hint: 请客户稍等。\n    rules: [sorry-first]\n",
     COUNTER ":29: note: rule 'sorry-first' of turn 'again' orders 'apologise', which it does not "
             "expect\n"},
    {"a turn that expects nothing", PHONE,
     "    expects:\n      - {phrase: unit, points: 1, met: 5, not_met: -5}\n", "",
     PHONE ":12: note: nothing is expected in turn 'call'\n"},
    {"a wording of more than twelve syllables", PHRASES, "- (请问)?您的单号是多少",
     "- (请问)?您的单号是多少\n      - 请问您的单号是多少请您慢慢说",
     PHRASES ":30: note: wording can be 14 syllables long: up to 12 are heard best\n"},
    {"a reading that nothing settles", COUNTER, "text: 你到底查不查？", "text: 他行。",
     COUNTER
     ":31: note: '行' in '他行。' is taken to be xing2: a line in words.tsv would settle it\n"},
};

static const struct mistake files[] = {
    {"invalid YAML", COUNTER, "rules: [no-taboo]", "rules: [no-taboo",
     COUNTER ":15: invalid YAML: did not find expected ',' or ']' while parsing a flow sequence\n"},
    {"a tab for indentation", COUNTER, "  sex: female", "\tsex: female",
     COUNTER ":8: invalid YAML: found a tab character that violates indentation while scanning a "
             "plain scalar\n"},
    {"the same key twice", COUNTER, "title: 包裹丢了", "title: 包裹丢了\ntitle: 包裹",
     COUNTER ":3: key 'title' is already given in line 2\n"},
    {"an anchor", COUNTER, "rules: [no-taboo]", "rules: &r [no-taboo]",
     COUNTER ":14: anchors (&) and aliases (*) are not used in packs\n"},
    {"a tag", COUNTER, "difficulty: 1", "difficulty: !!int 1",
     COUNTER ":5: tags (!) are not used in packs\n"},
    {"a second document", COUNTER,
     "endings:", "---\nendings:", COUNTER ":39: a second document (---) in one file\n"},
    {"a recording outside the pack", COUNTER, "sound: thanks.wav", "sound: ../../thanks.wav",
     COUNTER ":44: unsafe path '../../thanks.wav': a file below sound/ is wanted\n"},
    {"a recording at an absolute path", COUNTER, "sound: thanks.wav", "sound: /etc/passwd",
     COUNTER ":44: unsafe path '/etc/passwd': a file below sound/ is wanted\n"},
    {"a missing recording", COUNTER, "sound: thanks.wav", "sound: thank.wav",
     COUNTER ":44: no such recording: sound/thank.wav\n"},
};

/* One good pack, spoilt by one mistake: what is said is compared whole, so that a second problem
 * that only follows from the first fails the test too. */
static void check_mistake(const struct mistake *mistake)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, mistake->file, mistake->text, mistake->made));
    char *said = pack_fixture_problems(&fixture);
    if (!mistake->said || strcmp(said, mistake->said) != 0) {
        check_failures++;
        fprintf(stderr, "%s: said\n%sexpected\n%s\n", mistake->what, said,
                mistake->said ? mistake->said : "?\n");
    }
    free(said);
    pack_fixture_finish(&fixture);
}

#define CHECK_MISTAKES(list)                                                                       \
    for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++)                                     \
    check_mistake(&(list)[i])

static const struct mistake drills[] = {
    {"a drill without its situation", DRILL, "situation: H-道歉\n", "",
     DRILL ":1: 'situation' is missing\n" SITUATIONS ":2: situation 'H-道歉' has no drill\n"},
    {"a drill of an unknown situation", DRILL, "situation: H-道歉", "situation: H-道谦",
     DRILL ":1: unknown situation 'H-道谦'; did you mean 'H-道歉'?\n" SITUATIONS
           ":2: situation 'H-道歉' has no drill\n"},
    {"a situation nobody drills", SITUATIONS, "时}", "时}\n  - {id: H-再见, name: 道别}",
     SITUATIONS ":3: situation 'H-再见' has no drill\n"},
    {"a situation twice", SITUATIONS, "时}", "时}\n  - {id: H-道歉, name: 道歉}",
     SITUATIONS ":3: id 'H-道歉' is already given in line 2\n"},
    {"a drill that cites an unknown document", DRILL, "[H-5]", "[H-5, 002 第一章]",
     DRILL ":4: source '002 第一章' names no document of pack.yaml's sources\n"},
    {"a drill with a play's id", DRILL, "id: drill-sorry", "id: late-call",
     DRILL ":1: id 'late-call' is already given in plays/phone.yaml:1\n"},
    {"a drill that expects an unknown move", DRILL, "move: sorry", "move: sory",
     DRILL ":10: unknown move id 'sory'; did you mean 'sorry'?\n"},
    {"a move with too few wordings for a drill", DRILL, "move: sorry", "move: apologise",
     DRILL ":10: 'apologise' has 1 accepted wordings: a drill wants 5 or more\n"},
    {"too few near misses", DRILL, "  - 今天人多。\n", "",
     DRILL ":1: 2 near misses: a drill wants 3 or more\n"},
    {"a near miss twice", DRILL, "今天人多。", "大家都在等。",
     DRILL ":14: this near miss stands in line 13 already\n"},
    {"a near miss that is accepted", DRILL, "今天人多。", "今天人多，请您多多包涵。",
     DRILL ":14: near miss '今天人多，请您多多包涵。' is accepted by 'sorry' in line 39\n"},
    {"a near miss that sounds like a wording", DRILL, "今天人多。", "让你久等了。",
     DRILL ":14: near miss '让你久等了。' can hardly be told by ear from 'sorry' in line 36\n"},
    {"a near miss that sounds like a part of what is accepted", DRILL, "今天人多。",
     "今天人多，耽误您时间啦。",
     DRILL ":14: near miss '今天人多，耽误您时间啦。' can hardly be told by ear from 'sorry' in "
           "line 37\n"},
    {"a near miss without a reading", DRILL, "今天人多。", "请看 PIN。",
     DRILL ":14: near miss '请看 PIN。' cannot be read aloud: 'P' has no reading; give it one in "
           "words.tsv\n"},
    {"a drill's unknown portrait", DRILL, "portrait: woman", "portrait: womam",
     DRILL ":6: unknown portrait 'womam': no folder art/womam\n"},
    {"a drill without a line", DRILL, "says: 我等了半个小时了！\n", "",
     DRILL ":1: 'says' is missing\n"},
};

#define OF_PHONE "customer: {name: 赵刚, sex: male, age: 50, portrait: woman, mood: 40}"
#define CAST "customer:\n  called: 来电人\n  sex: male\n  age: 50\n  portrait: woman\n  mood: 40\n"
#define TWO_PEOPLE                                                                                 \
    "  people:\n    - {name: 赵刚, phone: \"3072\"}\n    - {name: 钱进, phone: \"3073\"}\n"
#define TWO_KINDS                                                                                  \
    "  personalities:\n    - {id: calm, name: 沉着}\n    - {id: hasty, name: 急躁, mood: 20}\n"

static const struct mistake casts[] = {
    {"people and personalities are no mistake", PHONE, OF_PHONE, CAST TWO_PEOPLE TWO_KINDS, ""},
    {"a customer without a name", PHONE, "name: 赵刚, ", "",
     PHONE ":7: 'name' is missing, or 'people' to draw from\n"},
    {"a name beside the people", PHONE, OF_PHONE, CAST "  name: 赵刚\n" TWO_PEOPLE,
     PHONE ":7: 'name' and 'details' belong to each of the 'people'\n"},
    {"people whom the screen cannot call", PHONE, OF_PHONE,
     "customer:\n  sex: male\n  age: 50\n  portrait: woman\n  mood: 40\n" TWO_PEOPLE,
     PHONE ":7: 'called' is missing: what the screen calls whoever is drawn\n"},
    {"a person without a name", PHONE, OF_PHONE, CAST TWO_PEOPLE "    - {phone: \"3074\"}\n",
     PHONE ":16: 'name' is missing\n"},
    {"a person without what the others give", PHONE, OF_PHONE,
     CAST TWO_PEOPLE "    - {name: 孙立}\n",
     PHONE ":16: this person lacks 'phone', which the first one has\n"},
    {"a person who is no mapping", PHONE, OF_PHONE, CAST "  people:\n    - 赵刚\n",
     PHONE ":14: a person is a mapping: {name: …, phone: …}\n"},
    {"a detail with a sign of wordings", PHONE, OF_PHONE,
     CAST "  people:\n    - {name: 赵刚, phone: \"(3072)\"}\n",
     PHONE ":14: detail 'phone' holds a sign of wordings: ( ) | ? { } or \\\n"},
    {"a line with a detail that nobody has", PHONE, "{mood: 0-100, text: 喂？}",
     "{mood: 0-100, text: \"喂？我姓{customer.surname}。\"}",
     PHONE ":14: the customer has no detail 'surname'\n"},
    {"a personality twice", PHONE, OF_PHONE,
     CAST TWO_PEOPLE TWO_KINDS "    - {id: calm, name: 慢}\n",
     PHONE ":19: id 'calm' is already given in line 17\n"},
    {"a personality out of its range", PHONE, OF_PHONE,
     CAST TWO_PEOPLE "  personalities:\n    - {id: calm, name: 沉着, warms_pct: 0}\n",
     PHONE ":17: 'warms_pct' must be 20 to 300, not 0\n"},
    {"a line by a personality that nobody has", PHONE, "{mood: 0-100, text: 喂？}",
     "{mood: 0-100, text: 喂？}\n      - {mood: 0-100, by: [calm], text: 您好。}",
     PHONE ":15: the customer has no personality 'calm'\n"},
    {"moods that only one personality has a line for", PHONE,
     OF_PHONE "\nask_again: 没听清，请再说一遍。\nrings: 8\non_hang_up: cut-off\nturns:\n  - id: "
              "call\n    says:\n      - {mood: 0-100,",
     CAST TWO_PEOPLE TWO_KINDS
     "ask_again: 没听清，请再说一遍。\nrings: 8\non_hang_up: cut-off\nturns:\n  - id: call\n    "
     "says:\n      - {mood: 0-49, by: [hasty], text: 快点！}\n      - {mood: 50-100,",
     PHONE ":26: no line for moods 0-49\n"},
    {"a model that one customer's own wordings do not accept", PHRASES,
     "better: 让您久等了，对不起。", "better: 您是{customer.name}吗？",
     PHRASES ":30: no wording of 'sorry' accepts its model '您是李红吗？'\n"},
    {"a taboo with a customer's detail", PHRASES, "[等着吧, 你等着]",
     "[\"{customer.name}你等着吧\", 你等着]",
     PHRASES ":42: a taboo cannot hold {customer.…}: it is listened for in every play\n"},
    {"a wording that one customer's details make wrong", PHRASES, "      - 让您久等了\n",
     "      - 让您久等了\n      - \"单号是{phone={customer.name}}\"\n",
     PHRASES ":37: wording does not compile for 李红: 1 to 20 digits go behind '='\n"},
    {"an order rule of what is fitted to each customer", PHRASES, "      - (请问)?您的单号是多少",
     "      - (请问)?您的单号是多少\n      - \"单号是{customer.number}\"",
     RULES ":8: 'ask-number' is fitted to each customer: an order rule cannot name it\n"},
    {"one standard and a list of them", PHONE, "standard: H", "standard: H\nstandards: [H]",
     PHONE ":7: either 'standard' or 'standards' is wanted\n"},
    {"an unknown standard in a list", PHONE, "standard: H", "standards: [H, HH]",
     PHONE ":6: unknown standard id 'HH'; did you mean 'H'?\n"},
};

static void every_drill_is_checked(void)
{
    CHECK_MISTAKES(drills);
}

static void whoever_may_be_drawn_is_checked(void)
{
    CHECK_MISTAKES(casts);
}

static void every_reference_is_checked(void)
{
    CHECK_MISTAKES(references);
}

static void every_way_through_a_play_leads_to_an_ending(void)
{
    CHECK_MISTAKES(graphs);
}

static void every_value_is_checked(void)
{
    CHECK_MISTAKES(values);
}

static void every_word_can_be_spoken_and_heard(void)
{
    CHECK_MISTAKES(speech);
}

static void advice_is_marked_as_a_note(void)
{
    CHECK_MISTAKES(notes);
}

static void every_file_is_sound(void)
{
    CHECK_MISTAKES(files);
}

/* Writes a whole file anew, for what is no replacement of text. */
static void check_file(const char *name, const void *bytes, size_t length, const char *expected)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    pack_fixture_write(&fixture, name, bytes, length);
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, expected);
    free(said);
    pack_fixture_finish(&fixture);
}

static void the_good_pack_has_no_problems(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, "");
    free(said);
    pack_fixture_finish(&fixture);
}

static void a_line_of_ten_megabytes_is_one_problem(void)
{
    size_t length = 10 * 1000 * 1000;
    char *text = malloc(length);
    memset(text, 'x', length);
    memcpy(text, "rules:\n  - id: ", 15);
    check_file(RULES, text, length, RULES ":2: the line is longer than 16384 bytes\n");
    free(text);
}

static void a_file_of_many_lines_is_too_large_as_a_whole(void)
{
    size_t length = 5 * 1024 * 1024;
    char *text = malloc(length);
    memset(text, '\n', length);
    check_file(RULES, text, length, RULES ":0: the file is larger than 4194304 bytes\n");
    free(text);
}

static void invalid_utf8_is_named_by_line_and_byte(void)
{
    static const char text[] = "rules:\n  - id: a\n    name: \xE4\xBD\xFF\n";
    check_file(RULES, text, strlen(text), RULES ":3: invalid UTF-8 (byte 0xE4)\n");
}

static void a_nul_byte_is_no_text(void)
{
    check_file(RULES, "rules:\n\0", 8, RULES ":2: the line holds a NUL byte: not a text\n");
}

static void an_empty_file_says_so(void)
{
    check_file(RULES, "", 0, RULES ":0: the file is empty\n");
}

static void a_byte_order_mark_and_windows_line_ends_are_taken(void)
{
    static const char text[] =
        "\xEF\xBB\xBFrubric:\r\n  source: house\r\n  pass: 80\r\n  criteria:\r\n"
        "    - {id: c, name: 应对, of: moves, weight: 99, source: house}\r\n";
    check_file(RUBRIC, text, strlen(text), RUBRIC ":4: the weights add up to 99, not 100\n");
}

static void nesting_is_limited(void)
{
    char text[200];
    memset(text, '[', sizeof text);
    check_file(RULES, text, sizeof text, RULES ":1: nested more than 16 deep\n");
}

static void what_is_missing_is_named(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    pack_fixture_remove(&fixture, RUBRIC);
    pack_fixture_remove(&fixture, "art/woman/brows-calm.svg");
    pack_fixture_remove(&fixture, "art/woman/mouth-angry-open.svg");
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, COUNTER ":6: portrait 'woman' lacks its layer brows-calm.svg\n" COUNTER
                             ":6: portrait 'woman' lacks its layer mouth-angry-open.svg\n" RUBRIC
                             ":0: missing\n");
    free(said);
    pack_fixture_finish(&fixture);
}

/* One mistake in each of four files: all are said, by file and line. */
static void all_mistakes_of_all_files_are_said_in_one_run(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, RUBRIC, "weight: 60", "weight: 61"));
    CHECK(pack_fixture_replace(&fixture, PHONE, "rings: 8", "rings: many"));
    CHECK(pack_fixture_replace(&fixture, COUNTER, "mood: 30", "mood: 130"));
    CHECK(pack_fixture_replace(&fixture, COUNTER, "age: 35", "age: 0"));
    CHECK(pack_fixture_replace(&fixture, PACK, "name:", "nam:"));
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, PACK ":1: 'name' is missing\n" PACK
                          ":2: unknown key 'nam'; did you mean 'name'?\n" COUNTER
                          ":9: 'age' must be 5 to 110, not 0\n" COUNTER
                          ":11: 'mood' must be 0 to 100, not 130\n" PHONE
                          ":9: 'rings' must be a whole number, not 'many'\n" RUBRIC
                          ":4: the weights add up to 101, not 100\n");
    free(said);
    pack_fixture_finish(&fixture);
}

/* A file that cannot be read must not make all that refers to it unknown. */
/* A file that cannot be read must not make wrong what needs it. */
static void a_broken_manifest_does_not_spoil_the_wordings(void)
{
    check_file(PACK, "id: \xFF", 5, PACK ":1: invalid UTF-8 (byte 0xFF)\n");
}

/* Advice comes when all else is well. */
static void a_file_that_nothing_reads_is_noted(void)
{
    check_file("plays/late.yml", "id: late\n", 9,
               "plays/late.yml:0: note: not read: a play is a .yaml file\n");
    check_file("rule.yaml", "rules:\n", 7,
               "rule.yaml:0: note: not a file of a pack; did you mean 'rules.yaml'?\n");
    check_file("weather.yaml", "rain: yes\n", 10,
               "weather.yaml:0: note: not a file of a pack, not read\n");
    check_file("README.md", "hello\n", 6, "");
    check_file("sound/old.wav", "RIFF", 4, "sound/old.wav:0: note: no line names this recording\n");
}

static void of_phrases_and_drills_only_yaml_is_read(void)
{
    check_file("phrases/more.txt", "moves:\n", 7,
               "phrases/more.txt:0: note: not read: phrases are a .yaml file\n");
    check_file("drills/late.yml", "id: late\n", 9,
               "drills/late.yml:0: note: not read: a drill is a .yaml file\n");
}

static void a_word_without_its_reading_is_named(void)
{
    check_file("words.tsv", "单号\n", 7, "words.tsv:1: expected a word, a tab and its reading\n");
}

static void a_second_drill_of_a_situation_is_named(void)
{
    static const char text[] =
        "id: drill-again\ntitle: 再来\nsituation: H-道歉\nclauses: [H-5]\nplace: counter\n"
        "customer: {name: 李红, sex: female, age: 35, portrait: woman, mood: 30}\n"
        "says: 我等了半个小时了！\nhint: 道歉。\nexpects:\n  - {move: sorry, points: 3}\n"
        "near_misses:\n  - 人多。\n  - 大家都在等。\n  - 今天人多。\n";
    check_file(
        "drills/again.yaml", text, strlen(text),
        DRILL
        ":1: situation 'H-道歉' already has a drill: a second one would be drawn instead of it\n");
}

/* The line, with its number where %d stands. */
static void print_numbered(FILE *stream, const char *line, int number)
{
    const char *place = strstr(line, "%d");
    if (place)
        fprintf(stream, "%.*s%d%s", (int)(place - line), line, number, place + 2);
    else
        fputs(line, stream);
}

/* A file of `count` lines behind a head. */
static void check_long(const char *name, const char *head, const char *line, int count,
                       const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    fputs(head, stream);
    for (int i = 0; i < count; i++)
        print_numbered(stream, line, i);
    fclose(stream);
    check_file(name, text, length, expected);
    free(text);
}

static void lists_have_an_end(void)
{
    check_long(RUBRIC,
               "rubric:\n  source: house\n  pass: 80\n  criteria:\n"
               "    - {id: content, name: 应对内容, of: moves, weight: 60, source: house}\n"
               "    - {id: phrases, name: 规范用语, of: phrases, weight: 25, source: H-3}\n",
               "    - {id: c%d, name: 应对, of: rules, weight: 1, source: house}\n", 15,
               RUBRIC ":4: more than 16 criteria\n" RULES
                      ":2: 'criterion' is missing: the rubric has more than one of rules\n" RULES
                      ":8: 'criterion' is missing: the rubric has more than one of rules\n");
    check_long(PACK,
               "id: good\nname: 窗口服务\nversion: \"0.1\"\nstandard: H\nsources:\n"
               "  - {id: \"001\", title: 窗口服务规范}\nlists:\n  office:\n",
               "    - 城东服务站\n", 2001, PACK ":8: more than 2000 items in a list\n");
    check_long("phrases/more.yaml",
               "moves:\n  - id: many\n    name: 多\n    where: any\n    source: H-5\n"
               "    better: 让您久等了。\n    wordings:\n",
               "      - 让您久等了\n", 65, "phrases/more.yaml:7: more than 64 wordings\n");
    check_long("phrases/more.yaml", "moves:\n", "  - {id: m%d}\n", 2001,
               PHRASES ":1: more than 2000 phrases, moves and taboos\n");
}

static void a_pack_of_too_many_files_is_refused(void)
{
    struct pack_fixture fixture;
    char name[40];
    pack_fixture_init(&fixture);
    for (int i = 0; i < 4097; i++) {
        snprintf(name, sizeof name, "notes/%04d.md", i);
        pack_fixture_write(&fixture, name, "x", 1);
    }
    char *said = pack_fixture_problems(&fixture);
    CHECK(strstr(said, "more than 4096 files in a pack\n") != NULL);
    free(said);
    pack_fixture_finish(&fixture);
}

static void folders_in_folders_are_limited(void)
{
    check_file("1/2/3/4/5/6/7/8/9/notes.md", "x", 1,
               "1/2/3/4/5/6/7/8/9:0: folders nested more than 8 deep\n");
}

static void a_link_to_a_folder_is_refused(void)
{
    struct pack_fixture fixture;
    char path[160];
    pack_fixture_init(&fixture);
    snprintf(path, sizeof path, "%s/more", fixture.folder);
    CHECK_INT(symlink("plays", path), 0);
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, "more:0: a link to a folder\n");
    free(said);
    pack_fixture_finish(&fixture);
}

static void a_broken_file_does_not_spoil_the_others(void)
{
    static const char text[] = "phrases: {";
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    pack_fixture_write(&fixture, PHRASES, text, strlen(text));
    char *said = pack_fixture_problems(&fixture);
    CHECK(strncmp(said, PHRASES ":1: invalid YAML: ", 30) == 0);
    CHECK(strchr(said, '\n') == said + strlen(said) - 1);
    free(said);
    pack_fixture_finish(&fixture);
}

static void a_link_out_of_the_pack_is_refused(void)
{
    struct pack_fixture fixture;
    char path[160];
    pack_fixture_init(&fixture);
    snprintf(path, sizeof path, "%s/sound/hosts.wav", fixture.folder);
    CHECK_INT(symlink("/etc/hosts", path), 0);
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, "sound/hosts.wav:0: a link that leads out of the pack\n");
    free(said);
    pack_fixture_finish(&fixture);
}

static void a_pipe_in_a_pack_does_not_hang(void)
{
    struct pack_fixture fixture;
    char path[160];
    pack_fixture_init(&fixture);
    snprintf(path, sizeof path, "%s/plays/pipe.yaml", fixture.folder);
    CHECK_INT(mkfifo(path, 0600), 0);
    char *said = pack_fixture_problems(&fixture);
    CHECK_TEXT(said, "plays/pipe.yaml:0: not a regular file\n");
    free(said);
    pack_fixture_finish(&fixture);
}

static void a_recording_must_be_wav(void)
{
    static const char cut[] = "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0";
    check_file("sound/thanks.wav", "hello", 5, COUNTER ":44: sound/thanks.wav: not a WAV file\n");
    check_file("sound/thanks.wav", cut, 12,
               COUNTER ":44: sound/thanks.wav: cut off before the sound\n");
    check_file("sound/thanks.wav", cut, sizeof cut - 1, COUNTER ":44: sound/thanks.wav: not PCM\n");
}

#define SVG "art/woman/head.svg"
#define SVG_HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 800\">\n"

static void check_svg(const char *text, const char *expected)
{
    check_file(SVG, text, strlen(text), expected);
}

static void a_picture_that_would_come_out_blank_is_refused(void)
{
    check_svg(SVG_HEAD "<use href=\"#a\"/>\n</svg>",
              SVG ":2: <use> is not drawn: paths and shapes only\n");
    check_svg(SVG_HEAD "\n<text>a</text></svg>",
              SVG ":3: <text> is not drawn: paths and shapes only\n");
    check_svg(SVG_HEAD "<image href=\"#a\"/></svg>",
              SVG ":2: <image> is not drawn: paths and shapes only\n");
    check_svg(SVG_HEAD "<script>x</script></svg>",
              SVG ":2: <script> is not drawn: paths and shapes only\n");
    check_svg(SVG_HEAD "<g\n clip-path='url(#a)'/></svg>",
              SVG ":3: attribute clip-path is not drawn\n");
    check_svg(SVG_HEAD "<g onload=\"x\"/></svg>", SVG ":2: a script in attribute onload\n");
    check_svg(SVG_HEAD "<linearGradient href=\"http://a/b\"/></svg>",
              SVG ":2: a reference out of the file\n");
    check_svg("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n" SVG_HEAD "</svg>",
              SVG ":1: <!DOCTYPE is not used in portraits\n");
}

static void a_picture_is_a_whole_600x800_svg(void)
{
    check_svg("<svg viewBox=\"0 0 10 10\"></svg>",
              SVG ":1: the canvas is not 600x800: viewBox=\"0 0 600 800\" is wanted\n");
    check_svg("<svg width=\"600\" height=\"800\"><!-- <use/> --></svg>", "");
    check_svg(SVG_HEAD "<path d=\"M0", SVG ":0: cut off: no </svg>\n");
    check_svg("hello", SVG ":0: not an SVG picture\n");
}

static void an_empty_folder_names_what_a_pack_needs(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    struct pack_fixture empty = fixture;
    strcat(empty.folder, "/none");
    CHECK_INT(mkdir(empty.folder, 0700), 0);
    char *said = pack_fixture_problems(&empty);
    CHECK_TEXT(said,
               PACK ":0: missing\n" PHRASES ":0: missing\nplays:0: the pack has no plays\n" RUBRIC
                    ":0: missing\n" STANDARDS ":0: missing\n");
    free(said);
    pack_fixture_finish(&fixture);
}

int main(void)
{
    RUN(the_good_pack_has_no_problems);
    RUN(every_reference_is_checked);
    RUN(every_drill_is_checked);
    RUN(whoever_may_be_drawn_is_checked);
    RUN(every_way_through_a_play_leads_to_an_ending);
    RUN(every_value_is_checked);
    RUN(every_word_can_be_spoken_and_heard);
    RUN(advice_is_marked_as_a_note);
    RUN(every_file_is_sound);
    RUN(a_line_of_ten_megabytes_is_one_problem);
    RUN(a_file_of_many_lines_is_too_large_as_a_whole);
    RUN(invalid_utf8_is_named_by_line_and_byte);
    RUN(a_nul_byte_is_no_text);
    RUN(an_empty_file_says_so);
    RUN(a_byte_order_mark_and_windows_line_ends_are_taken);
    RUN(nesting_is_limited);
    RUN(what_is_missing_is_named);
    RUN(all_mistakes_of_all_files_are_said_in_one_run);
    RUN(a_broken_manifest_does_not_spoil_the_wordings);
    RUN(a_file_that_nothing_reads_is_noted);
    RUN(of_phrases_and_drills_only_yaml_is_read);
    RUN(a_word_without_its_reading_is_named);
    RUN(a_second_drill_of_a_situation_is_named);
    RUN(lists_have_an_end);
    RUN(a_pack_of_too_many_files_is_refused);
    RUN(folders_in_folders_are_limited);
    RUN(a_link_to_a_folder_is_refused);
    RUN(a_broken_file_does_not_spoil_the_others);
    RUN(a_link_out_of_the_pack_is_refused);
    RUN(a_pipe_in_a_pack_does_not_hang);
    RUN(a_recording_must_be_wav);
    RUN(a_picture_that_would_come_out_blank_is_refused);
    RUN(a_picture_is_a_whole_600x800_svg);
    RUN(an_empty_folder_names_what_a_pack_needs);
    return CHECK_RESULT();
}
