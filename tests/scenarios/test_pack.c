/* scenarios/: what a pack's text becomes, and what its texts look like on the screen. */
#include <stdlib.h>

#include "base/spelling.h"
#include "base/yaml_tree.h"
#include "scenarios/citations.h"
#include "scenarios/lint/pack_check.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/load/typography.h"
#include "scenarios/pack.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

static struct pack_fixture fixture;
static struct pack *good;

static void a_pack_opens_without_problems(void)
{
    struct problems problems = {0};
    CHECK_INT(pack_open(&good, fixture.folder, &problems), STATUS_OK);
    CHECK_INT(problems.count, 0);
    problems_finish(&problems);
    CHECK_TEXT(good->id, "good");
    CHECK_TEXT(good->version, "0.1");
    CHECK_INT(good->n_plays, 2);
    CHECK_INT(good->n_lists, 1);
    CHECK_TEXT(good->lists[0].texts[1], "城西服务站");
}

static void utterances_keep_their_kind_their_place_and_a_model(void)
{
    const struct utterance *wait = pack_utterance(good, "wait"),
                           *unit = pack_utterance(good, "unit");
    CHECK_INT(wait->kind, UTTERANCE_PHRASE);
    CHECK_TEXT(wait->name, "请稍候，我们马上为您办理！");
    CHECK_TEXT(wait->better, wait->name);
    CHECK_TEXT(unit->better, "您好，城东服务站为您服务。");
    CHECK_TEXT(wait->at.file, "phrases.yaml");
    CHECK_INT(wait->at.line, 2);
    CHECK_TEXT(wait->wordings[0].text, "请稍(候|等),(我们)?马上(为|给)您办理");
    CHECK_INT(wait->wordings[0].at.line, 7);
    CHECK(wait->wordings[0].network.n_arcs > 0);
    CHECK_INT(pack_utterance(good, "taboo-wait")->kind, UTTERANCE_TABOO);
    CHECK_TEXT(pack_utterance(good, "taboo-wait")->where, "any");
    CHECK(!pack_utterance(good, "none"));
}

static void a_turn_has_its_expectations_rules_and_exits_in_order(void)
{
    const struct play *play = pack_play(good, "lost-parcel");
    const struct turn *start = play_turn(play, "start");
    CHECK(start == &play->turns[0]);
    CHECK_INT(start->n_expects, 2);
    CHECK(start->expects[1].utterance == pack_utterance(good, "ask-number"));
    CHECK_INT(start->expects[0].mood_not_met, -10);
    CHECK_INT(start->n_rules, 2);
    CHECK_TEXT(start->rules[0]->id, "no-taboo");
    CHECK_TEXT(start->rules[1]->id, "sorry-first");
    CHECK_INT(start->n_exits, 3);
    CHECK_INT(start->exits[0].condition.n_met, 2);
    CHECK_INT(start->exits[1].condition.mood_below, 15);
    CHECK_INT(start->exits[0].condition.mood_below, MOOD_NOT_BELOW);
    CHECK(start->exits[1].conditional && !start->exits[2].conditional);
    CHECK_TEXT(start->exits[2].to, "again");
    CHECK_INT(play_turn(play, "again")->exits[0].condition.mood_at_least, 10);
}

static void what_is_not_given_has_its_default(void)
{
    const struct play *counter = pack_play(good, "lost-parcel"),
                      *phone = pack_play(good, "late-call");
    CHECK_INT(counter->turns[0].end.time_out_ms, 12000);
    CHECK_INT(counter->turns[0].end.silence_ms, 1500);
    CHECK_INT(phone->turns[0].end.time_out_ms, 8000);
    CHECK_TEXT(counter->standard, "H");
    CHECK_INT(counter->rings, 0);
    CHECK(!counter->on_hang_up);
    CHECK_INT(phone->rings, 8);
    CHECK_TEXT(phone->on_hang_up, "cut-off");
}

static void a_play_has_its_customer_and_endings(void)
{
    const struct play *play = pack_play(good, "lost-parcel");
    CHECK_INT(play->place, PLACE_COUNTER);
    CHECK_INT(pack_play(good, "late-call")->place, PLACE_PHONE);
    CHECK(!play->customer.male && play->customer.age_years == 35);
    CHECK_TEXT(play->customer.details[0].id, "number");
    CHECK_TEXT(play->customer.details[0].value, "3072");
    CHECK_TEXT(play->ask_again, "你说什么？请再说一遍。");
    CHECK_INT(play_ending(play, "left")->outcome, OUTCOME_ESCALATED);
    CHECK_INT(play_ending(play, "left")->n_says, 0);
    CHECK_TEXT(play_ending(play, "looked-up")->says[0].sound, "thanks.wav");
}

static void the_line_follows_the_mood(void)
{
    const struct turn *turn = &pack_play(good, "lost-parcel")->turns[0];
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 49)->text, "我的包裹呢？等了三天了！");
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 50)->text, "您好，我想查一下包裹。");
    CHECK(!line_for_mood(NULL, 0, 50));
}

static void numbers_belong_to_their_standard(void)
{
    const struct standard *standard = pack_standard(good, "H");
    CHECK_INT(standard->ring_off_ms, 3000);
    CHECK_TEXT(standard->numbers[0].id, "rings_max");
    CHECK_NEAR(standard->numbers[0].value, 4, 0);
    CHECK(!pack_standard(good, "G"));
}

static void every_citation_is_listed_by_clause(void)
{
    struct citations citations;
    int sorry = 0;
    CHECK_INT(citations_init(&citations, good), STATUS_OK);
    for (size_t i = 0; i < citations.count; i++) {
        CHECK(i == 0 || strcmp(citations.items[i - 1].clause, citations.items[i].clause) <= 0);
        sorry += strcmp(citations.items[i].clause, "H-5") == 0;
    }
    CHECK_INT(sorry, 5); /* two moves, the order rule, the drill and a turn */
    CHECK_INT(citations.count, 21);
    citations_finish(&citations);
}

/* Reckoned by Python over the same stream: a record's hash can be checked without us. */
static void the_hash_is_of_names_lengths_and_bytes_of_what_decides(void)
{
    static const char script[] =
        "import hashlib, os, sys; os.chdir(sys.argv[1]); h = hashlib.sha256(); "
        "names = [n for n in os.listdir('.') if n.endswith(('.yaml', '.tsv'))]; "
        "names += [d + '/' + n for d in ('plays', 'drills') for n in os.listdir(d)]\n"
        "for n in sorted(names): b = open(n, 'rb').read(); "
        "h.update(n.encode() + b'\\0' + len(b).to_bytes(8, 'big') + b)\n"
        "print(h.hexdigest())";
    char command[800], expected[80] = "";
    snprintf(command, sizeof command, "python3 -c \"%s\" %s", script, fixture.folder);
    FILE *stream = popen(command, "r");
    CHECK(stream && fread(expected, 1, sizeof expected - 1, stream) == 65);
    pclose(stream);
    expected[64] = '\0'; /* a line end */
    CHECK_TEXT(good->sha256, expected);
}

static void the_hash_changes_with_a_word_but_not_with_a_picture(void)
{
    struct pack_fixture other;
    struct problems problems = {0};
    struct pack *pack = NULL;
    pack_fixture_init(&other);
    pack_fixture_remove(&other, "sound/thanks.wav");
    CHECK_INT(pack_check(&pack, other.folder, &problems), STATUS_INVALID); /* a sound is missing */
    CHECK_TEXT(pack->sha256, good->sha256);
    pack_close(pack);
    pack_fixture_replace(&other, "plays/counter.yaml", "等了三天", "等了四天");
    CHECK_INT(pack_check(&pack, other.folder, &problems), STATUS_INVALID); /* a sound is missing */
    CHECK(strcmp(pack->sha256, good->sha256) != 0);
    pack_close(pack);
    problems_finish(&problems);
    pack_fixture_finish(&other);
}

static void a_pack_with_a_problem_is_not_opened_but_can_be_looked_at(void)
{
    struct pack_fixture other;
    struct problems problems = {0};
    struct pack *pack = good;
    pack_fixture_init(&other);
    pack_fixture_replace(&other, "rubric.yaml", "weight: 60", "weight: 50");
    CHECK_INT(pack_open(&pack, other.folder, &problems), STATUS_INVALID);
    CHECK(!pack);
    CHECK_INT(pack_check(&pack, other.folder, &problems), STATUS_INVALID);
    CHECK(pack && pack->n_plays == 2);
    CHECK_INT(problems.count, 2);
    pack_close(pack);
    problems_finish(&problems);
    pack_fixture_finish(&other);
}

/* What makes a pack worse is said by check, and nobody waits for it who only wants to play. */
static void a_pack_that_only_check_complains_of_is_opened(void)
{
    struct pack_fixture other;
    struct problems problems = {0};
    struct pack *pack = NULL;
    pack_fixture_init(&other);
    pack_fixture_replace(&other, "phrases.yaml", "moves:\n",
                         "moves:\n  - id: yes\n    name: 是\n    where: any\n    source: house\n"
                         "    better: 是。\n    wordings: [是]\n");
    CHECK_INT(pack_open(&pack, other.folder, &problems), STATUS_OK);
    CHECK_INT(problems.count, 0);
    pack_close(pack);
    CHECK_INT(pack_check(&pack, other.folder, &problems), STATUS_INVALID);
    CHECK_INT(problems.count, 1);
    CHECK(strstr(problems.items[0].reason, "too short to be heard reliably") != NULL);
    pack_close(pack);
    problems_finish(&problems);
    pack_fixture_finish(&other);
}

/* What would stop a play halfway keeps it from being begun. */
static void a_pack_that_would_stop_a_play_is_not_opened(void)
{
    static const struct {
        const char *file, *old_text, *new_text, *reason;
    } cases[] = {
        {"plays/counter.yaml", "0-100", "0-90", "no line for moods 91-100"},
        {"plays/counter.yaml", "sound: ", "sound: ../", "unsafe path"},
        {"plays/counter.yaml", "portrait: woman", "portrait: nobody", "unknown portrait"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pack_fixture other;
        struct problems problems = {0};
        struct pack *pack = NULL;
        pack_fixture_init(&other);
        pack_fixture_replace(&other, cases[i].file, cases[i].old_text, cases[i].new_text);
        CHECK_INT(pack_open(&pack, other.folder, &problems), STATUS_INVALID);
        CHECK(problems.count > 0 && strstr(problems.items[0].reason, cases[i].reason) != NULL);
        problems_print(&problems, stdout);
        problems_finish(&problems);
        pack_fixture_finish(&other);
    }
}

static void a_note_is_no_fault_of_a_pack(void)
{
    struct pack_fixture other;
    struct problems problems = {0};
    struct pack *pack = NULL;
    pack_fixture_init(&other);
    pack_fixture_replace(&other, "phrases.yaml", "moves:\n",
                         "moves:\n  - id: thank\n    name: 谢\n    where: any\n    source: house\n"
                         "    better: 谢谢您的来电。\n    wordings: [谢谢您的来电]\n");
    CHECK_INT(pack_check(&pack, other.folder, &problems), STATUS_OK);
    CHECK_INT(problems.count, 1);
    CHECK(problem_is_note(&problems.items[0]));
    CHECK_TEXT(problems.items[0].reason, "note: no play or drill expects move 'thank'");
    CHECK_INT(problems.items[0].line, 16);
    pack_close(pack);
    problems_finish(&problems);
    pack_fixture_finish(&other);
}

static void no_folder_is_a_problem_of_its_own(void)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    CHECK_INT(pack_open(&pack, "/nowhere/at/all", &problems), STATUS_INVALID);
    CHECK_INT(problems.count, 1);
    CHECK_TEXT(problems.items[0].file, "/nowhere/at/all");
    CHECK_TEXT(problems.items[0].reason, "no such folder");
    problems_finish(&problems);
    pack_close(NULL);
}

static void the_shipped_pack_has_no_problems(void)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    CHECK_INT(pack_check(&pack, "scenarios/packs/power-supply", &problems), STATUS_OK);
    CHECK(pack && pack->n_plays >= 3);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    pack_close(pack);
}

static void a_drill_is_a_play_of_one_turn(void)
{
    const struct play *play = pack_play(good, "drill-sorry");
    CHECK_INT(good->n_drills, 1);
    CHECK(play == &good->drills[0].play);
    CHECK_TEXT(good->drills[0].situation, good->situations[0].id);
    CHECK_TEXT(good->drills[0].clauses[0], "H-5");
    CHECK_INT(good->drills[0].n_near_misses, 3);
    CHECK_INT(play->n_turns, 1);
    const struct turn *turn = play_turn(play, "reply");
    CHECK(turn && play_ending(play, turn->exits[turn->n_exits - 1].to));
    CHECK_TEXT(turn->expects[0].utterance->id, "sorry");
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 30)->text, "我等了半个小时了！");
    CHECK_INT(play->customer.mood, 30);
}

/* Two people with two personalities, and a move that says the number back. */
static struct pack *open_drawn_pack(struct pack_fixture *other)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    pack_fixture_init(other);
    pack_fixture_replace(
        other, "plays/phone.yaml",
        "customer: {name: 赵刚, sex: male, age: 50, portrait: woman, mood: 40}",
        "customer:\n  called: 来电人\n  sex: male\n  age: 50\n  portrait: woman\n  mood: 40\n  "
        "people:\n    - {name: 赵刚, phone: \"13800138000\"}\n    - {name: 钱进, phone: "
        "\"13912345678\"}\n  personalities:\n    - {id: calm, name: 沉着}\n    - {id: hasty, name: "
        "急躁, mood: 20, warms_pct: 50, cools_pct: 150, patience_pct: 50}\n");
    pack_fixture_replace(
        other, "plays/phone.yaml", "- {mood: 0-100, text: 喂？}",
        "- {mood: 0-100, text: \"喂，我叫{customer.name}，"
        "电话{customer.phone}。\"}\n      - {mood: 0-50, by: [hasty], text: 快点！}");
    pack_fixture_replace(other, "plays/phone.yaml",
                         "{phrase: unit, points: 1, met: 5, not_met: -5}",
                         "{move: phone-back, points: 1, met: 5, not_met: -5}");
    pack_fixture_replace(
        other, "phrases.yaml", "taboos:",
        "  - id: phone-back\n    name: 复述电话\n    where: any\n    source: H-6\n    "
        "better: 电话是{customer.phone}。\n    wordings:\n      - "
        "\"{customer.phone}\"\n      - \"尾号{customer.phone_end}\"\ntaboos:");
    CHECK_INT(pack_open(&pack, other->folder, &problems), STATUS_OK);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    return pack;
}

static void the_seed_draws_a_person_and_a_personality(void)
{
    struct pack_fixture other;
    struct pack *pack = open_drawn_pack(&other);
    const struct play *play = pack_play(pack, "late-call");
    int drawn[2][2] = {{0}};
    CHECK(play_draw(play, 0) == play);
    CHECK_TEXT(play->customer.name, "赵刚");
    for (uint32_t seed = 1; seed <= 400; seed++) {
        const struct play *one = play_draw(play, seed);
        CHECK(one == play_draw(play, seed));
        drawn[strcmp(one->customer.name, "赵刚") != 0]
             [strcmp(one->customer.personality->id, "calm") != 0]++;
    }
    for (int i = 0; i < 4; i++) /* 100 each; 5 standard deviations of 8.7 */
        CHECK(drawn[i / 2][i % 2] > 56 && drawn[i / 2][i % 2] < 144);
    pack_close(pack);
    pack_fixture_finish(&other);
}

static const struct play *drawn_as(const struct play *play, const char *name, const char *kind)
{
    for (size_t i = 0; i < play->n_drawn; i++) {
        if (strcmp(play->drawn[i].customer.name, name) == 0 &&
            strcmp(play->drawn[i].customer.personality->id, kind) == 0)
            return &play->drawn[i];
    }
    return play;
}

static void what_is_drawn_speaks_and_listens_for_its_own_details(void)
{
    struct pack_fixture other;
    struct pack *pack = open_drawn_pack(&other);
    const struct play *play = drawn_as(pack_play(pack, "late-call"), "钱进", "calm");
    const struct turn *turn = &play->turns[0];
    const struct utterance *back = turn->expects[0].utterance;
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 20)->text,
               "喂，我叫钱进，电话13912345678。");
    CHECK_TEXT(back->id, "phone-back");
    CHECK_TEXT(back->better, "电话是13912345678。");
    CHECK(network_accepts(&back->wordings[0].network, "一三九，幺二三四，五六七八", pack->lexicon,
                          NETWORK_WHOLE));
    CHECK(!network_accepts(&back->wordings[0].network, "一三八零零一三八零零零", pack->lexicon,
                           NETWORK_WHOLE));
    CHECK(
        network_accepts(&back->wordings[1].network, "尾号五六七八", pack->lexicon, NETWORK_WHOLE));
    pack_close(pack);
    pack_fixture_finish(&other);
}

static void a_personality_has_its_own_mood_words_and_patience(void)
{
    struct pack_fixture other;
    struct pack *pack = open_drawn_pack(&other);
    const struct play *play = drawn_as(pack_play(pack, "late-call"), "赵刚", "hasty");
    const struct turn *turn = &play->turns[0];
    CHECK_INT(play->customer.mood, 20);
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 50)->text, "快点！");
    CHECK_TEXT(line_for_mood(turn->says, turn->n_says, 51)->text,
               "喂，我叫赵刚，电话13800138000。");
    CHECK_INT(turn->expects[0].mood_met, 3); /* 5 halved, away from zero */
    CHECK_INT(turn->expects[0].mood_not_met, -8);
    CHECK_INT(turn->end.time_out_ms, 4000);
    pack_close(pack);
    pack_fixture_finish(&other);
}

static void chinese_is_shown_with_full_width_punctuation(void)
{
    static const char *const texts[][2] = {
        {"您好,请坐!", "您好，请坐！"},
        {"好?!", "好？！"},
        {"今天8:30,请来.", "今天8:30，请来。"},
        {"共3.5元.", "共3.5元。"},
        {"电话是95598.", "电话是95598。"},
        {"电话:95598;地址:城东", "电话：95598；地址：城东"},
        {"供电公司(局)的", "供电公司（局）的"},
        {"(kWh)是电量", "（kWh）是电量"},
        {"他说\"好\".", "他说“好”。"},
        {"这...算了", "这……算了"},
        {"上个月 一百二,\n 这个月", "上个月一百二，这个月"},
        {"请按 OK 键", "请按 OK 键"},
        {"您好, OK", "您好，OK"},
        {"Hello, world (1.0)!", "Hello, world (1.0)!"},
        {"××供电公司", "××供电公司"},
        {"", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CHECK_TEXT(typography_full_width(&arena, texts[i][0]), texts[i][1]);
    arena_finish(&arena);
}

static void yaml_becomes_nodes_with_lines_and_columns(void)
{
    static const char yaml[] = "a: 1\nb:\n  - 您 # no\n  - \"q\"\nc: {d: ~, e: ''}\n";
    struct arena arena = {0};
    struct problems problems = {0};
    struct node *root;
    CHECK_INT(yaml_tree_parse(&root, &arena, "f", yaml, strlen(yaml), &problems), STATUS_OK);
    const struct node *list = node_get(root, "b"), *map = node_get(root, "c");
    CHECK_INT(root->count, 3);
    CHECK_INT(list->kind, NODE_SEQUENCE);
    CHECK_INT(list->line, 2);
    CHECK_TEXT(list->first->text, "您");
    CHECK_INT(list->first->line, 3);
    CHECK_INT(list->first->column, 5);
    CHECK_INT(list->first->next->column, 6);
    CHECK_TEXT(node_get(map, "d")->text, "");
    CHECK(!node_get(map, "f") && !node_get(list, "a"));
    problems_finish(&problems);
    arena_finish(&arena);
}

static void a_near_word_is_found_and_a_far_one_is_not(void)
{
    struct spelling spelling;
    spelling_init(&spelling, "apologize");
    spelling_try(&spelling, "ask-name");
    CHECK(!spelling.nearest);
    spelling_try(&spelling, "apologise");
    CHECK_TEXT(spelling.nearest, "apologise");
    spelling_init(&spelling, "hitn");
    spelling_try(&spelling, "hint");
    CHECK_TEXT(spelling.nearest, "hint");
    spelling_init(&spelling, "a");
    spelling_try(&spelling, "b");
    CHECK(!spelling.nearest);
}

static void an_arena_gives_room_of_any_size_and_refuses_what_overflows(void)
{
    struct arena arena = {0};
    char *large = arena_alloc(&arena, 1, 1024 * 1024);
    CHECK(large && large[1024 * 1024 - 1] == 0);
    CHECK(arena_alloc(&arena, 0, 8) != NULL);
    CHECK(!arena_alloc(&arena, SIZE_MAX / 4, 8));
    CHECK(arena.failed);
    arena_finish(&arena);
    arena_finish(&arena);
}

int main(void)
{
    pack_fixture_init(&fixture);
    RUN(a_pack_opens_without_problems);
    RUN(utterances_keep_their_kind_their_place_and_a_model);
    RUN(a_turn_has_its_expectations_rules_and_exits_in_order);
    RUN(what_is_not_given_has_its_default);
    RUN(a_play_has_its_customer_and_endings);
    RUN(the_line_follows_the_mood);
    RUN(numbers_belong_to_their_standard);
    RUN(every_citation_is_listed_by_clause);
    RUN(the_hash_is_of_names_lengths_and_bytes_of_what_decides);
    RUN(the_hash_changes_with_a_word_but_not_with_a_picture);
    RUN(a_pack_with_a_problem_is_not_opened_but_can_be_looked_at);
    RUN(a_pack_that_only_check_complains_of_is_opened);
    RUN(a_pack_that_would_stop_a_play_is_not_opened);
    RUN(a_note_is_no_fault_of_a_pack);
    RUN(no_folder_is_a_problem_of_its_own);
    RUN(the_shipped_pack_has_no_problems);
    RUN(a_drill_is_a_play_of_one_turn);
    RUN(the_seed_draws_a_person_and_a_personality);
    RUN(what_is_drawn_speaks_and_listens_for_its_own_details);
    RUN(a_personality_has_its_own_mood_words_and_patience);
    RUN(chinese_is_shown_with_full_width_punctuation);
    RUN(yaml_becomes_nodes_with_lines_and_columns);
    RUN(a_near_word_is_found_and_a_far_one_is_not);
    RUN(an_arena_gives_room_of_any_size_and_refuses_what_overflows);
    pack_close(good);
    pack_fixture_finish(&fixture);
    return CHECK_RESULT();
}
