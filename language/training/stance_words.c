/* What `language/training/stance` asks for: the words of each line of its input, as a stance weighs
 * them, with blanks between. A line that cannot be read aloud comes back empty. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/stance/stance_words.h"

static enum status print_words(const char *line, const struct lexicon *lexicon)
{
    struct spoken_text text;
    struct stance_words words = {0};
    enum status status = spoken_text_init(&text, line, lexicon, NULL);
    if (status == STATUS_OK)
        status = stance_words_init(&words, &text, 0, text.count);
    for (size_t i = 0; i < words.count; i++)
        printf("%s%s", i ? " " : "", words.items[i]);
    putchar('\n');
    stance_words_finish(&words);
    spoken_text_finish(&text);
    return status == STATUS_INVALID ? STATUS_OK : status;
}

int main(void)
{
    struct lexicon *lexicon;
    char *line = NULL;
    size_t size = 0;
    enum status status = lexicon_open(&lexicon);
    while (status == STATUS_OK && getline(&line, &size, stdin) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        status = print_words(line, lexicon);
    }
    free(line);
    if (status == STATUS_OK || status == STATUS_NO_MEMORY)
        lexicon_close(lexicon);
    if (status != STATUS_OK)
        fprintf(stderr, "stance_words: %s\n", status_text(status));
    return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
