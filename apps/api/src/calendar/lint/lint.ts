// Our own lint of calendar objects: what no parser checks, on the text alone or beside the mail that carries it.
import { methodRules } from './methods';
import { orderRules } from './order';
import { physicalRules } from './physical';
import { methodOf, ofEvents, read } from './reading';
import { unless } from './rule';
import { structureRules } from './structure';
import { timeRules } from './times';
import { valueRules } from './values';

export const rules = [
  ...physicalRules,
  ...structureRules,
  ...orderRules,
  ...valueRules,
  ...timeRules,
  ...methodRules,
];

/** Everything wrong with an object; empty when it may leave. */
export function lint(text: string | Uint8Array): string[] {
  const reading = read(text);
  return rules.flatMap(({ name, check }) => check(reading).map((finding) => `${name}: ${finding}`));
}

/** The mail around an object. */
export interface Envelope {
  from: string;
  to: string;
  /** `method` of the MIME part. */
  method: string;
  /** Names and addresses of other people, which must appear nowhere. */
  others?: readonly string[];
}

const same = (mailto: string | undefined, address: string): boolean =>
  mailto?.toLowerCase() === `mailto:${address.toLowerCase()}`;

/** What is wrong between an object and the mail that carries it. */
export function lintInMail(text: string | Uint8Array, envelope: Envelope): string[] {
  const reading = read(text);
  const whole = reading.properties
    .map(({ line }) => line)
    .join('\n')
    .toLowerCase();
  return [
    ...lint(text),
    ...unless(
      methodOf(reading) === envelope.method.toUpperCase(),
      'mime-method: METHOD differs from the MIME part',
    ),
    ...unless(
      same(ofEvents(reading, 'ORGANIZER')[0]?.value, envelope.from),
      'from: ORGANIZER differs from From',
    ),
    ...unless(same(ofEvents(reading, 'ATTENDEE')[0]?.value, envelope.to), 'to: ATTENDEE differs from To'),
    ...(envelope.others ?? [])
      .filter((other) => whole.includes(other.toLowerCase()))
      .map(() => 'others: somebody else is named'),
  ];
}
