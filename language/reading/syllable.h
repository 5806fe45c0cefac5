/* A Mandarin syllable: initial, final, tone; parsed from and written as numbered pinyin. */
#ifndef YINGDA_LANGUAGE_READING_SYLLABLE_H
#define YINGDA_LANGUAGE_READING_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Initials in pinyin order; a zero initial (an, er, wu, yi, yu …) is INITIAL_NONE: the semivowels
 * y and w are spelling, not initials, so yi is {NONE, I}, wang is {NONE, UANG}, yuan {NONE, VAN}.
 */
enum initial {
    INITIAL_NONE,
    INITIAL_B,
    INITIAL_P,
    INITIAL_M,
    INITIAL_F,
    INITIAL_D,
    INITIAL_T,
    INITIAL_N,
    INITIAL_L,
    INITIAL_G,
    INITIAL_K,
    INITIAL_H,
    INITIAL_J,
    INITIAL_Q,
    INITIAL_X,
    INITIAL_ZH,
    INITIAL_CH,
    INITIAL_SH,
    INITIAL_R,
    INITIAL_Z,
    INITIAL_C,
    INITIAL_S,
    INITIAL_COUNT
};

/* Finals; V is ü. FINAL_ANY is the wildcard syllable of an open slot (a person's name). */
enum final {
    FINAL_NONE,
    FINAL_A,
    FINAL_AI,
    FINAL_AN,
    FINAL_ANG,
    FINAL_AO,
    FINAL_E,
    FINAL_EI,
    FINAL_EN,
    FINAL_ENG,
    FINAL_ER,
    FINAL_I,
    FINAL_IA,
    FINAL_IAN,
    FINAL_IANG,
    FINAL_IAO,
    FINAL_IE,
    FINAL_IN,
    FINAL_ING,
    FINAL_IONG,
    FINAL_IU,
    FINAL_O,
    FINAL_ONG,
    FINAL_OU,
    FINAL_U,
    FINAL_UA,
    FINAL_UAI,
    FINAL_UAN,
    FINAL_UANG,
    FINAL_UI,
    FINAL_UN,
    FINAL_UO,
    FINAL_UENG,
    FINAL_V,
    FINAL_VAN,
    FINAL_VE,
    FINAL_VN,
    FINAL_ANY,
    FINAL_COUNT
};

struct syllable {
    uint8_t initial; /* enum initial */
    uint8_t final;   /* enum final; FINAL_NONE marks an arc without sound */
    uint8_t tone;    /* 1..4, 5 neutral, 0 unknown */
    uint8_t erhua;   /* 1: an r-coloured ending (wanr4) */
};

enum { SYLLABLE_TEXT_SIZE = 10 }; /* "zhuangr4" and a NUL, with room */

/* Parses one numbered-pinyin syllable of `length` bytes, in lower case: "qing3", "lv4" = "lü4" =
 * "lu:4", "wanr4"; the tone is optional. The toneless interjections ng, n, m, hm, hng read as en,
 * yo as you, ê as ei. False: not a Mandarin syllable ("nr", "bing4x", "fuai1"); *out is then
 * untouched. */
bool syllable_parse(const char *pinyin, size_t length, struct syllable *out);

/* True for the combinations of initial and final that Mandarin has, about 410 of them. */
bool syllable_exists(enum initial initial, enum final final);

/* Writes "qing3" (ü as v: "lv4"; no digit for an unknown tone), "" for FINAL_NONE and "*" for
 * FINAL_ANY; returns the length without the NUL. */
size_t syllable_format(struct syllable syllable, char out[SYLLABLE_TEXT_SIZE]);

/* Same initial, final and erhua; tones are not compared, the model does not hear them. */
bool syllable_sounds_like(struct syllable a, struct syllable b);

/* How far apart two syllables are by ear: 0 (the same but for the tone) to 1; initial and final
 * count a half each, a quarter where half the country makes no difference (z/zh, n/l, in/ing).
 * Anything is 0 from FINAL_ANY. Two syllables with FINAL_NONE are alike; one alone is 1. */
float syllable_distance(struct syllable a, struct syllable b);

/* A number for the syllable's sound as those hear it who merge whatever half the country does: of
 * one class are z and zh, and n, l and r. Two syllables whose initials (or finals) are of different
 * classes are at least 0.5 apart. 0 .. SYLLABLE_CLASSES-1. */
unsigned syllable_class(struct syllable syllable);
enum { SYLLABLE_CLASSES = INITIAL_COUNT * FINAL_COUNT };

#endif
