#include "commands/forms.h"

#include <string.h>

const struct option_row *option_named(const struct command *command, const char *name,
                                      size_t length)
{
    for (const struct option_row *row = command->options; row->name; row++) {
        if (strlen(row->name) == length && strncmp(row->name, name, length) == 0)
            return row;
    }
    return NULL;
}

const struct option_row *option_find(const struct command *command, const char *name)
{
    return option_named(command, name, strlen(name));
}

bool form_needs(const struct command_form *form, const char *name)
{
    for (int i = 0; i < FORM_MAX_NEEDS && form->needs[i]; i++) {
        if (strcmp(form->needs[i], name) == 0)
            return true;
    }
    return false;
}

bool option_is_needed(const struct command *command, const char *name)
{
    for (size_t i = 0; i < command->n_forms; i++) {
        if (form_needs(&command->forms[i], name))
            return true;
    }
    return false;
}
