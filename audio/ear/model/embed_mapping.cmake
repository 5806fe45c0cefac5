# cmake -DIN=mappings/english.yaml -DNAME=mapping_english -DOUT=mapping_english.c -P embed_mapping.cmake
# Bytes, not a literal: C11 promises no more than 4,095 characters in one literal.
file(READ ${IN} bytes HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "('\\\\x0a',)" "\\1\n    " bytes "${bytes}")
file(WRITE ${OUT} "/* Generated from ${NAME}. */\n#include \"audio/ear/model/mapping_texts.h\"\n\n"
     "const char ${NAME}[] = {\n    ${bytes}0};\n")
