/* The entry: what somebody who comes for the first time types, a number or a name. Pure; the main
 * thread's, as the pinyin is. */
#ifndef YINGDA_KIOSK_PEOPLE_ENTRY_H
#define YINGDA_KIOSK_PEOPLE_ENTRY_H

#include "kiosk/people/people_view.h"
#include "language/name/fold.h"
#include "language/name/pinyin_input.h"

enum { ENTRY_CHOICES_MAX = 120 };

struct entry {
    char number[NUMBER_SIZE]; /* that was typed and that nobody has; "": none yet */
    char typed[NAME_SIZE], complaint[200];
    char letters[PINYIN_LETTERS_MAX + 1]; /* pinyin whose characters are not chosen yet */
    struct pinyin_choice choices[ENTRY_CHOICES_MAX];
    const char *texts[ENTRY_CHOICES_MAX]; /* of the choices */
    int n_choices, page;
    enum keyboard keyboard;
    bool has_pinyin;      /* there is a dictionary */
    bool of_trainer;      /* a name alone, or another text, of a trainer */
    bool renames;         /* besides: it is another one of somebody who is there */
    enum entry_asks asks; /* likewise, but no name */
};

/* Empty, with the digits. */
void entry_init(struct entry *entry, bool has_pinyin);

/* A number that nobody has was typed: a name is asked for. */
void entry_ask_name(struct entry *entry, const char *number);

/* A key, or what an input method writes; letters are pinyin where its keys are shown. */
void entry_key(struct entry *entry, int code);
void entry_erase(struct entry *entry);
void entry_keyboard(struct entry *entry, enum keyboard keyboard);

/* Takes one of the choices, with the letters it is for; shows another page of them. */
void entry_choose(struct entry *entry, int choice);
void entry_turn(struct entry *entry, int page);

/* What is typed as a number, folded; "": it is none. A number has a digit in it and no Chinese. */
void entry_number(const struct entry *entry, char number[NUMBER_SIZE]);

/* Adds a character where the text has at most `most` bytes then; takes the last one off. */
void typed_add(char *text, size_t most, int code);
void typed_erase(char *text);

#endif
