#include "audio/ear/verify/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/path_fit.h"

enum { BEST = 10, MAX_SYLLABLES = 6 };

/* What the best reach where the sound is too short for any: the median over AISHELL sentences. */
static const double LEVEL_USUAL = -12.5;

/* Ten each of 3 to 6 syllables: scraps of sentences that cross word boundaries, so that they sound
 * like Mandarin and are hardly ever said. */
static const char *const phrases[COHORT_PHRASES] = {
    "jiu wu ba",
    "rang suo you",
    "shou shang nv",
    "yi bu tui",
    "shi nei yin",
    "you yi ge",
    "ji gong yuan",
    "zhi piao deng",
    "kai cun zai",
    "jing wu hun",
    "shou fei shi yuan",
    "qian wan ba shi",
    "da kai he tang",
    "shi le dui qing",
    "en cheng dou wu",
    "zhi xing qing kuang",
    "zhi yao neng cu",
    "ting ge qu hong",
    "jiu hao xiang kan",
    "chi tou ming yun",
    "liang shan yu huo guo",
    "shou fu xia diao wei",
    "da kai ba ba qu",
    "xing le yu lun diao",
    "bu shi jian yi zhi",
    "yi bu sao qing le",
    "ji jin guan li ren",
    "yi tong yi she bei",
    "fa hou nan zi ting",
    "sheng de ren kou ji",
    "di you shen me shen qi",
    "ji jin xing ye de bu",
    "yuan yuan chao guo yi dian",
    "ding xiang xia duo hua yuan",
    "ben shi chang yao bei yang",
    "dan chun kao shi cun zai",
    "zhong you liang ge shi nei",
    "zhao li zuo chu le gong",
    "jie gou jiao du chu fa",
    "chu dai xiao nv er guang",
};

/* A network that is one line of syllables. */
static enum status network_line(struct network *network, const char *pinyin)
{
    network->arcs = calloc(MAX_SYLLABLES, sizeof *network->arcs);
    if (!network->arcs)
        return STATUS_NO_MEMORY;
    for (const char *at = pinyin; *at && network->n_arcs < MAX_SYLLABLES;) {
        size_t length = strcspn(at, " ");
        struct network_arc *arc = &network->arcs[network->n_arcs];
        if (!syllable_parse(at, length, &arc->syllable))
            return STATUS_INVALID;
        arc->from = network->n_arcs++;
        arc->to = network->n_arcs;
        at += length + (at[length] == ' ');
    }
    network->n_nodes = (uint16_t)(network->n_arcs + 1);
    return STATUS_OK;
}

enum status cohort_open(struct cohort *cohort, const struct acoustic_model *model)
{
    enum status status = STATUS_OK;
    *cohort = (struct cohort){0};
    for (int i = 0; i < COHORT_PHRASES && status == STATUS_OK; i++) {
        status = network_line(&cohort->networks[i], phrases[i]);
        if (status == STATUS_OK)
            status = hmm_graph_init(&cohort->graphs[i], &cohort->networks[i], model);
        if (status == STATUS_OK)
            status = search_init(&cohort->searches[i], &cohort->graphs[i], model);
    }
    return status;
}

void cohort_close(struct cohort *cohort)
{
    if (!cohort)
        return;
    for (int i = 0; i < COHORT_PHRASES; i++) {
        free(cohort->networks[i].arcs);
        search_finish(&cohort->searches[i]);
        hmm_graph_finish(&cohort->graphs[i]);
    }
    *cohort = (struct cohort){0};
}

/* STATUS_NOT_FOUND: the sound is too short for the phrase. */
static enum status phrase_fit(const struct cohort *cohort, int index, const struct trellis *trellis,
                              const struct acoustic_model *model, double *fit)
{
    const struct place *place = &cohort->searches[index].best;
    struct path path = {.graph = &cohort->graphs[index], .network = &cohort->networks[index]};
    if (place->start < 0)
        return STATUS_NOT_FOUND;
    enum status status =
        trellis_align(trellis, path.graph, model, place, &path.segments, &path.count);
    if (status == STATUS_OK)
        *fit = path_fit(&path, 0, path.count);
    free(path.segments);
    return status == STATUS_INVALID ? STATUS_NOT_FOUND : status;
}

static int highest_first(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

double cohort_best_mean(double *fits, int count)
{
    double sum = 0;
    int taken = count < BEST ? count : BEST;
    qsort(fits, (size_t)count, sizeof *fits, highest_first);
    for (int i = 0; i < taken; i++)
        sum += fits[i];
    return taken ? sum / taken : LEVEL_USUAL;
}

enum status cohort_level(const struct cohort *cohort, const struct trellis *trellis,
                         const struct acoustic_model *model, double *level)
{
    double fits[COHORT_PHRASES];
    int count = 0;
    for (int i = 0; i < COHORT_PHRASES; i++) {
        enum status status = phrase_fit(cohort, i, trellis, model, &fits[count]);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND)
            return status;
        count += status == STATUS_OK;
    }
    *level = cohort_best_mean(fits, count);
    return STATUS_OK;
}
