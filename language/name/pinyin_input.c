#include "language/name/pinyin_input.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "language/name/common_surname.h"

/* As pinyinime.h has them; that header is C++ (a namespace, a reference), the functions are C's. */
bool im_open_decoder(const char *system_dictionary, const char *user_dictionary);
void im_close_decoder(void);
void im_set_max_lens(size_t letters, size_t characters);
size_t im_search(const char *letters, size_t n);
void im_reset_search(void);
uint16_t *im_get_candidate(size_t index, uint16_t *out, size_t max);
size_t im_get_spl_start_pos(const uint16_t **starts);

static bool is_open;

/* Beside the library, wherever that was loaded from. */
static enum status dictionary_find(char out[PATH_SIZE])
{
    Dl_info library;
    void *address = NULL;
    bool (*open)(const char *, const char *) = im_open_decoder;
    memcpy(&address, &open, sizeof address);
    if (!dladdr(address, &library) || !library.dli_fname)
        return STATUS_NOT_FOUND;
    const char *slash = strrchr(library.dli_fname, '/');
    int n = slash ? (int)(slash - library.dli_fname) : 0;
    return path_format(out, "%.*s/googlepinyin/data/dict_pinyin.dat", n, library.dli_fname);
}

enum status pinyin_input_open(char dictionary[PATH_SIZE])
{
    char path[PATH_SIZE] = "";
    enum status status = dictionary_find(path);
    if (dictionary)
        memcpy(dictionary, path, sizeof path);
    if (is_open)
        return STATUS_OK;
    if (status != STATUS_OK || access(path, R_OK) != 0 || !im_open_decoder(path, ""))
        return STATUS_NOT_FOUND;
    im_set_max_lens(PINYIN_LETTERS_MAX, 8);
    is_open = true;
    return STATUS_OK;
}

void pinyin_input_close(void)
{
    if (is_open)
        im_close_decoder();
    is_open = false;
}

struct choices {
    struct pinyin_choice *items;
    size_t count, max;
};

static void choice_add(struct choices *choices, const char *text, size_t letters)
{
    for (size_t i = 0; i < choices->count; i++) {
        if (strcmp(choices->items[i].text, text) == 0)
            return;
    }
    if (choices->count == choices->max)
        return;
    struct pinyin_choice *choice = &choices->items[choices->count++];
    snprintf(choice->text, sizeof choice->text, "%s", text);
    choice->letters = letters;
}

/* How the letters stand to a surname's pinyin, best first. */
enum fit { FIT_ALL, FIT_BEGINS_NAME, FIT_BEGINS_SURNAME, FIT_COUNT };

static bool surname_fits(enum fit fit, const char *pinyin, const char *letters)
{
    size_t has = strlen(pinyin), typed = strlen(letters);
    switch (fit) {
    case FIT_ALL: /* "li" */
        return strcmp(pinyin, letters) == 0;
    case FIT_BEGINS_NAME: /* "limin": what follows is the given name's */
        return has && has < typed && strncmp(pinyin, letters, has) == 0;
    default: /* "l", and more to come */
        return typed < has && strncmp(pinyin, letters, typed) == 0;
    }
}

static void add_surnames(struct choices *choices, enum fit fit, const char *letters)
{
    char surname[SURNAME_SIZE], pinyin[SURNAME_PINYIN_SIZE];
    for (size_t i = 0; *surname_common(i, surname); i++) {
        surname_pinyin(surname, pinyin);
        if (surname_fits(fit, pinyin, letters))
            choice_add(choices, surname, fit == FIT_BEGINS_NAME ? strlen(pinyin) : strlen(letters));
    }
}

/* Characters in the text; 0: one that is none of the basic plane's, which no name pad is for. */
static size_t to_utf8(const uint16_t *text, char out[16])
{
    size_t count = 0, used = 0;
    for (; text[count]; count++) {
        char bytes[4];
        size_t n = utf8_encode(text[count], bytes);
        if (n == 0 || used + n >= 16)
            return 0;
        memcpy(out + used, bytes, n);
        used += n;
    }
    out[used] = '\0';
    return count;
}

/* Single characters, and of a given name words too, where they take all that was typed. */
static void add_found(struct choices *choices, enum name_part part, const char *letters)
{
    const uint16_t *starts = NULL;
    im_reset_search();
    size_t n = im_search(letters, strlen(letters)), syllables = im_get_spl_start_pos(&starts);
    for (size_t i = 0; i < n && choices->count < choices->max; i++) {
        uint16_t text[16] = {0};
        char written[16];
        size_t characters = im_get_candidate(i, text, 15) ? to_utf8(text, written) : 0;
        bool word = part == NAME_GIVEN && characters == syllables && characters == 2;
        if (syllables && (characters == 1 || word))
            choice_add(choices, written, starts[characters]);
    }
}

size_t pinyin_input_choices(enum name_part part, const char *letters, struct pinyin_choice *out,
                            size_t max)
{
    struct choices choices = {out, 0, max};
    if (!is_open || !*letters || strlen(letters) > PINYIN_LETTERS_MAX)
        return 0;
    for (int fit = FIT_ALL; part == NAME_SURNAME && fit < FIT_COUNT; fit++)
        add_surnames(&choices, (enum fit)fit, letters);
    add_found(&choices, part, letters);
    return choices.count;
}
