/* Fitting: {customer.phone} in a line, a wording or its model becomes one customer's own phone. */
#include "scenarios/fill/fit.h"

#include <stdlib.h>
#include <string.h>

#include "language/slot/house.h"
#include "scenarios/fill/detail.h"
#include "scenarios/utterance.h"

static const char mark[] = "{customer.";

bool fit_wanted(const char *text)
{
    return text && strstr(text, mark) != NULL;
}

/* A place as people may say it. */
static void write_place(FILE *stream, const char *value)
{
    const char *at = strstr(value, house_names[0]);
    if (!at) {
        fputs(value, stream);
        return;
    }
    fprintf(stream, "%.*s(%s", (int)(at - value), value, house_names[0]);
    for (int i = 1; i < HOUSE_NAMES; i++)
        fprintf(stream, "|%s", house_names[i]);
    fprintf(stream, ")%s", at + strlen(house_names[0]));
}

/* Digits are said back one by one, and the ear checks each of them. */
static void write_value(FILE *stream, const char *id, const char *value, enum fit_kind kind)
{
    if (kind == FIT_WORDING && detail_is_digits(value))
        fprintf(stream, "{%s=%s}", id, value);
    else if (kind == FIT_WORDING)
        write_place(stream, value);
    else
        fputs(value, stream);
}

static void report_unknown(const struct fitting *fitting, const char *id)
{
    LOADER_PROBLEM(fitting->loader, fitting->at, "the customer has no detail '%s'", id);
}

static void write_title(const struct fitting *fitting, FILE *stream, enum fit_kind kind)
{
    const struct customer *customer = fitting->customer;
    fputs(kind == FIT_WORDING ? detail_titles(customer) : detail_title(customer), stream);
}

/* Writes the detail named at `text`, after the mark; returns what follows the brace. */
static const char *write_detail(const struct fitting *fitting, FILE *stream, const char *text,
                                enum fit_kind kind)
{
    size_t length = strcspn(text, "}");
    char *id = arena_text(fitting->loader->arena, text, length);
    const char *value = id ? detail_value(fitting->customer, id) : NULL;
    if (value)
        write_value(stream, id, value, kind);
    else if (id && strcmp(id, DETAIL_TITLE) == 0)
        write_title(fitting, stream, kind);
    else if (id)
        report_unknown(fitting, id);
    return text + length + (text[length] == '}');
}

const char *fit_text(const struct fitting *fitting, const char *text, enum fit_kind kind)
{
    char *fitted = NULL;
    size_t size = 0;
    if (!fit_wanted(text))
        return text;
    FILE *stream = open_memstream(&fitted, &size);
    if (!loader_ok(fitting->loader, stream ? STATUS_OK : STATUS_NO_MEMORY))
        return "";
    for (const char *at; (at = strstr(text, mark)) != NULL;) {
        fwrite(text, 1, (size_t)(at - text), stream);
        text = write_detail(fitting, stream, at + strlen(mark), kind);
    }
    fputs(text, stream);
    loader_ok(fitting->loader, fclose(stream) == 0 ? STATUS_OK : STATUS_NO_MEMORY);
    const char *kept = fitted ? arena_text(fitting->loader->arena, fitted, size) : NULL;
    free(fitted);
    return kept ? kept : "";
}

/* The expected values of a turn's facts, as a network takes them. */
enum { FACTS_MAX = 8 };

static size_t facts_expected(const struct expectation *expectation,
                             struct slot_expected expected[FACTS_MAX])
{
    size_t n = 0;
    for (; n < expectation->n_facts && n < FACTS_MAX; n++)
        expected[n] =
            (struct slot_expected){expectation->facts[n].slot, expectation->facts[n].values[0]};
    return n;
}

static void fit_wording(const struct fitting *fitting, const struct expectation *expectation,
                        const struct wording *written, struct wording *out)
{
    struct loader *loader = fitting->loader;
    struct network_error error = {0, ""};
    struct fitting here = *fitting;
    struct slot_expected expected[FACTS_MAX];
    size_t n_expected = facts_expected(expectation, expected);
    here.at = written->at;
    *out = (struct wording){.text = fit_text(&here, written->text, FIT_WORDING),
                            .part = written->part,
                            .at = written->at};
    enum status status =
        network_init_expecting(&out->network, out->text, loader->pack->lexicon, loader->pack->lists,
                               loader->pack->n_lists, expected, n_expected, &error);
    if (!loader_ok(loader, status))
        LOADER_PROBLEM(loader, n_expected ? expectation->at : out->at,
                       "wording does not compile for %s: %s", fitting->customer->name,
                       status == STATUS_INVALID ? error.reason : status_text(status));
    else if (fit_wanted(written->text))
        fit_probe(fitting, written->text, out);
}

static const struct utterance *find_fitted(const struct fitting *fitting,
                                           const struct expectation *expectation)
{
    const struct utterance *written = expectation->utterance;
    const struct fitted_utterance *fitted = fitting->loader->pack->fitted;
    for (; fitted; fitted = fitted->next) {
        if (fitted->written == written && fitted->utterance.facts == expectation->facts &&
            (!written->fitted || fitted->details == fitting->customer->details))
            return &fitted->utterance;
    }
    return NULL;
}

static struct wording *fit_wordings(const struct fitting *fitting,
                                    const struct expectation *expectation,
                                    const struct wording *written, size_t *count)
{
    struct wording *wordings = arena_alloc(fitting->loader->arena, *count, sizeof *wordings);
    for (size_t i = 0; wordings && i < *count; i++)
        fit_wording(fitting, expectation, &written[i], &wordings[i]);
    *count = wordings ? *count : 0;
    return wordings;
}

static struct utterance utterance_fitted(const struct fitting *fitting,
                                         const struct expectation *expectation)
{
    static const struct expectation nothing = {0};
    const struct utterance *written = expectation->utterance;
    struct utterance out = *written;
    out.better = fit_text(fitting, written->better, FIT_SPOKEN);
    out.wordings = fit_wordings(fitting, expectation, written->wordings, &out.n_wordings);
    out.against = fit_wordings(fitting, &nothing, written->against, &out.n_against);
    out.model = NULL;
    out.facts = expectation->facts;
    out.n_facts = expectation->n_facts;
    utterance_mark_denials(fitting->loader->pack, &out);
    return out;
}

const struct utterance *fit_utterance(const struct fitting *fitting,
                                      const struct expectation *expectation)
{
    struct pack *pack = fitting->loader->pack;
    const struct utterance *written = expectation->utterance;
    if (!written || (!written->fitted && !expectation->n_facts))
        return written;
    const struct utterance *found = find_fitted(fitting, expectation);
    struct fitted_utterance *fitted =
        found ? NULL : arena_alloc(fitting->loader->arena, 1, sizeof *fitted);
    if (!fitted)
        return found ? found : written;
    *fitted = (struct fitted_utterance){utterance_fitted(fitting, expectation), written,
                                        fitting->customer->details, pack->fitted};
    pack->fitted = fitted;
    return &fitted->utterance;
}
