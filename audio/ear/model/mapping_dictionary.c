/* A pronouncing dictionary tells how a model writes each syllable: every word that is one syllable
 * long, pinyin or a single Chinese character, is a vote for its phones. A character with several
 * readings, and a slip in the dictionary, give stray votes: the first way to say a character with
 * one reading counts more, and what has few votes against the most is left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/ear/model/mapping_parts.h"
#include "base/text_file.h"
#include "language/reading/lexicon.h"

/* Tried on CMU's Mandarin dictionary (4,982 single characters). With every vote the same and a
 * third of the most as the limit 38 syllables kept strings that differ from the built-in map's;
 * like this 19, and none lost its own (with less for a character's second entry 给 did). */
enum {
    STRINGS_MAX = 12, /* different ones counted for a syllable */
    SURE_VOTES = 3,   /* of a character with one reading, against 1 */
    FIRST_VOTES = 3,  /* times that: of a word's first entry, */
    NEXT_VOTES = 2,   /* of the others */
    STRAY_PART = 2    /* fewer votes than this part of the most are strays */
};

struct votes {
    struct phone_string strings[STRINGS_MAX];
    int counts[STRINGS_MAX], count;
};

struct tally {
    struct mapping_reading *reading;
    struct lexicon *lexicon;
    struct votes votes[INITIAL_COUNT][FINAL_COUNT];
};

/* Finds the one syllable that a word consists of. Returns how many votes it has; 0: the word is not
 * one syllable. */
static int word_syllable(const struct tally *tally, const char *word, struct syllable *out)
{
    if ((unsigned char)*word < 0x80)
        return syllable_parse(word, strlen(word), out) && !out->erhua ? SURE_VOTES : 0;
    struct reading *readings = NULL;
    size_t count = 0;
    bool one = strlen(word) <= 4 && /* UTF-8's longest character */
               lexicon_read(tally->lexicon, word, &readings, &count, NULL) == STATUS_OK &&
               count == 1;
    bool sure = one && !readings[0].unsure && readings[0].other.final == FINAL_NONE;
    if (one)
        *out = readings[0].syllable;
    free(readings);
    if (!one || out->final == FINAL_NONE || out->final >= FINAL_ANY || out->erhua)
        return 0;
    return sure ? SURE_VOTES : 1;
}

static bool string_same(const struct phone_string *a, const struct phone_string *b)
{
    return a->count == b->count && memcmp(a->ids, b->ids, a->count) == 0;
}

static void vote_add(struct votes *votes, const struct phone_string *string, int count)
{
    int i = 0;
    while (i < votes->count && !string_same(&votes->strings[i], string))
        i++;
    if (i == STRINGS_MAX)
        return;
    votes->strings[i] = *string;
    votes->counts[i] += count;
    votes->count += i == votes->count;
}

/* `WORD phones`, `WORD(2) phones` for another way to say it; ;;; and ## begin comments. */
static void line_count(struct tally *tally, char *line, const struct node *place)
{
    struct syllable syllable;
    struct phone_string string;
    char *word = line + strspn(line, " \t"), *end = word + strcspn(word, " \t");
    if (!*word || strncmp(word, ";;;", 3) == 0 || strncmp(word, "##", 2) == 0)
        return;
    const char *phones = end + (*end != '\0');
    *end = '\0';
    char *variant = strchr(word, '(');
    bool first = !variant || variant == word || !strspn(variant + 1, "0123456789");
    if (!first)
        *variant = '\0';
    int count = word_syllable(tally, word, &syllable) * (first ? FIRST_VOTES : NEXT_VOTES);
    if (count > 0 &&
        mapping_string(tally->reading, place, phones, strlen(phones), PHONE_MAP_SYLLABLE, &string))
        vote_add(&tally->votes[syllable.initial][syllable.final], &string, count);
}

/* One mistake is enough: the next thousand lines would have the same. */
static void lines_count(struct tally *tally, const char *path, char *bytes)
{
    struct node place = {.kind = NODE_SCALAR, .file = path, .text = ""};
    size_t before = tally->reading->problems->count;
    for (char *at = bytes; *at && tally->reading->problems->count == before;) {
        char *line = at;
        place.line++;
        at += strcspn(at, "\n");
        if (*at)
            *at++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        line_count(tally, line, &place);
    }
}

/* The most frequent strings, the first of equals first. */
static void votes_take(const struct votes *votes, struct phone_sound *out)
{
    bool taken[STRINGS_MAX] = {false};
    for (int most = 0; out->count < PHONE_MAP_WAYS && out->count < votes->count;) {
        int best = -1;
        for (int i = 0; i < votes->count; i++) {
            if (!taken[i] && (best < 0 || votes->counts[i] > votes->counts[best]))
                best = i;
        }
        most = most ? most : votes->counts[best];
        if (votes->counts[best] * STRAY_PART < most)
            return;
        taken[best] = true;
        out->strings[out->count++] = votes->strings[best];
    }
}

static void tally_take(const struct tally *tally)
{
    struct phone_map *map = &tally->reading->mapping->map;
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = 0; f < FINAL_COUNT; f++) {
            if (map->syllables[i][f].count == 0)
                votes_take(&tally->votes[i][f], &map->syllables[i][f]);
        }
    }
}

void mapping_dictionary(struct mapping_reading *reading, const struct node *node)
{
    char path[4096];
    struct text_file file = {0};
    const char *name = node->kind == NODE_SCALAR ? node->text : "";
    if (!*name || strchr(name, '/')) {
        MAPPING_PROBLEM(reading, node, "dictionary must be the name of a file in this folder");
        return;
    }
    snprintf(path, sizeof path, "%s/%s", reading->dir, name);
    if (access(path, R_OK) != 0) {
        MAPPING_PROBLEM(reading, node, "the dictionary %.*s is missing or unreadable",
                        TEXT_CUT(name));
        return;
    }
    if (text_file_open(&file, path, path, TEXT_FILE_LINE_MAX, reading->problems) != STATUS_OK)
        return;
    struct tally *tally = calloc(1, sizeof *tally);
    if (tally && lexicon_open(&tally->lexicon) == STATUS_OK) {
        tally->reading = reading;
        lines_count(tally, path, file.bytes);
        tally_take(tally);
        lexicon_close(tally->lexicon);
    } else {
        MAPPING_PROBLEM(reading, node, "%s", status_text(STATUS_NO_MEMORY));
    }
    free(tally);
    text_file_close(&file);
}
