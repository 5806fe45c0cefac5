/* voices.yaml: who speaks the pack's texts, and in whose voices model answers are shown. */
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"
#include "scenarios/load/load.h"

static const char file_name[] = "voices.yaml";

struct raw_models {
    const char *woman, *man;
};

struct raw_examiner {
    const char *voice;
    struct examiner said;
};

/* The ways of speaking that Mandarin needs. Others of the maker's voices speak their own languages;
 * zf_xiaoni's was misheard in every eighth syllable, those below in one of forty. */
static const char *const ways[] = {"zf_xiaobei", "zf_xiaoxiao", "zf_xiaoyi", "zm_yunjian",
                                   "zm_yunxi",   "zm_yunyang",  NULL};

#define VOICE_FIELD(member) offsetof(struct speaking_voice, member)

/* House values: with less or more nobody takes it for a person any longer. */
static const struct field voice_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, VOICE_FIELD(id), 0, 0, NULL},
    {"timbre", FIELD_ID, FIELD_REQUIRED, VOICE_FIELD(timbre), 0, 0, NULL},
    {"way", FIELD_WORD, FIELD_REQUIRED, VOICE_FIELD(way), 0, 0, ways},
    {"pitch_pct", FIELD_INT, FIELD_OPTIONAL, VOICE_FIELD(pitch_pct), 70, 140, NULL},
    {"tempo_pct", FIELD_INT, FIELD_OPTIONAL, VOICE_FIELD(tempo_pct), 70, 140, NULL},
};

static const struct field model_fields[] = {
    {"woman", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_models, woman), 0, 0, NULL},
    {"man", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_models, man), 0, 0, NULL},
};

#define EXAMINER_FIELD(member) offsetof(struct raw_examiner, member)

static const struct field examiner_fields[] = {
    {"voice", FIELD_ID, FIELD_REQUIRED, EXAMINER_FIELD(voice), 0, 0, NULL},
    {"begin", FIELD_SHOWN, FIELD_REQUIRED, EXAMINER_FIELD(said.begin), 0, 120, NULL},
    {"next", FIELD_SHOWN, FIELD_REQUIRED, EXAMINER_FIELD(said.next), 0, 120, NULL},
    {"questions", FIELD_SHOWN, FIELD_REQUIRED, EXAMINER_FIELD(said.questions), 0, 120, NULL},
    {"over", FIELD_SHOWN, FIELD_REQUIRED, EXAMINER_FIELD(said.over), 0, 120, NULL},
};

static void load_voice_list(struct loader *loader, const struct node *list)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    pack->voices = loader_items(loader, list, sizeof *pack->voices, &pack->n_voices);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < pack->n_voices; i++, node = node->next) {
        struct speaking_voice *voice = &pack->voices[i];
        *voice = (struct speaking_voice){.id = "",
                                         .timbre = "",
                                         .way = ways[0],
                                         .pitch_pct = 100,
                                         .tempo_pct = 100,
                                         .at = node_place(node)};
        reader_take(&loader->reader, node, voice_fields, COUNT(voice_fields), voice);
        claim_id(loader, &ids, voice->id, voice->at);
    }
}

const struct speaking_voice *find_voice(struct loader *loader, const char *id,
                                        struct place_in_file at)
{
    const struct pack *pack = loader->pack;
    const struct speaking_voice *voice = pack_voice(pack, id);
    struct spelling spelling;
    if (voice || !loader->voices_known)
        return voice;
    spelling_init(&spelling, id);
    for (size_t i = 0; i < pack->n_voices; i++)
        spelling_try(&spelling, pack->voices[i].id);
    if (spelling.nearest)
        LOADER_PROBLEM(loader, at, "no voice '%.*s' in %s; did you mean '%s'?", TEXT_CUT(id),
                       file_name, spelling.nearest);
    else
        LOADER_PROBLEM(loader, at, "no voice '%.*s' in %s", TEXT_CUT(id), file_name);
    return NULL;
}

static void load_models(struct loader *loader, const struct node *node)
{
    struct raw_models raw = {"", ""};
    if (!node || !reader_take(&loader->reader, node, model_fields, COUNT(model_fields), &raw))
        return;
    loader->pack->models[MODEL_WOMAN] = find_voice(loader, raw.woman, node_place(node));
    loader->pack->models[MODEL_MAN] = find_voice(loader, raw.man, node_place(node));
}

static void load_examiner(struct loader *loader, const struct node *node)
{
    struct raw_examiner raw = {"", {NULL, "", "", "", ""}};
    if (!node || !reader_take(&loader->reader, node, examiner_fields, COUNT(examiner_fields), &raw))
        return;
    raw.said.voice = find_voice(loader, raw.voice, node_place(node));
    loader->pack->examiner = raw.said;
}

void load_voices(struct loader *loader)
{
    struct {
        const struct node *voices, *models, *listens, *examiner;
    } raw = {NULL, NULL, NULL, NULL};
    static const struct field fields[] = {
        {"voices", FIELD_SEQUENCE, FIELD_REQUIRED, 0, 0, 0, NULL},
        {"models", FIELD_MAPPING, FIELD_REQUIRED, sizeof(const struct node *), 0, 0, NULL},
        {"listens", FIELD_SEQUENCE, FIELD_OPTIONAL, 2 * sizeof(const struct node *), 0, 0, NULL},
        {"examiner", FIELD_MAPPING, FIELD_OPTIONAL, 3 * sizeof(const struct node *), 0, 0, NULL},
    };
    loader->pack->examiner = (struct examiner){NULL, "", "", "", ""};
    loader->voices_known = true;
    if (!pack_files_has(&loader->files, file_name))
        return;
    const struct node *root = loader_tree(loader, file_name);
    loader->voices_known = root && reader_take(&loader->reader, root, fields, COUNT(fields), &raw);
    load_voice_list(loader, raw.voices);
    load_models(loader, raw.models);
    load_lines(loader, raw.listens, &loader->pack->listens, &loader->pack->n_listens);
    load_examiner(loader, raw.examiner);
}
