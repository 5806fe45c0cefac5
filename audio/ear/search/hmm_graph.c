/* Every arc of the network becomes a chain of phones. Its first phone is copied for every phone
 * that may come before, its last for every phone that may come after (silence always may: people
 * pause), and copies with the same states become one. Copies are then joined where each is in the
 * context that the other was made for. Skips join the lists of what lies on both sides. */
#include "audio/ear/search/hmm_graph.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/hmm_builder.h"

static struct hmm hmm_of(const struct builder *b, const struct mdef_phone *phone)
{
    const struct mdef *mdef = &b->model->mdef;
    struct hmm hmm = {.transitions = phone->transitions};
    memcpy(hmm.senones, mdef->senones + phone->sequence * mdef->n_states,
           (size_t)mdef->n_states * sizeof *hmm.senones);
    return hmm;
}

static const struct mdef_phone *phone_in(const struct builder *b, const struct phone_string *phones,
                                         int index, unsigned left, unsigned right)
{
    enum word_position position = phones->count == 1           ? POSITION_SINGLE
                                  : index == 0                 ? POSITION_BEGIN
                                  : index == phones->count - 1 ? POSITION_END
                                                               : POSITION_INTERNAL;
    const struct mdef *mdef = &b->model->mdef;
    if (left == UNKNOWN || right == UNKNOWN)
        return &mdef->base[phones->ids[index]];
    return mdef_triphone(mdef, phones->ids[index], (int)left, (int)right, position);
}

/* Joins the newest node to all that may come before it at a node of the network. */
static enum status joints_add(struct builder *b, int place, uint8_t seen,
                              const struct phone_set *left)
{
    enum status status = STATUS_OK;
    const struct copies *ends = &b->ends[place];
    for (size_t i = 0; i < ends->count && status == STATUS_OK; i++) {
        const struct copy *end = &ends->items[i];
        if (set_has(&end->near, seen) && set_has(left, end->seen))
            status = edge_add(b, end->node);
    }
    return status;
}

/* The contexts for which a phone has the same states. */
struct variant {
    struct hmm hmm;
    struct phone_set near;
};

static void variant_add(const struct builder *b, struct variant *variants, int *count,
                        const struct mdef_phone *phone, unsigned near)
{
    struct hmm hmm = hmm_of(b, phone);
    int at = 0;
    while (at < *count && (variants[at].hmm.transitions != hmm.transitions ||
                           memcmp(variants[at].hmm.senones, hmm.senones, sizeof hmm.senones) != 0))
        at++;
    if (at == *count)
        variants[(*count)++] = (struct variant){.hmm = hmm};
    set_add(&variants[at].near, near);
}

/* The first phone of a syllable, by what comes before it. */
static int variants_left(const struct builder *b, const struct phone_string *phones,
                         const struct phone_set *left, struct variant *out)
{
    int count = 0;
    for (unsigned near = 0; near <= UNKNOWN; near++) {
        if (set_has(left, near))
            variant_add(b, out, &count, phone_in(b, phones, 0, near, phones->ids[1]), near);
    }
    return count;
}

/* The last phone, by what comes after it. */
static int variants_right(const struct builder *b, const struct phone_string *phones,
                          unsigned before, const struct phone_set *right, struct variant *out)
{
    int count = 0;
    for (unsigned near = 0; near <= UNKNOWN; near++) {
        if (set_has(right, near))
            variant_add(b, out, &count, phone_in(b, phones, phones->count - 1, before, near), near);
    }
    return count;
}

/* One arc on its way into the graph. */
struct expansion {
    struct builder *b;
    const struct network_arc *arc;
    uint16_t index;
    struct phone_string phones;
    uint32_t last[UNKNOWN + 1]; /* the copies of the phone before */
    uint32_t n_last;
    struct variant variants[UNKNOWN + 1];
};

/* Adds one copy of one phone, joined to what comes before it. `left` is NULL inside a syllable. */
static enum status phone_add(struct expansion *x, const struct hmm *like, int index,
                             const struct phone_set *left, uint32_t *node)
{
    struct builder *b = x->b;
    struct hmm hmm = *like;
    unsigned silence = (unsigned)b->model->mdef.silence;
    hmm.arc = x->index;
    hmm.phone = (uint8_t)index;
    hmm.entry = left && b->entry[x->arc->from] && set_has(left, silence);
    enum status status = node_add(b, &hmm, node);
    if (status == STATUS_OK && left)
        status = joints_add(b, x->arc->from, x->phones.ids[index], left);
    for (uint32_t i = 0; !left && i < x->n_last && status == STATUS_OK; i++)
        status = edge_add(b, x->last[i]);
    return status;
}

/* Adds the copies of the last phone; every one may be followed by what it was made for. */
static enum status last_add(struct expansion *x, unsigned before, const struct phone_set *left)
{
    struct builder *b = x->b;
    int index = x->phones.count - 1;
    int count = variants_right(b, &x->phones, before, &b->right[x->arc->to], x->variants);
    enum status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        uint32_t node;
        status = phone_add(x, &x->variants[i].hmm, index, left, &node);
        if (status != STATUS_OK)
            break;
        const struct phone_set *near = &x->variants[i].near;
        b->graph->nodes[node].leaves =
            b->leaves[x->arc->to] && set_has(near, (unsigned)b->model->mdef.silence);
        status =
            copies_add(&b->ends[x->arc->to], &(struct copy){node, x->phones.ids[index], *near});
    }
    return status;
}

static enum status single_add(struct expansion *x)
{
    enum status status = STATUS_OK;
    const struct phone_set *left = &x->b->left[x->arc->from];
    for (unsigned near = 0; near <= UNKNOWN && status == STATUS_OK; near++) {
        struct phone_set only = {{0}};
        set_add(&only, near);
        if (set_has(left, near))
            status = last_add(x, near, &only);
    }
    return status;
}

static enum status first_add(struct expansion *x)
{
    struct builder *b = x->b;
    int count = variants_left(b, &x->phones, &b->left[x->arc->from], x->variants);
    enum status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        status = phone_add(x, &x->variants[i].hmm, 0, &x->variants[i].near, &x->last[i]);
        x->n_last = (uint32_t)i + 1;
    }
    return status;
}

static enum status chain_add(struct expansion *x)
{
    enum status status = first_add(x);
    for (int i = 1; i + 1 < x->phones.count && status == STATUS_OK; i++) {
        struct hmm hmm =
            hmm_of(x->b, phone_in(x->b, &x->phones, i, x->phones.ids[i - 1], x->phones.ids[i + 1]));
        uint32_t node;
        status = phone_add(x, &hmm, i, NULL, &node);
        x->last[0] = node;
        x->n_last = 1;
    }
    return status == STATUS_OK ? last_add(x, x->phones.ids[x->phones.count - 2], NULL) : status;
}

/* A wildcard: any speech at all, with the transitions of some phone. */
static enum status wild_add(struct expansion *x)
{
    struct builder *b = x->b;
    const struct mdef *mdef = &b->model->mdef;
    struct hmm hmm = {.transitions = mdef->base[b->model->map.nasal].transitions};
    struct phone_set all;
    memset(&all, 0xFF, sizeof all);
    for (int i = 0; i < mdef->n_states; i++)
        hmm.senones[i] = (uint16_t)mdef->n_senones;
    enum status status = STATUS_OK;
    uint32_t node = 0;
    for (int i = 0; i < WILD_PHONES && status == STATUS_OK; i++) {
        status = phone_add(x, &hmm, i, i == 0 ? &all : NULL, &node);
        x->last[0] = node;
        x->n_last = 1;
    }
    if (status != STATUS_OK)
        return status;
    b->graph->nodes[node].leaves = b->leaves[x->arc->to];
    return copies_add(&b->ends[x->arc->to], &(struct copy){node, UNKNOWN, all});
}

static enum status skip_add(struct builder *b, const struct network_arc *arc)
{
    enum status status = STATUS_OK;
    const struct copies *from = &b->ends[arc->from];
    struct copies *to = &b->ends[arc->to];
    for (size_t i = 0; i < from->count && status == STATUS_OK; i++) {
        size_t at = 0;
        while (at < to->count && to->items[at].node != from->items[i].node)
            at++;
        if (at == to->count)
            status = copies_add(to, &from->items[i]);
    }
    return status;
}

static enum status arc_add(struct builder *b, uint16_t index)
{
    const struct network_arc *arc = &b->network->arcs[index];
    if (arc_skips(arc))
        return skip_add(b, arc);
    struct phone_string strings[PHONE_MAP_STRINGS];
    int count = arc_strings(b, arc, strings);
    enum status status = count > 0 ? STATUS_OK : STATUS_INVALID;
    struct expansion x; /* 16 kB, of which each phone fills what it reads */
    x.b = b;
    x.arc = arc;
    x.index = index;
    x.n_last = 0;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        x.phones = strings[i];
        status = arc->syllable.final == FINAL_ANY ? wild_add(&x)
                 : x.phones.count == 1            ? single_add(&x)
                                                  : chain_add(&x);
    }
    return status;
}

/* A pause may stand at every inner node. */
static enum status pause_add(struct builder *b, int place)
{
    unsigned silence = (unsigned)b->model->mdef.silence;
    if (b->ends[place].count == 0)
        return STATUS_OK;
    struct hmm hmm = hmm_of(b, &b->model->mdef.base[silence]);
    hmm.arc = HMM_PAUSE;
    struct copy copy = {.seen = (uint8_t)silence};
    memset(&copy.near, 0xFF, sizeof copy.near);
    enum status status = node_add(b, &hmm, &copy.node);
    if (status == STATUS_OK)
        status = joints_add(b, place, copy.seen, &copy.near);
    copy.near.bits[silence / 64] &= ~(UINT64_C(1) << silence % 64);
    return status == STATUS_OK ? copies_add(&b->ends[place], &copy) : status;
}

static enum status arcs_add(struct builder *b)
{
    enum status status = STATUS_OK;
    int place = 0; /* node 0 has nothing before it */
    for (uint16_t i = 0; i < b->network->n_arcs && status == STATUS_OK; i++) {
        if (b->network->arcs[i].from != place)
            status = pause_add(b, place = b->network->arcs[i].from);
        if (status == STATUS_OK)
            status = arc_add(b, i);
    }
    return status;
}

enum status hmm_graph_init(struct hmm_graph *graph, const struct network *network,
                           const struct acoustic_model *model)
{
    struct builder b;
    *graph = (struct hmm_graph){0};
    if (network->n_nodes < 2 || network->n_arcs == 0)
        return STATUS_INVALID;
    enum status status = builder_init(&b, graph, network, model);
    if (status == STATUS_OK)
        status = arcs_add(&b);
    builder_finish(&b);
    if (status == STATUS_OK && graph->n_nodes == 0)
        status = STATUS_INVALID;
    if (status != STATUS_OK)
        hmm_graph_finish(graph);
    return status;
}

void hmm_graph_finish(struct hmm_graph *graph)
{
    if (!graph)
        return;
    free(graph->nodes);
    free(graph->before);
    *graph = (struct hmm_graph){0};
}
