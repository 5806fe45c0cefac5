/* scenarios/: the files of a pack as wholes: what is missing, too much, cut off or no file at all.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/scenarios/mistake.h"

/* Writes a whole file anew, for what is no replacement of text. */
static void check_file(const char *name, const void *bytes, size_t length, const char *expected)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    pack_fixture_write(&fixture, name, bytes, length);
    check_said(&fixture, expected);
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
    check_said(&fixture,
               COUNTER ":6: portrait 'woman' lacks its layer brows-calm.svg\n" COUNTER
                       ":6: portrait 'woman' lacks its layer mouth-angry-open.svg\n" RUBRIC
                       ":0: missing\n");
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
    check_said(&fixture, PACK ":1: 'name' is missing\n" PACK
                              ":2: unknown key 'nam'; did you mean 'name'?\n" COUNTER
                              ":9: 'age' must be 5 to 110, not 0\n" COUNTER
                              ":11: 'mood' must be 0 to 100, not 130\n" PHONE
                              ":9: 'rings' must be a whole number, not 'many'\n" RUBRIC
                              ":4: the weights add up to 101, not 100\n");
}

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

static void a_sign_that_turns_the_text_is_refused(void)
{
    struct pack_fixture fixture;
    static const char text[] = "# \xE2\x80\xAE\nrules:\n";
    check_file(RULES, text, strlen(text),
               RULES ":1: an unseen sign that turns the order of the text (U+202E)\n");
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, COUNTER, "title: 包裹丢了", "title: \"包裹\\u202E丢了\""));
    check_said(&fixture, COUNTER ":2: an unseen sign that turns the order of the text\n");
}

static void a_text_cut_off_by_a_comment_is_noted(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, COUNTER, "title: 包裹丢了", "title: 包裹 #1 丢了"));
    check_said(&fixture, COUNTER ":2: note: what follows '包裹' is taken for a comment: if the # "
                                 "belongs to the text, put the text in quotes\n");
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, COUNTER, "title: 包裹丢了", "title: 包裹  # 丢了"));
    check_said(&fixture, "");
    pack_fixture_init(&fixture);
    CHECK(pack_fixture_replace(&fixture, COUNTER, "title: 包裹丢了", "title: \"包裹 #1 丢了\""));
    check_said(&fixture, "");
}

static void a_mark_before_the_first_word_is_no_part_of_it(void)
{
    static const char text[] = "\xEF\xBB\xBF单号\tdan1 hao4\r\n";
    static const char quoted[] = "\"单号\"\tdan1 hao4\n";
    check_file("words.tsv", text, strlen(text), "");
    check_file("words.tsv", quoted, strlen(quoted),
               "words.tsv:1: a word in quotes: write it without them\n");
}

static void a_word_without_its_reading_is_named(void)
{
    check_file("words.tsv", "单号\n", 7, "words.tsv:1: expected a word, a tab and its reading\n");
}

static void a_weight_that_is_none_is_named(void)
{
    static const char good[] = "bias\t-1\ndoubt\t0.5\n再说\t2\n",
                      bad[] = "bias\t-1\ndoubt\t0.5\n再说\n";
    check_file("stance.tsv", good, strlen(good), "");
    check_file("stance.tsv", bad, strlen(bad),
               "stance.tsv:3: not one to three words, a tab and a number\n");
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

static void check_link(const char *target, const char *name, const char *expected)
{
    struct pack_fixture fixture;
    char path[160];
    pack_fixture_init(&fixture);
    snprintf(path, sizeof path, "%s/%s", fixture.folder, name);
    CHECK_INT(symlink(target, path), 0);
    check_said(&fixture, expected);
}

static void a_link_to_a_folder_is_refused(void)
{
    check_link("plays", "more", "more:0: a link to a folder\n");
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
    check_link("/etc/hosts", "sound/hosts.wav",
               "sound/hosts.wav:0: a link that leads out of the pack\n");
}

static void a_pipe_in_a_pack_does_not_hang(void)
{
    struct pack_fixture fixture;
    char path[160];
    pack_fixture_init(&fixture);
    snprintf(path, sizeof path, "%s/plays/pipe.yaml", fixture.folder);
    CHECK_INT(mkfifo(path, 0600), 0);
    check_said(&fixture, "plays/pipe.yaml:0: not a regular file\n");
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

/* nanosvg would draw without end; some of these held the window for minutes. */
static void a_picture_makes_no_more_work_than_a_picture_may(void)
{
    check_svg(SVG_HEAD "<path d=\"M0 0 L600 800\" stroke-dasharray=\"9 7\"/></svg>", "");
    check_svg(SVG_HEAD "<path d=\"M0 0 L600 800\" stroke-dasharray=\"0.00001 0.00001\"/></svg>",
              SVG ":2: dashes and gaps of less than 1 together\n");
    check_svg(SVG_HEAD "<path d=\"M0 0 L6000 8000\" stroke-dasharray=\"1\"/></svg>",
              SVG ":2: up to 42000 dashes by here: longer ones are wanted\n");
    check_svg(SVG_HEAD "<g\nstroke-dasharray=\"9\"/></svg>",
              SVG ":2: stroke-dasharray is for shapes, not for <g>\n");
    check_svg(SVG_HEAD "<path style=\"stroke-dasharray: 0.001\"/></svg>",
              SVG ":2: stroke-dasharray in a style: give it as an attribute\n");
    check_svg(SVG_HEAD "<path d=\"M0 0 L600000 800000\"/></svg>",
              SVG ":2: a number beyond 10000 is far off the canvas\n");
}

/* HEAD, then `count` times `text`, then the end. */
static void check_many(const char *text, size_t count, const char *expected)
{
    size_t length = strlen(text), at = strlen(SVG_HEAD);
    char *svg = malloc(at + count * length + sizeof "</svg>");
    memcpy(svg, SVG_HEAD, at);
    for (size_t i = 0; i < count; i++, at += length)
        memcpy(svg + at, text, length);
    memcpy(svg + at, "</svg>", sizeof "</svg>");
    check_svg(svg, expected);
    free(svg);
}

static void a_picture_of_too_many_parts_is_said_once(void)
{
    check_many("<rect/>\n", 499, "");
    check_many("<rect/>\n", 3000, SVG ":501: more than 500 elements\n");
    check_many("<path d=\"M0 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\"/>\n", 480, "");
    check_many(
        "<path d=\"M0 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\nM0 0 1 2 3 4 5 6 7 8 9\"/>\n",
        490, SVG ":776: more than 12000 numbers in its paths and shapes\n");
    check_many("                                                                              \n",
               1400, SVG ":0: the picture is larger than 102400 bytes\n");
}

static void a_style_asks_for_nothing_out_of_the_file(void)
{
    check_svg(SVG_HEAD "<style>.a{fill:url(#b)}</style></svg>", "");
    check_svg(SVG_HEAD "<style>@import url(file:///etc/passwd);</style></svg>",
              SVG ":2: a style that asks for more than this file (@)\n");
    check_svg(SVG_HEAD "<style>.a{fill:url(http://a/b)}</style></svg>",
              SVG ":2: a reference out of the file\n");
    check_svg("<?xml-stylesheet href=\"http://a/b.css\"?>\n" SVG_HEAD "</svg>",
              SVG ":1: a reference out of the file\n");
}

/* What nanosvg takes for a tag is looked at, or refused. */
static void a_tag_that_can_be_read_in_two_ways_is_refused(void)
{
    check_svg(SVG_HEAD "<g id=\"> <path stroke-dasharray='1'/>\"/></svg>",
              SVG ":2: a '>' in attribute id: write &gt;\n");
    check_svg(SVG_HEAD "<!-- > <path stroke-dasharray='1'/> -->\n</svg>",
              SVG ":2: tags in a comment: leave them out\n");
    check_svg(SVG_HEAD "<path stroke-dasharray junk=\"0.0001\"/></svg>",
              SVG ":2: a broken tag: NAME=\"VALUE\" is wanted\n");
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
    RUN(a_weight_that_is_none_is_named);
    RUN(a_sign_that_turns_the_text_is_refused);
    RUN(a_text_cut_off_by_a_comment_is_noted);
    RUN(a_mark_before_the_first_word_is_no_part_of_it);
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
    RUN(a_picture_makes_no_more_work_than_a_picture_may);
    RUN(a_picture_of_too_many_parts_is_said_once);
    RUN(a_style_asks_for_nothing_out_of_the_file);
    RUN(a_tag_that_can_be_read_in_two_ways_is_refused);
    RUN(a_picture_is_a_whole_600x800_svg);
    RUN(an_empty_folder_names_what_a_pack_needs);
    return CHECK_RESULT();
}
