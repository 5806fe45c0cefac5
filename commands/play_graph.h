/* A play as a picture for whoever writes it: its turns and endings, and what leads from one to the
 * other. Graphviz' `dot` draws it. */
#ifndef YINGDA_COMMANDS_PLAY_GRAPH_H
#define YINGDA_COMMANDS_PLAY_GRAPH_H

#include "scenarios/pack.h"

/* Writes FOLDER/PLAY.dot and has dot draw FOLDER/PLAY.svg of it. STATUS_IO: it cannot be written;
 * STATUS_NOT_FOUND: there is no dot, and the .dot stays; STATUS_INVALID: dot did not like it. */
MUST_USE enum status play_graph_write(const struct play *play, const char *folder);

#endif
