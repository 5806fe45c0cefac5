/* Mappings: which phones a model's syllables have, and every mistake in a mapping.yaml by line. */
#include "audio/ear/model/mapping.h"

#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static char folder[] = "/tmp/yingda-mapping-XXXXXX";

/* Phones of CMU's English set, with two noises. */
static const char *const english[] = {
    "SIL", "+NOISE+", "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "EH", "ER",
    "EY",  "F",       "G",  "HH", "IH", "IY", "JH", "K",  "L", "M",  "N", "NG", "OW",
    "P",   "R",       "S",  "SH", "T",  "UH", "UW", "W",  "Y", "Z",  NULL};

static struct mdef phones_of(const char *const *names)
{
    struct mdef mdef = {.names = calloc(64, sizeof *mdef.names), .fillers = calloc(64, 1)};
    for (; names[mdef.n_base]; mdef.n_base++) {
        snprintf(mdef.names[mdef.n_base], sizeof *mdef.names, "%s", names[mdef.n_base]);
        mdef.fillers[mdef.n_base] = mdef.n_base < 2;
    }
    return mdef;
}

static void file_write(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

/* The ways to say a syllable, as text: "L IY | N IY". */
static const char *ways(const struct mapping *mapping, const struct mdef *mdef, const char *pinyin)
{
    static char text[512];
    struct syllable syllable = {0};
    struct phone_string strings[PHONE_MAP_STRINGS];
    CHECK(syllable_parse(pinyin, strlen(pinyin), &syllable));
    int count = phone_map_syllable(&mapping->map, syllable, strings);
    size_t used = 0;
    *text = '\0';
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < strings[i].count; k++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s",
                                     k ? " " : (i ? " | " : ""), mdef->names[strings[i].ids[k]]);
    }
    return text;
}

static void english_phones_are_what_they_always_were(void)
{
    static struct mapping mapping;
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    char line[512];
    int count = 0;
    CHECK_INT(mapping_builtin(&mapping, "model", &mdef, &problems), STATUS_OK);
    FILE *file = fopen("tests/fixtures/english_phones.tsv", "r");
    while (file && fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        *tab = line[strcspn(line, "\n")] = '\0';
        CHECK_TEXT(ways(&mapping, &mdef, line), tab + 1);
        count++;
    }
    if (file)
        fclose(file);
    CHECK_INT(count, 816);
    CHECK(mapping.calibration.slope == calibration_en_us.slope);
    problems_finish(&problems);
    mdef_finish(&mdef);
}

static void a_model_of_other_phones_is_told_that_it_needs_a_mapping(void)
{
    static struct mapping mapping;
    static const char *const few[] = {"SIL", "+NOISE+", "a", "b", NULL};
    struct mdef mdef = phones_of(few);
    struct problems problems = {0};
    CHECK_INT(mapping_builtin(&mapping, "some/model", &mdef, &problems), STATUS_UNSUPPORTED);
    CHECK_INT(problems.count, 1);
    CHECK_TEXT(problems.items[0].file, "some/model");
    CHECK(strstr(problems.items[0].reason, "mapping.yaml") != NULL);
    CHECK(strstr(problems.items[0].reason, "English phones: the model has no phone 'B'") != NULL);
    CHECK(strstr(problems.items[0].reason, "Mandarin phones: the model has no phone 'p'") != NULL);
    problems_finish(&problems);
    mdef_finish(&mdef);
}

/* Reads a mapping.yaml of that text; false when something was wrong with it. */
static bool read_text(struct mapping *mapping, const struct mdef *mdef, const char *text,
                      struct problems *problems)
{
    file_write("mapping.yaml", text);
    enum status status = mapping_read(mapping, folder, mdef, problems);
    CHECK(status == STATUS_OK || problems->count > 0);
    return status == STATUS_OK;
}

static void a_mapping_of_numbers_alone_takes_the_built_in_phones(void)
{
    static struct mapping mapping;
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    CHECK(read_text(&mapping, &mdef, "rate_hz: 8000\nverifier:\n  slope: 0.25\n  said_from: 0.9\n",
                    &problems));
    CHECK_INT(mapping.rate_hz, 8000);
    CHECK(mapping.calibration.slope == 0.25);
    CHECK(mapping.calibration.said_from == 0.9);
    CHECK(mapping.calibration.lift == calibration_en_us.lift);
    CHECK_TEXT(ways(&mapping, &mdef, "ni3"), "N IY");
    problems_finish(&problems);
    mdef_finish(&mdef);
}

static void a_clear_sound_has_the_usual_thresholds_unless_others_are_given(void)
{
    static struct mapping mapping;
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    CHECK(read_text(&mapping, &mdef, "with_network:\n  said_from: 0.9\n  clear_not_said_below: 0.8\n",
                    &problems));
    CHECK(mapping.with_network.clear_said_from == 0.9);
    CHECK(mapping.with_network.clear_not_said_below == 0.8);
    problems_finish(&problems);
    mdef_finish(&mdef);
}

/* A whole `phones`, in which a test replaces one line. */
static const char *const whole[] = {
    "phones:",
    "  initials: {b: B, p: P, m: M, f: F, d: D, t: T, n: N, g: G, k: K, h: HH, j: JH, q: CH,",
    "             x: SH, zh: JH, ch: CH, sh: SH, r: R, z: Z, c: T S, s: S,",
    "             l: L | N}",
    "  finals: {a: AA, ai: AY, an: AA N, ang: AA NG, ao: AW, e: AH, ei: EY, en: AH N, eng: AH NG,",
    "           er: AA R, i: IY, ia: Y AA, ian: Y EH N, iang: Y AA NG, iao: Y AW, ie: Y EH,",
    "           in: IY N, ing: IY NG, iong: Y OW NG, iu: Y OW, o: AO, ong: OW NG, ou: OW, u: UW,",
    "           ua: W AA, uai: W AY, uan: W AA N, uang: W AA NG, ui: W EY, un: W AH N, uo: W AO,",
    "           ueng: W AH NG, van: Y W EH N, ve: Y W EH, vn: Y UW N,",
    "           ü: Y UW}",
    "  buzz: {zi: IH,",
    "         zhi: ER}",
    "  erhua:",
    "    ending: R",
    "    nasal: N | NG > AH",
    "  syllables:",
    "    wo: W AO | AO",
    "verifier:",
    "  slope: 0.1",
    NULL};

static void whole_write(char out[4096], const char *line, const char *instead)
{
    size_t used = 0;
    bool found = line == NULL;
    for (int i = 0; whole[i]; i++) {
        bool this_one = line && strcmp(whole[i], line) == 0;
        found |= this_one;
        used += (size_t)snprintf(out + used, 4096 - used, "%s\n", this_one ? instead : whole[i]);
    }
    CHECK(found);
}

static void a_mapping_gives_every_syllable_its_phones(void)
{
    static struct mapping mapping;
    char text[4096];
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    whole_write(text, NULL, NULL);
    CHECK(read_text(&mapping, &mdef, text, &problems));
    problems_print(&problems, stderr);
    CHECK_TEXT(ways(&mapping, &mdef, "li4"), "L IY | N IY");
    CHECK_TEXT(ways(&mapping, &mdef, "lv4"), "L Y UW | N Y UW");
    CHECK_TEXT(ways(&mapping, &mdef, "zhi1"), "JH ER");
    CHECK_TEXT(ways(&mapping, &mdef, "si1"), "S IH");
    CHECK_TEXT(ways(&mapping, &mdef, "wo3"), "W AO | AO");
    CHECK_TEXT(ways(&mapping, &mdef, "duo1"), "D W AO");
    CHECK_TEXT(ways(&mapping, &mdef, "wanr2"), "W AA R");
    CHECK_TEXT(ways(&mapping, &mdef, "yangr4"), "Y AA AH R");
    problems_finish(&problems);
    mdef_finish(&mdef);
}

static void every_mistake_is_named_with_its_line(void)
{
    static struct mapping mapping;
    static const struct {
        const char *line, *instead;
        int at;
        const char *says;
    } mistakes[] = {
        {"             l: L | N}", "             l: L | NN}", 4, "the model has no phone 'NN'"},
        {"             l: L | N}", "             l: L | SIL}", 4, "'SIL' is a noise"},
        {"             l: L | N}", "             l: L | }", 4, "phones are missing"},
        {"             l: L | N}", "             l: L N T}", 4, "more than 2 phones"},
        {"             l: L | N}", "             l: L | N | R | T}", 4, "more than 3 ways"},
        {"             l: L | N}", "             l: [L, N]}", 4, "written as text"},
        {"             l: L | N}", "             }", 2, "initials: 'l' is missing"},
        {"             l: L | N}", "             l: L, lh: L}", 4, "unknown key 'lh' in initials"},
        {"             l: L | N}", "             l: L, l: N}", 4, "already given"},
        {"           ü: Y UW}", "           }", 5, "finals: 'ü' is missing"},
        {"           ü: Y UW}", "           uu: Y UW}", 10, "unknown key 'uu' in finals"},
        {"         zhi: ER}", "         }", 11, "buzz: 'zhi' is missing"},
        {"         zhi: ER}", "         zhii: ER}", 12, "did you mean 'zhi'?"},
        {"    ending: R", "    ending: R T K", 14, "more than 2 phones"},
        {"    ending: R", "    endings: R", 14, "did you mean 'ending'?"},
        {"    ending: R", "", 13, "erhua has no ending"},
        {"    nasal: N | NG > AH", "    nasal: N > ", 15, "phones are missing"},
        {"    nasal: N | NG > AH", "    nasal: NX", 15, "no phone 'NX'"},
        {"    wo: W AO | AO", "    woo: W AO", 17, "'woo' is not a syllable"},
        {"    wo: W AO | AO", "    wo3: W AO", 17, "'wo3' is not a syllable without a tone"},
        {"  syllables:", "  syllabels:", 16, "did you mean 'syllables'?"},
        {"phones:", "phonse:", 1, "did you mean 'phones'?"},
        {"verifier:", "verifiers:", 18, "did you mean 'verifier'?"},
        {"verifier:", "rate_hz: 44100\nverifier:", 18,
         "rate_hz must be 16000 or 8000, not '44100'"},
        {"verifier:", "dictionary: none.dic\nverifier:", 18, "none.dic is missing"},
        {"verifier:", "dictionary: ../x.dic\nverifier:", 18, "a file in this folder"},
        {"  slope: 0.1", "  slop: 0.1", 19, "did you mean 'slope'?"},
        {"  slope: 0.1", "  slope: steep", 19, "slope must be a number from 0 to 100, not 'steep'"},
        {"  slope: 0.1", "  slope: -1", 19, "slope must be a number"},
        {"  slope: 0.1", "  slope: nan", 19, "slope must be a number"},
        {"  slope: 0.1", "  said_from: 0.2", 18, "not_said_below (0.35) is above said_from (0.2)"},
        {"  slope: 0.1",
         "  slope: 0.1\nwith_network:\n  clear_said_from: 0.5\n  clear_not_said_below: 0.6", 20,
         "clear_not_said_below (0.6) is above clear_said_from (0.5)"},
        {"  slope: 0.1", "  slope: {", 19, "invalid YAML"},
    };
    struct mdef mdef = phones_of(english);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char text[4096], path[256];
        struct problems problems = {0};
        snprintf(path, sizeof path, "%s/mapping.yaml", folder);
        whole_write(text, mistakes[i].line, mistakes[i].instead);
        CHECK(!read_text(&mapping, &mdef, text, &problems));
        bool found = false;
        for (size_t k = 0; k < problems.count; k++)
            found |= problems.items[k].line == mistakes[i].at &&
                     strstr(problems.items[k].reason, mistakes[i].says) &&
                     strcmp(problems.items[k].file, path) == 0;
        CHECK(found);
        if (!found)
            problems_print(&problems, stderr);
        problems_finish(&problems);
    }
    mdef_finish(&mdef);
}

static void a_dictionary_tells_by_the_most_frequent_strings(void)
{
    static struct mapping mapping;
    char text[4096], with[4200];
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    file_write("small.dic", ";;; a comment\nni\tN IH\n你 N IY\n尼 N IY\r\n泥\tN IY\n中文\tSH UW\n"
                            "一\tY IY\n衣 Y IY\n医 Y IY\n依 B AA\n说\tSH W AO\n说(2)\tSH W EY\n");
    whole_write(text, NULL, NULL);
    snprintf(with, sizeof with, "dictionary: small.dic\n%s", text);
    CHECK(read_text(&mapping, &mdef, with, &problems));
    problems_print(&problems, stderr);
    CHECK_TEXT(ways(&mapping, &mdef, "ni3"), "N IY"); /* one vote for IH against three */
    CHECK_TEXT(ways(&mapping, &mdef, "yi1"), "Y IY");
    CHECK_TEXT(ways(&mapping, &mdef, "shuo1"), "SH W AO | SH W EY");
    CHECK_TEXT(ways(&mapping, &mdef, "mi3"), "M IY"); /* from phones */
    problems_finish(&problems);
    mdef_finish(&mdef);
}

static void a_dictionarys_mistakes_are_named_too(void)
{
    static struct mapping mapping;
    struct mdef mdef = phones_of(english);
    struct problems problems = {0};
    file_write("small.dic", "ni N IY\n中文 XX\n你 N XX\n");
    CHECK(!read_text(&mapping, &mdef, "dictionary: small.dic\n", &problems));
    CHECK_INT(problems.count, 1);
    CHECK_INT(problems.items[0].line, 3);
    CHECK(strstr(problems.items[0].file, "small.dic") != NULL);
    CHECK(strstr(problems.items[0].reason, "no phone 'XX'") != NULL);
    problems_finish(&problems);
    file_write("small.dic", "ni N IY\n");
    CHECK(!read_text(&mapping, &mdef, "dictionary: small.dic\n", &problems));
    CHECK(strstr(problems.items[0].reason, "neither in the dictionary nor under phones: a, ai,"));
    problems_finish(&problems);
    file_write("small.dic", "ni N IY\n\xc4\xe3 N IY\n"); /* GBK */
    CHECK(!read_text(&mapping, &mdef, "dictionary: small.dic\n", &problems));
    CHECK_INT(problems.items[0].line, 2);
    problems_finish(&problems);
    mdef_finish(&mdef);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(english_phones_are_what_they_always_were);
    RUN(a_model_of_other_phones_is_told_that_it_needs_a_mapping);
    RUN(a_mapping_of_numbers_alone_takes_the_built_in_phones);
    RUN(a_clear_sound_has_the_usual_thresholds_unless_others_are_given);
    RUN(a_mapping_gives_every_syllable_its_phones);
    RUN(every_mistake_is_named_with_its_line);
    RUN(a_dictionary_tells_by_the_most_frequent_strings);
    RUN(a_dictionarys_mistakes_are_named_too);
    char path[256];
    snprintf(path, sizeof path, "%s/mapping.yaml", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/small.dic", folder);
    unlink(path);
    rmdir(folder);
    return CHECK_RESULT();
}
