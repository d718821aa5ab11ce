// What the clocks and calendars of Paris show at an instant. Intl only, so that the browser need not load more.
const paris = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(instant: Date): Record<string, string> {
  return Object.fromEntries(paris.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** The civil date in Paris at that instant: `2027-01-12`. */
export function parisDate(instant: Date): string {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

/** The wall time in Paris at that instant: `09:30`. */
export function parisTime(instant: Date): string {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}

/** The civil date `days` later (earlier when negative): pure calendar, no clock change matters. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10);
}
