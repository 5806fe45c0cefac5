#include "language/reading/lexicon.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/utf8.h"
#include "language/reading/character.h"
#include "language/reading/numeral.h"
#include "language/reading/readings.h"
#include "language/reading/surname.h"
#include "language/reading/words.h"

struct lexicon {
    struct words words;
};

enum { WORDS_LINE_MAX = 4096 }; /* bytes; a longer line is no word */

/* 仇先生, 万俟女士: a surname before what only a person is called. */
static enum status add_titled(struct words *words, const struct surname *surname)
{
    static const char *const titles[] = {
        "先生\t%s xian1 sheng5", "女士\t%s nv3 shi4",    "小姐\t%s xiao3 jie3",
        "太太\t%s tai4 tai5",    "师傅\t%s shi1 fu5",    "同志\t%s tong2 zhi4",
        "经理\t%s jing1 li3",    "主任\t%s zhu3 ren4",   "老师\t%s lao3 shi1",
        "科长\t%s ke1 zhang3",   "所长\t%s suo3 zhang3", "站长\t%s zhan4 zhang3",
        "班长\t%s ban1 zhang3",  "局长\t%s ju2 zhang3",  "书记\t%s shu1 ji5",
        "阿姨\t%s a1 yi2",       "大爷\t%s da4 ye5",     "大妈\t%s da4 ma1"};
    enum { SAID_OF_PERSONS_ONLY = 4 };
    size_t count = surname->everyday ? SAID_OF_PERSONS_ONLY : sizeof titles / sizeof *titles;
    char line[128], reason[WORD_REASON_SIZE];
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        const char *tab = strchr(titles[i], '\t'), *rest = strstr(titles[i], "%s") + 2;
        snprintf(line, sizeof line, "%s%.*s%s%s", surname->hanzi, (int)(tab + 1 - titles[i]),
                 titles[i], surname->reading, rest);
        status = words_add_line(words, line, strlen(line), reason);
    }
    return status;
}

enum status lexicon_open(struct lexicon **out)
{
    char reason[WORD_REASON_SIZE];
    struct lexicon *lexicon = calloc(1, sizeof *lexicon);
    enum status status = lexicon ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; status == STATUS_OK && readings_lines[i]; i++) {
        const char *line = readings_lines[i];
        status = words_add_line(&lexicon->words, line, strlen(line), reason);
    }
    for (size_t i = 0; status == STATUS_OK && i < n_surnames; i++)
        status = add_titled(&lexicon->words, &surnames[i]);
    if (status != STATUS_OK) {
        lexicon_close(lexicon);
        return status;
    }
    words_sort(&lexicon->words);
    *out = lexicon;
    return STATUS_OK;
}

void lexicon_close(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    words_finish(&lexicon->words);
    free(lexicon);
}

static void add_file_line(struct words *words, const char *line, size_t length, const char *path,
                          int number, struct problems *problems)
{
    char reason[WORD_REASON_SIZE];
    if (number == 1) {
        const char *marked = line;
        line = utf8_after_mark(line);
        length -= (size_t)(line - marked);
    }
    bool blank = strspn(line, " \t\r\n") == length;
    if (blank || line[0] == '#')
        return;
    if (length > WORDS_LINE_MAX)
        problems_add(problems, path, number, "the line is longer than %d bytes", WORDS_LINE_MAX);
    else if (words_add_line(words, line, length, reason) != STATUS_OK)
        problems_add(problems, path, number, "%s", reason);
}

enum status lexicon_add_words(struct lexicon *lexicon, const char *path, struct problems *problems)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    size_t before = problems->count, capacity = 0;
    char *line = NULL;
    ssize_t length;
    for (int number = 1; (length = getline(&line, &capacity, file)) >= 0; number++)
        add_file_line(&lexicon->words, line, (size_t)length, path, number, problems);
    bool failed = ferror(file) != 0;
    free(line);
    fclose(file);
    words_sort(&lexicon->words);
    return failed ? STATUS_IO : problems->count > before ? STATUS_INVALID : STATUS_OK;
}

/* Reading: a growing list, and the place in the text. */
struct reader {
    const struct lexicon *lexicon;
    const char *text;
    size_t length, at;
    struct reading *items;
    size_t count, capacity;
    enum status status;
};

static struct reading *add_reading(struct reader *reader, size_t offset)
{
    if (grow(&reader->items, &reader->capacity, reader->count + 1, sizeof *reader->items) !=
        STATUS_OK) {
        reader->status = STATUS_NO_MEMORY;
        return NULL;
    }
    struct reading *reading = &reader->items[reader->count++];
    *reading = (struct reading){.offset = offset};
    return reading;
}

/* The next `characters` of text[*at..length) as a reading's own, as many as fit. */
static void take_characters(struct reading *reading, const char *text, size_t length, size_t *at,
                            size_t characters)
{
    size_t filled = 0;
    for (size_t i = 0; i < characters && *at < length; i++) {
        uint32_t code;
        size_t n = utf8_decode(text + *at, length - *at, &code);
        if (n == 0 || filled + n >= sizeof reading->hanzi)
            return;
        memcpy(reading->hanzi + filled, text + *at, n);
        filled += n;
        *at += n;
    }
}

static void add_word_syllables(struct reader *reader, const struct word *word, size_t offset)
{
    size_t at = 0;
    for (size_t i = 0; i < word->n_syllables; i++) {
        const struct word_syllable *syllable = &word->syllables[i];
        struct reading *reading = add_reading(reader, offset + at);
        if (!reading)
            return;
        take_characters(reading, word->text, word->length, &at, syllable->characters);
        reading->syllable = syllable->said;
        reading->other = syllable->other;
        reading->unsure = syllable->unsure;
    }
}

static bool add_han(struct reader *reader, uint32_t code, const char *text, size_t size,
                    size_t offset)
{
    const struct word *word = words_find(&reader->lexicon->words, text, size);
    if (word && word->length == size && word->syllables) {
        add_word_syllables(reader, word, offset);
        return true;
    }
    struct syllable syllable;
    if (!utf8_is_han(code) || !character_reading(code, &syllable))
        return false;
    struct reading *reading = add_reading(reader, offset);
    if (reading) {
        memcpy(reading->hanzi, text, size);
        reading->syllable = syllable;
    }
    return true;
}

/* Characters that stand for others (a numeral, a unit): each read by itself, or by word. */
static bool add_spoken(struct reader *reader, const char *hanzi, size_t offset)
{
    size_t length = strlen(hanzi);
    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        size_t n = utf8_decode(hanzi + i, length - i, &code);
        if (n == 0 || !add_han(reader, code, hanzi + i, n, offset))
            return false;
        i += n;
    }
    return true;
}

static bool read_numeral(struct reader *reader)
{
    struct numeral numeral;
    numeral_read(reader->text, reader->length, reader->at, &numeral);
    for (size_t i = 0; i < numeral.n_spoken; i++) {
        size_t offset = reader->at + numeral.spoken[i].offset;
        if (!add_spoken(reader, numeral.spoken[i].hanzi, offset))
            return false;
    }
    reader->at += numeral.length;
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word of letters may follow a number (10kV) but is no part of a longer word. */
static bool stands_alone(const struct reader *reader, const struct word *word)
{
    size_t end = reader->at + word->length;
    bool cut_before = is_letter(reader->text[reader->at]) && reader->at > 0 &&
                      is_letter(reader->text[reader->at - 1]);
    bool cut_after = is_letter(reader->text[end - 1]) && is_letter(reader->text[end]);
    return !cut_before && !cut_after;
}

static const struct word *find_word(const struct reader *reader, size_t at)
{
    return words_find(&reader->lexicon->words, reader->text + at, reader->length - at);
}

/* 我得 is wo3 dei3, but in 我得到 it must leave 得 to 得到. */
static bool yields(const struct reader *reader, const struct word *word)
{
    size_t last = utf8_cut(word->text, word->length - 1);
    const struct word *next = word->weak ? find_word(reader, reader->at + last) : NULL;
    return next && next->length > word->length - last;
}

static bool read_word(struct reader *reader)
{
    const struct word *word = find_word(reader, reader->at);
    if (!word || !stands_alone(reader, word) || yields(reader, word))
        return false;
    if (!word->read_as)
        add_word_syllables(reader, word, reader->at);
    else if (!add_spoken(reader, word->read_as, reader->at))
        return false;
    reader->at += word->length;
    return true;
}

static void add_pause(struct reader *reader, enum text_kind kind)
{
    static const char marks[] = {
        [TEXT_COMMA] = ',', [TEXT_STOP] = '.', [TEXT_QUESTION] = '?', [TEXT_EXCLAMATION] = '!'};
    if (kind >= TEXT_COMMA && reader->count > 0)
        reader->items[reader->count - 1].pause = marks[kind];
}

static bool read_character(struct reader *reader)
{
    uint32_t code = 0;
    const char *text = reader->text + reader->at;
    size_t n = utf8_decode(text, reader->length - reader->at, &code);
    if (n == 0)
        return false;
    if (!utf8_is_han(code)) {
        enum text_kind kind = text_kind(code);
        const char *word = numeral_sign_word(reader->text, reader->length, reader->at, n);
        if (word && !add_spoken(reader, word, reader->at))
            return false;
        if (numeral_sign_binds(reader->text, reader->length, reader->at, n))
            return false;
        if (word)
            kind = TEXT_SILENT;
        add_pause(reader, kind);
        if (kind == TEXT_SPOKEN)
            return false;
    } else if (!add_han(reader, code, text, n, reader->at)) {
        return false;
    }
    reader->at += n;
    return true;
}

static bool read_next(struct reader *reader)
{
    size_t size;
    if (read_word(reader))
        return true;
    if (numeral_digit(reader->text + reader->at, reader->length - reader->at, &size) >= 0)
        return read_numeral(reader);
    return read_character(reader);
}

/* Where no word settles a reading, its place in the phrase may. 地 makes an adverb of the word
 * before it and needs a verb after it, so at either end of a phrase it is the ground. 行 and 为 at
 * the beginning of a phrase are "all right" and "for"; their other readings occur in words that
 * begin otherwise. */
static void settle_by_place(struct reading *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || items[i - 1].pause, last = i + 1 == count || items[i].pause;
        if (items[i].unsure && (first || last) && strcmp(items[i].hanzi, "地") == 0) {
            struct syllable ground = items[i].other;
            items[i].other = items[i].syllable;
            items[i].syllable = ground;
        }
        if (first && i + 1 < count &&
            (strcmp(items[i].hanzi, "行") == 0 || strcmp(items[i].hanzi, "为") == 0))
            items[i].unsure = 0;
    }
}

enum status lexicon_read(const struct lexicon *lexicon, const char *text, struct reading **out,
                         size_t *out_count, size_t *error_offset)
{
    struct reader reader = {.lexicon = lexicon, .text = text, .length = strlen(text)};
    while (reader.at < reader.length && reader.status == STATUS_OK) {
        if (!read_next(&reader))
            reader.status = STATUS_INVALID;
    }
    if (reader.status != STATUS_OK) {
        if (error_offset)
            *error_offset = reader.at;
        free(reader.items);
        return reader.status;
    }
    settle_by_place(reader.items, reader.count);
    *out = reader.items;
    *out_count = reader.count;
    return STATUS_OK;
}

/* NAME<TAB>the surname's reading and that of the rest; false: the rest has none of a syllable each.
 */
static bool name_line(const struct lexicon *lexicon, const struct surname *surname,
                      const char *name, char *line, size_t size)
{
    struct reading *rest = NULL;
    size_t count = 0, used = 0;
    const char *given = name + strlen(surname->hanzi);
    if (lexicon_read(lexicon, given, &rest, &count, NULL) != STATUS_OK)
        return false;
    used = (size_t)snprintf(line, size, "%s\t%s", name, surname->reading);
    for (size_t i = 0; i < count && used < size; i++) {
        char pinyin[SYLLABLE_TEXT_SIZE];
        syllable_format(rest[i].syllable, pinyin);
        used += (size_t)snprintf(line + used, size - used, " %s", pinyin);
    }
    free(rest);
    return used < size;
}

enum status lexicon_add_name(struct lexicon *lexicon, const char *name)
{
    char line[256], reason[WORD_REASON_SIZE];
    const struct surname *surname = surname_of(name);
    size_t length = strlen(name);
    const struct word *known = words_find(&lexicon->words, name, length);
    bool is_known = known && known->length == length;
    if (!surname || is_known || !name_line(lexicon, surname, name, line, sizeof line))
        return STATUS_OK;
    enum status status = words_add_line(&lexicon->words, line, strlen(line), reason);
    words_sort(&lexicon->words);
    return status == STATUS_NO_MEMORY ? status : STATUS_OK;
}
