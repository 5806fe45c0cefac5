/* The built-in mappings: mappings/<name>.yaml, put into the program when it is built. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MAPPING_TEXTS_H
#define YINGDA_AUDIO_EAR_MODEL_MAPPING_TEXTS_H

extern const char mapping_english[], mapping_mandarin[]; /* NUL-terminated */

#endif
