#include "audio/voice/maker/phonemes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/path.h"
#include "base/text_file.h"
#include "base/utf8.h"

enum row_kind { ROW_NUMBER, ROW_SYLLABLE };

static enum status number_add(struct phonemes *phonemes, size_t *capacity, const char *key,
                              const char *value)
{
    if (grow(&phonemes->numbers, capacity, phonemes->n_numbers + 1, sizeof *phonemes->numbers) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    struct phoneme_number *row = &phonemes->numbers[phonemes->n_numbers++];
    snprintf(row->symbol, sizeof row->symbol, "%s", key);
    row->number = atoi(value);
    return STATUS_OK;
}

static enum status syllable_add(struct phonemes *phonemes, size_t *capacity, const char *key,
                                const char *value)
{
    if (grow(&phonemes->syllables, capacity, phonemes->n_syllables + 1,
             sizeof *phonemes->syllables) != STATUS_OK)
        return STATUS_NO_MEMORY;
    struct phoneme_syllable *row = &phonemes->syllables[phonemes->n_syllables++];
    snprintf(row->pinyin, sizeof row->pinyin, "%s", key);
    snprintf(row->symbols, sizeof row->symbols, "%s", value);
    return STATUS_OK;
}

/* A line is KEY<TAB>VALUE, both short; a blank may be a key. */
static enum status row_read(struct phonemes *phonemes, enum row_kind kind, size_t *capacity,
                            char *line)
{
    char *tab = strchr(line, '\t');
    if (!tab || tab == line || tab - line >= PHONEME_SYMBOL_BYTES ||
        strlen(tab + 1) >= PHONEME_SPELLING_BYTES)
        return STATUS_INVALID;
    *tab = '\0';
    return kind == ROW_NUMBER ? number_add(phonemes, capacity, line, tab + 1)
                              : syllable_add(phonemes, capacity, line, tab + 1);
}

static enum status rows_read(struct phonemes *phonemes, enum row_kind kind, char *text,
                             const char *name, struct problems *problems)
{
    enum status status = STATUS_OK;
    size_t capacity = 0;
    int number = 1;
    for (char *line = text, *next; status == STATUS_OK && *line; line = next, number++) {
        size_t length = strcspn(line, "\n");
        next = line + length + (line[length] == '\n');
        line[length] = '\0';
        status = row_read(phonemes, kind, &capacity, line);
    }
    if (status == STATUS_INVALID)
        problems_add(problems, name, number - 1, "not KEY<TAB>VALUE, or too long");
    return status;
}

static enum status table_read(struct phonemes *phonemes, enum row_kind kind, const char *folder,
                              const char *name, struct problems *problems)
{
    char path[PATH_SIZE];
    struct text_file file;
    enum status status = path_format(path, "%s/%s", folder, name);
    if (status == STATUS_OK)
        status = text_file_open(&file, path, path, TEXT_FILE_LINE_MAX, problems);
    if (status != STATUS_OK)
        return status;
    status = rows_read(phonemes, kind, file.bytes, path, problems);
    text_file_close(&file);
    return status;
}

enum status phonemes_open(struct phonemes *phonemes, const char *folder, struct problems *problems)
{
    *phonemes = (struct phonemes){0};
    enum status status = table_read(phonemes, ROW_NUMBER, folder, "symbols.tsv", problems);
    if (status == STATUS_OK)
        status = table_read(phonemes, ROW_SYLLABLE, folder, "pinyin-phonemes.tsv", problems);
    if (status != STATUS_OK)
        phonemes_close(phonemes);
    return status;
}

void phonemes_close(struct phonemes *phonemes)
{
    if (!phonemes)
        return;
    free(phonemes->numbers);
    free(phonemes->syllables);
    *phonemes = (struct phonemes){0};
}

static int number_of(const struct phonemes *phonemes, const char *symbol, size_t length)
{
    for (size_t i = 0; i < phonemes->n_numbers; i++) {
        const char *known = phonemes->numbers[i].symbol;
        if (strlen(known) == length && memcmp(known, symbol, length) == 0)
            return phonemes->numbers[i].number;
    }
    return -1;
}

/* Without its tone, as the table has it; a coloured syllable keeps its whole final. */
static const char *symbols_of(const struct phonemes *phonemes, struct syllable syllable)
{
    char pinyin[SYLLABLE_TEXT_SIZE];
    syllable.tone = 0;
    syllable.erhua = 0;
    syllable_format(syllable, pinyin);
    for (size_t i = 0; i < phonemes->n_syllables; i++) {
        if (strcmp(phonemes->syllables[i].pinyin, pinyin) == 0)
            return phonemes->syllables[i].symbols;
    }
    return NULL;
}

/* Symbols that the model does not know are not said, as in its own author's programs. */
static bool run_add(const struct phonemes *phonemes, struct phoneme_run *run, const char *symbols)
{
    uint32_t code;
    for (size_t n; *symbols && (n = utf8_decode(symbols, strlen(symbols), &code)) > 0;
         symbols += n) {
        int number = number_of(phonemes, symbols, n);
        if (number < 0)
            continue;
        if (run->count == PHONEMES_MOST)
            return false;
        run->numbers[run->count++] = number;
    }
    return true;
}

static void spell_syllable(const char *symbols, const struct reading *reading, char *out)
{
    static const char *const tones[] = {"", "→", "↗", "↓", "↘", ""};
    const char *tone = strchr(symbols, '0');
    int before = tone ? (int)(tone - symbols) : (int)strlen(symbols);
    sprintf(out, "%.*s%s%s%s", before, symbols, tones[reading->syllable.tone], tone ? tone + 1 : "",
            reading->syllable.erhua ? "ɚ" : "");
}

static enum status spell_reading(const struct phonemes *phonemes, const struct reading *reading,
                                 bool ends, struct phoneme_run *run)
{
    const char *symbols = symbols_of(phonemes, reading->syllable);
    char spelt[PHONEME_SPELLING_BYTES + 16], pause[] = {reading->pause, '\0'};
    if (!symbols)
        return STATUS_INVALID;
    spell_syllable(symbols, reading, spelt);
    run->first[run->n_readings] = run->count;
    bool room = run_add(phonemes, run, spelt) && run_add(phonemes, run, pause) &&
                (!(ends || reading->pause) || run_add(phonemes, run, " "));
    run->n_readings += room;
    return room ? STATUS_OK : STATUS_LIMIT;
}

/* Back to the last reading of those spelt behind which there is such a pause. */
static bool cut_behind(struct phoneme_run *run, const struct reading *readings, const char *pauses)
{
    for (size_t i = run->n_readings; i-- > 0;) {
        if (!readings[i].pause || !strchr(pauses, readings[i].pause))
            continue;
        if (i + 1 < run->n_readings)
            run->count = run->first[i + 1];
        run->n_readings = i + 1;
        return true;
    }
    return false;
}

enum status phonemes_spell(const struct phonemes *phonemes, const struct reading *readings,
                           const bool *ends, size_t count, struct phoneme_run *run)
{
    enum status status = STATUS_OK;
    run->count = run->n_readings = 0;
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = spell_reading(phonemes, &readings[i], ends[i], run);
    if (status != STATUS_LIMIT)
        return status;
    if (run->count > run->first[run->n_readings])
        run->count = run->first[run->n_readings];
    if (!cut_behind(run, readings, ".?!"))
        cut_behind(run, readings, ",");
    return STATUS_OK;
}
