/* The name being typed: keys of the screen, a keyboard or an input method. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/app/app_parts.h"

/* A name is at most 63 bytes in the records; a number typed is shown with its 工号 before it. */
void entry_key(struct app *app, int arg)
{
    char bytes[4];
    size_t n = utf8_encode((uint32_t)arg, bytes), used = strlen(app->entry.typed);
    app->entry.complaint[0] = '\0';
    if (n && arg >= 0x20 && used + n <= 54) {
        memcpy(app->entry.typed + used, bytes, n);
        app->entry.typed[used + n] = '\0';
    }
}

void entry_erase(struct app *app, int arg)
{
    size_t used = strlen(app->entry.typed);
    (void)arg;
    app->entry.complaint[0] = '\0';
    if (used)
        app->entry.typed[utf8_cut(app->entry.typed, used - 1)] = '\0';
}

void entry_keyboard(struct app *app, int arg)
{
    app->entry.keyboard = arg == KEYBOARD_LETTERS ? KEYBOARD_LETTERS : KEYBOARD_DIGITS;
}

/* The name that stands for what was typed: the trainer's for a known number, "工号 0273" for an
 * unknown one, else the words themselves without spaces around them. */
static void entry_name(const struct app *app, char name[64])
{
    const char *typed = app->entry.typed, *known = settings_name(&app->settings, typed);
    size_t start = strspn(typed, " "), length = strlen(typed);
    while (length > start && typed[length - 1] == ' ')
        length--;
    if (known)
        snprintf(name, 64, "%s", known);
    else if (strspn(typed, "0123456789") == strlen(typed))
        snprintf(name, 64, "工号 %.50s", typed);
    else
        snprintf(name, 64, "%.*s", (int)(length - start), typed + start);
}

/* Whoever has never practised may let the ear know the voice first; all others find that at home.
 */
static void entry_welcome(struct app *app, const struct person *person)
{
    app_choose_person(app, person);
    if (app->person.attempts == 0 && app->voice.taken_unix_ms == 0)
        app_offer_recital(app, 0);
}

void entry_name_done(struct app *app, int arg)
{
    struct person person = {0};
    (void)arg;
    entry_name(app, person.name);
    enum status status =
        app->records ? records_person_add(app->records, person.name, &person.id) : STATUS_DATABASE;
    if (status == STATUS_INVALID) {
        snprintf(app->entry.complaint, sizeof app->entry.complaint,
                 "这个名字存不了：空着，或者太长了。");
        return;
    }
    if (status != STATUS_OK)
        app_fail_status(app, status, app->records ? records_problem(app->records) : "");
    else
        entry_welcome(app, &person);
}
