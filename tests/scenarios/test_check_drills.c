/* scenarios/: mistakes in drills, and in customers of whom one is drawn. */
#include "tests/scenarios/mistake.h"

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
    {"a telephone number in groups", PHONE, OF_PHONE,
     CAST "  people:\n    - {name: 赵刚, phone: 138 0013 8000}\n",
     PHONE ":14: 'phone' must be digits alone, as 13800138000\n"},
    {"a telephone number with a digit too few", PHONE, OF_PHONE,
     CAST "  people:\n    - {name: 赵刚, phone: \"1380013800\"}\n",
     PHONE ":14: note: a mobile number has 11 digits, not 10\n"},
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
    CHECK_MISTAKES(drills, pack_fixture_init);
}

static void whoever_may_be_drawn_is_checked(void)
{
    CHECK_MISTAKES(casts, pack_fixture_init);
}

int main(void)
{
    RUN(every_drill_is_checked);
    RUN(whoever_may_be_drawn_is_checked);
    return CHECK_RESULT();
}
