// An iCalendar text read for the lint: physical lines as bytes, then properties with the component they stand in.
export interface Property {
  /** `VCALENDAR/VEVENT` */
  component: string;
  name: string;
  params: ReadonlyMap<string, string>;
  value: string;
  line: string;
}

export interface Reading {
  bytes: Buffer;
  physical: Buffer[];
  /** BEGIN and END included. */
  properties: Property[];
}

const contentLine =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/su;

function propertyOf(line: string, component: string): Property {
  const match = contentLine.exec(line);
  const params = new Map<string, string>();
  for (const [, name = '', value = ''] of (match?.[2] ?? '').matchAll(
    /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/gu,
  )) {
    params.set(name, value);
  }
  return { component, name: match?.[1] ?? '', params, value: match?.[3] ?? '', line };
}

function physicalLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf('\r\n', from);
    const to = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(from, to));
    from = to + 2;
  }
  return lines;
}

/** Reads without judging: what cannot be read as a property has an empty name. */
export function read(text: string | Uint8Array): Reading {
  const bytes = Buffer.from(text as string);
  const stack: string[] = [];
  const properties: Property[] = [];
  for (const line of bytes
    .toString('utf8')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    if (line === '') continue;
    const property = propertyOf(line, stack.join('/'));
    if (property.name === 'BEGIN') stack.push(property.value);
    properties.push(property.name === 'BEGIN' ? { ...property, component: stack.join('/') } : property);
    if (property.name === 'END') stack.pop();
  }
  return { bytes, physical: physicalLines(bytes), properties };
}

export const event = 'VCALENDAR/VEVENT';

/** Properties of that name in every event. */
export const ofEvents = (reading: Reading, name: string): Property[] =>
  reading.properties.filter((property) => property.component === event && property.name === name);

/** Properties of each event apart. */
export function eventsOf(reading: Reading): Property[][] {
  const events: Property[][] = [];
  for (const property of reading.properties) {
    if (property.component !== event) continue;
    if (property.name === 'BEGIN') events.push([]);
    events.at(-1)?.push(property);
  }
  return events;
}

/** METHOD of the object, null when it has none. */
export const methodOf = (reading: Reading): string | null =>
  reading.properties.find(({ component, name }) => component === 'VCALENDAR' && name === 'METHOD')?.value ??
  null;
