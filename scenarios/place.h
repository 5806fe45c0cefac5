/* A place in a pack's files: every node of a pack remembers where it was written. */
#ifndef YINGDA_SCENARIOS_PLACE_H
#define YINGDA_SCENARIOS_PLACE_H

struct place_in_file {
    const char *file; /* relative to the pack's folder; owned by the pack */
    int line;         /* from 1 */
};

#endif
