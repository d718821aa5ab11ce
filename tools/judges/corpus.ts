// Prints every kind of calendar object the product sends, as JSON by name. Bundled, then run in its own process.
import { corpus } from '@treize/api/calendar/calendar.fixture';

process.stdout.write(JSON.stringify(corpus()));
