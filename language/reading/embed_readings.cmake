# cmake -DIN=readings.tsv -DOUT=readings.c -P embed_readings.cmake
# One string a line: C11 promises no more than 4,095 characters in one literal.
file(STRINGS ${IN} lines ENCODING UTF-8 REGEX "^[^#]")
set(text "/* Generated from readings.tsv. */\n#include \"language/reading/readings.h\"\n\n")
string(APPEND text "const char *const readings_lines[] = {\n")
foreach(line IN LISTS lines)
    string(REPLACE "\t" "\\t" line "${line}")
    string(APPEND text "    \"${line}\",\n")
endforeach()
string(APPEND text "    0};\n")
file(WRITE ${OUT} "${text}")
