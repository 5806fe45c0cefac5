/* The roster: the trainer's list of people in the settings (`people:`), each with a number (工号),
 * a name, a team (班组) and a post, folded as the records keep them. */
#ifndef YINGDA_ENGINE_ROSTER_H
#define YINGDA_ENGINE_ROSTER_H

#include "base/yaml_tree.h"
#include "records/who.h"

struct roster {
    struct person_who *people; /* texts are never NULL, "" where the list gives none */
    size_t count;
};

/* Reads the list; the roster lives in the arena. One of the list is `{number: "0273", name: 李敏,
 * team: 抢修一班, post: 抢修员}` with all but the name left out at will, `0273 李敏`, or a name
 * alone. What is wrong is a problem with its line, and the others still count: who has somebody
 * else's number is taken without one, who is on the list twice is taken once. */
void roster_read(struct roster *roster, struct arena *arena, const struct node *node,
                 struct problems *problems);

/* Who has a number, however it is typed; NULL: nobody, or it is empty. */
const struct person_who *roster_find(const struct roster *roster, const char *number);

#endif
