/* What people call a house: 三号楼 in the papers is 三栋 or 三幢 to who lives there. */
#ifndef YINGDA_LANGUAGE_SLOT_HOUSE_H
#define YINGDA_LANGUAGE_SLOT_HOUSE_H

enum { HOUSE_NAMES = 4 };

/* The first is how values write it. */
static const char *const house_names[HOUSE_NAMES] = {"号楼", "栋", "幢", "栋楼"};

#endif
