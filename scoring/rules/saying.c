#include "scoring/rules/saying.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void sentence_add(char out[SAYING_SIZE], const char *text)
{
    size_t length = strlen(out);
    snprintf(out + length, SAYING_SIZE - length, "%s", text);
}

void sentence_add_number(char out[SAYING_SIZE], double value, int decimals)
{
    char text[32];
    double tenfold = pow(10, decimals), rounded = round(fabs(value) * tenfold) / tenfold;
    snprintf(text, sizeof text, "%.*f", rounded == floor(rounded) ? 0 : decimals, rounded);
    sentence_add(out, text);
}
