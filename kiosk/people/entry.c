#include "kiosk/people/entry.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void typed_add(char *text, size_t most, int code)
{
    char bytes[4];
    size_t n = utf8_encode((uint32_t)code, bytes), used = strlen(text);
    if (n && code >= 0x20 && used + n <= most) {
        memcpy(text + used, bytes, n);
        text[used + n] = '\0';
    }
}

void typed_erase(char *text)
{
    size_t used = strlen(text);
    if (used)
        text[utf8_cut(text, used - 1)] = '\0';
}

/* The first character of a name is a surname. */
static void choices_find(struct entry *entry)
{
    bool within = *entry->typed || entry->asks != ENTRY_ASKS_NAME;
    enum name_part part = within ? NAME_GIVEN : NAME_SURNAME;
    size_t n = pinyin_input_choices(part, entry->letters, entry->choices, ENTRY_CHOICES_MAX);
    for (size_t i = 0; i < n; i++)
        entry->texts[i] = entry->choices[i].text;
    entry->n_choices = (int)n;
    entry->page = 0;
}

static void letters_drop(struct entry *entry)
{
    entry->letters[0] = '\0';
    choices_find(entry);
}

void entry_init(struct entry *entry, bool has_pinyin)
{
    *entry = (struct entry){.has_pinyin = has_pinyin};
}

void entry_ask_name(struct entry *entry, const char *number)
{
    char kept[NUMBER_SIZE];
    snprintf(kept, sizeof kept, "%s", number);
    entry_init(entry, entry->has_pinyin);
    memcpy(entry->number, kept, sizeof kept);
    entry->keyboard = entry->has_pinyin ? KEYBOARD_PINYIN : KEYBOARD_LETTERS;
}

static int small_letter(int code)
{
    int small = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
    return small >= 'a' && small <= 'z' ? small : 0;
}

void entry_key(struct entry *entry, int code)
{
    int letter = entry->keyboard == KEYBOARD_PINYIN ? small_letter(code) : 0;
    entry->complaint[0] = '\0';
    if (!letter) {
        typed_add(entry->typed, NAME_SIZE - 1, code);
        return;
    }
    typed_add(entry->letters, PINYIN_LETTERS_MAX, letter);
    choices_find(entry);
}

void entry_erase(struct entry *entry)
{
    entry->complaint[0] = '\0';
    typed_erase(*entry->letters ? entry->letters : entry->typed);
    choices_find(entry);
}

void entry_keyboard(struct entry *entry, enum keyboard keyboard)
{
    bool there = keyboard != KEYBOARD_PINYIN || entry->has_pinyin;
    entry->keyboard = there ? keyboard : KEYBOARD_LETTERS;
    letters_drop(entry);
}

void entry_choose(struct entry *entry, int choice)
{
    if (choice < 0 || choice >= entry->n_choices)
        return;
    const struct pinyin_choice *chosen = &entry->choices[choice];
    size_t used = strlen(entry->typed), n = strlen(chosen->text), letters = strlen(entry->letters);
    entry->complaint[0] = '\0';
    if (used + n >= sizeof entry->typed || chosen->letters > letters)
        return;
    memcpy(entry->typed + used, chosen->text, n + 1);
    memmove(entry->letters, entry->letters + chosen->letters, letters - chosen->letters + 1);
    choices_find(entry);
}

void entry_turn(struct entry *entry, int page)
{
    entry->page = page;
}

void entry_number(const struct entry *entry, char number[NUMBER_SIZE])
{
    bool digit = false, ascii = true;
    if (fold_number(entry->typed, number, NUMBER_SIZE) != STATUS_OK)
        number[0] = '\0';
    for (const char *at = number; *at; at++) {
        digit = digit || (*at >= '0' && *at <= '9');
        ascii = ascii && (unsigned char)*at < 0x80;
    }
    if (!digit || !ascii)
        number[0] = '\0';
}
