/* An independent judge of calendar objects: libical parses one file and checks the restrictions of RFC 5545 and 5546.
 * Prints one line a finding; exits 0 when there is none, 1 when there is one, 2 when the file cannot be read. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static int findings = 0;

static void look(icalcomponent *component, const char *path)
{
    icalproperty *property;
    icalcomponent *inner;
    for (property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); property;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        printf("%s: %s: %s\n", path, icalcomponent_kind_to_string(icalcomponent_isa(component)),
               icalproperty_get_xlicerror(property));
        findings++;
    }
    for (inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
         inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        look(inner, path);
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        static char text[1 << 20];
        FILE *file = fopen(arguments[i], "rb");
        size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
        if (length == 0 || length == sizeof text - 1) return fprintf(stderr, "%s: not readable\n", arguments[i]), 2;
        text[length] = 0;
        fclose(file);
        icalcomponent *calendar = icalparser_parse_string(text);
        if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
            printf("%s: not a calendar\n", arguments[i]);
            findings++;
            continue;
        }
        icalrestriction_check(calendar);
        look(calendar, arguments[i]);
        icalcomponent_free(calendar);
    }
    return findings > 0;
}
