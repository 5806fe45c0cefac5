/* The built-in readings: readings.tsv without its comments. Internal to language/. */
#ifndef YINGDA_LANGUAGE_READING_READINGS_H
#define YINGDA_LANGUAGE_READING_READINGS_H

/* `WORD<TAB>READING` each, NULL after the last. */
extern const char *const readings_lines[];

#endif
