// The VTIMEZONE of Paris, built once: two observances with yearly rules since 1970, the form Outlook reads right.
import { tzlib_get_ical_block } from 'timezones-ical-library';

export const zone = 'Europe/Paris';

const [block] = tzlib_get_ical_block(zone, false) as [string, string];

/** Without the properties that are not in RFC 5545 or change with the library's release. */
export const vtimezone: string = block
  .split(/\r?\n/)
  .filter((line) => line !== '' && !/^(X-LIC-LOCATION|LAST-MODIFIED|TZURL)/.test(line))
  .join('\r\n');
