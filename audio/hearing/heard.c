#include "audio/hearing/heard.h"

#include <stdlib.h>

void heard_finish(struct heard *heard)
{
    if (!heard)
        return;
    for (size_t i = 0; i < heard->n_evidence; i++) {
        free(heard->evidence[i].syllables);
        free(heard->evidence[i].slots);
    }
    free(heard->evidence);
    free(heard->segments);
    free(heard->frames);
    free(heard->nuclei_ms);
    free(heard->read);
    *heard = (struct heard){0};
}
