#include "engine/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void json_add_rounded(cJSON *object, const char *key, double value, int decimals)
{
    double scale = pow(10.0, decimals);
    cJSON_AddNumberToObject(object, key, round(value * scale) / scale);
}

void json_add_ms(cJSON *object, const char *key, int32_t ms)
{
    if (ms < 0)
        cJSON_AddNullToObject(object, key);
    else
        cJSON_AddNumberToObject(object, key, ms);
}

int json_print_line(cJSON *object)
{
    char *text = cJSON_PrintUnformatted(object);
    int failed = !text || puts(text) < 0 || fflush(stdout) != 0;
    cJSON_free(text);
    cJSON_Delete(object);
    return failed;
}
