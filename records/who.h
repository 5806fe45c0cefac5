/* Who somebody is, as a list or a keyboard gives it. */
#ifndef YINGDA_RECORDS_WHO_H
#define YINGDA_RECORDS_WHO_H

struct person_who {
    const char *number, *name, *team, *post; /* 工号, name, 班组, post */
};

#endif
