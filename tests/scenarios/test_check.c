/* scenarios/: every kind of mistake in a pack is said, with its file, its line and nothing else. */
#include <stdlib.h>
#include <time.h>

#include "tests/scenarios/mistake.h"

/* The good pack's rubric after its pass mark, with these weights. */
#define CRITERIA(content, phrases, conduct)                                                        \
    "  criteria:\n"                                                                                \
    "    - {id: content, name: 应对内容, of: moves, weight: " content ", source: house}\n"         \
    "    - {id: phrases, name: 规范用语, of: phrases, weight: " phrases ", source: H-3}\n"         \
    "    - {id: conduct, name: 行为规范, of: rules, weight: " conduct ", source: house}\n"
#define RUBRIC_AFTER_PASS "80\n" CRITERIA("60", "20", "20")
#define DEDUCTIONS(pass, content, phrases, conduct)                                                \
    pass "\n  style: deductions\n" CRITERIA(content, phrases, conduct)
static const struct mistake references[] = {
    {"an unknown phrase id", COUNTER, "{phrase: wait,", "{phrase: wiat,",
     COUNTER ":34: unknown phrase id 'wiat'; did you mean 'wait'?\n"},
    {"an unknown phrase id like no other", COUNTER, "{phrase: wait,", "{phrase: G-99.9,",
     COUNTER ":34: unknown phrase id 'G-99.9'\n"},
    {"a fact without a slot", COUNTER, "{move: apologise, points: 3,",
     "{move: apologise, facts: {time: \"21:30\"}, points: 3,",
     COUNTER ":22: no wording of 'apologise' has a slot {time}\n"},
    {"a fact that is in no list", COUNTER, "{phrase: wait,",
     "{phrase: unit, facts: {office: [城东服务站, 城南服务站]},",
     COUNTER ":34: '城南服务站' is not in the list {office}\n" COUNTER
             ":36: 'wait' is not expected in turn 'again'\n"},
    {"all of one part", PHRASES, "    wordings:\n      - (请问)?您的单号是多少\n",
     "    all: [[您的单号是多少, 单号是什么]]\n",
     PHRASES ":28: 'all' wants 2 parts or more, 128 wordings at most\n"},
    {"a part without wordings", PHRASES, "    wordings:\n      - (请问)?您的单号是多少\n",
     "    all: [[您的单号是多少], []]\n", PHRASES ":28: this part has no wordings\n"},
    {"nothing to say", PHRASES, "    wordings:\n      - (请问)?您的单号是多少\n", "",
     PHRASES ":23: 'wordings' is missing\n"},
    {"what is against it does not compile", PHRASES,
     "    wordings:\n      - (请问)?您的单号是多少\n",
     "    wordings:\n      - (请问)?您的单号是多少\n    against: [不(问]\n",
     PHRASES ":30: wording does not compile at column 16: '(' without a ')'\n"},
    {"denials that are neither", PHRASES, "    wordings:\n      - (请问)?您的单号是多少\n",
     "    wordings:\n      - (请问)?您的单号是多少\n    denials: yes\n",
     PHRASES ":30: 'denials' must be heeded or ignored, not 'yes'\n"},
    {"a gap beside too little", PHRASES, "      - (请问)?您的单号是多少\n",
     "      - (请问)?您的单号是多少\n      - 单…号\n",
     PHRASES ":30: wording can be as short as 2 syllables beside its gap: 3 are needed\n"},
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
    {"a later turn that the trainee opens", COUNTER, "  - id: again\n",
     "  - id: again\n    opens: trainee\n",
     COUNTER ":29: only the first turn can be opened by the trainee\n"},
    {"a prompt where the customer opens", COUNTER, "  - id: start\n",
     "  - id: start\n    prompt: 客户来了。\n",
     COUNTER ":16: 'prompt' belongs to a turn that the trainee opens\n"},
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
    {"a contest in which conduct counts nothing", RUBRIC, RUBRIC_AFTER_PASS,
     RUBRIC_AFTER_PASS
     "contest:\n  source: house\n  pass: 80\n  criteria:\n"
     "    - {id: content, name: 应对内容, of: moves, weight: 60, source: house}\n"
     "    - {id: phrases, name: 规范用语, of: phrases, weight: 40, source: H-3}\n",
     RUBRIC ":8: 'contest' has no criterion 'conduct'\n"},
    {"a contest that takes nothing for a point", RUBRIC, RUBRIC_AFTER_PASS,
     RUBRIC_AFTER_PASS
     "contest:\n  source: house\n  per_point: 0\n  pass: 80\n" CRITERIA("60", "20", "20"),
     RUBRIC ":10: 'per_point' must be 1 to 20, not 0\n"},
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

static void the_good_pack_has_no_problems(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    check_said(&fixture, "");
}

static void every_reference_is_checked(void)
{
    CHECK_MISTAKES(references, pack_fixture_init);
}

static void every_way_through_a_play_leads_to_an_ending(void)
{
    CHECK_MISTAKES(graphs, pack_fixture_init);
}

static void every_value_is_checked(void)
{
    CHECK_MISTAKES(values, pack_fixture_init);
}

static void every_word_can_be_spoken_and_heard(void)
{
    CHECK_MISTAKES(speech, pack_fixture_init);
}

static void advice_is_marked_as_a_note(void)
{
    CHECK_MISTAKES(notes, pack_fixture_init);
}

static void every_file_is_sound(void)
{
    CHECK_MISTAKES(files, pack_fixture_init);
}

enum { FLOOD = 800 };

/* FLOOD moves that sound alike, all wanted in one turn. */
static void flood(const struct pack_fixture *fixture)
{
    char *moves = malloc(FLOOD * 120), *expects = malloc(FLOOD * 60);
    size_t n = 0, m = 0;
    for (int i = 0; i < FLOOD; i++) {
        n += (size_t)sprintf(
            moves + n,
            "  - {id: m%d, name: 道歉, where: any, source: H-5, better: 非常抱歉。, "
            "wordings: [非常抱歉]}\n",
            i);
        m += (size_t)sprintf(expects + m, "      - {move: m%d, points: 1}\n", i);
    }
    sprintf(moves + n, "  - id: apologise\n");
    sprintf(expects + m, "      - {move: apologise, points: 3, met: 10, not_met: -10}\n");
    CHECK(pack_fixture_replace(fixture, PHRASES, "  - id: apologise\n", moves));
    CHECK(pack_fixture_replace(fixture, COUNTER,
                               "      - {move: apologise, points: 3, met: 10, not_met: -10}\n",
                               expects));
    free(moves);
    free(expects);
}

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (; (text = strstr(text, what)); text += strlen(what))
        count++;
    return count;
}

/* There were 320,401 lines of them, after seven seconds. */
static void a_flood_of_phrases_that_sound_alike_is_said_in_a_hundred_lines(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    flood(&fixture);
    clock_t begin = clock();
    char *said = pack_fixture_problems(&fixture);
    CHECK((double)(clock() - begin) / CLOCKS_PER_SEC < 2); /* 0.2 s, optimised */
    CHECK_INT(count_of(said, "can hardly be told by ear"), 100);
    CHECK_INT(count_of(said, "100 pairs of phrases are too much alike: more are not looked for"),
              1);
    free(said);
    pack_fixture_finish(&fixture);
}

int main(void)
{
    RUN(the_good_pack_has_no_problems);
    RUN(every_reference_is_checked);
    RUN(every_way_through_a_play_leads_to_an_ending);
    RUN(every_value_is_checked);
    RUN(every_word_can_be_spoken_and_heard);
    RUN(advice_is_marked_as_a_note);
    RUN(every_file_is_sound);
    RUN(a_flood_of_phrases_that_sound_alike_is_said_in_a_hundred_lines);
    return CHECK_RESULT();
}
