// What a row warns of: devices that disagree without knowing, facts forced or made offline, one phone for two people.
import { contradiction, flagsOf, type SourcedFact } from './conflicts';

const at = (time: string) => new Date(`2027-01-12T${time}:00Z`);
const fact = (deviceId: string, time: string, change: Partial<SourcedFact> = {}): SourcedFact => ({
  id: `${deviceId} ${time}`,
  kind: 'MARKED',
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  happenedAt: at(time),
  receivedAt: at(time),
  deviceId,
  phoneKey: null,
  offline: false,
  forceReason: null,
  phoneShared: false,
  ...change,
});
const signature = { kind: 'SIGNED' } as const;
const absent = { state: 'ABSENT' } as const;

it.each<[string, SourcedFact[], string[]]>([
  ['nothing', [], []],
  ['one device that changes its mind', [fact('a', '09:00'), fact('a', '09:05', absent)], []],
  [
    'two signatures from two devices',
    [fact('a', '09:00', signature), fact('b', '09:05', signature)],
    ['CONFLICT'],
  ],
  ['two signatures from one device', [fact('a', '09:00', signature), fact('a', '09:05', signature)], []],
  ['two devices that agree', [fact('a', '09:00'), fact('b', '09:05')], []],
  ['a second device that knew the first', [fact('a', '09:00', absent), fact('b', '09:05')], []],
  [
    'a second device before the first was received',
    [fact('a', '09:00', { ...absent, receivedAt: at('12:00') }), fact('b', '09:05')],
    ['CONFLICT'],
  ],
  [
    'an offline device that disagrees',
    [fact('a', '09:00', absent), fact('b', '09:05', { offline: true })],
    ['CONFLICT', 'OFFLINE'],
  ],
  [
    'other minutes noted offline',
    [fact('a', '09:00', { lateMinutes: 5 }), fact('b', '09:05', { lateMinutes: 10, offline: true })],
    ['CONFLICT', 'OFFLINE'],
  ],
  [
    'a correction of what another device said',
    [fact('a', '09:00'), fact('b', '12:00', { ...absent, kind: 'CORRECTED' })],
    [],
  ],
  ['a fact forced', [fact('a', '09:00', { forceReason: 'x' })], ['FORCED']],
  [
    'a phone that served somebody else',
    [fact('a', '09:00', { deviceId: null, phoneKey: 'p', phoneShared: true })],
    ['SAME_PHONE'],
  ],
  [
    'a phone and a device that both signed',
    [fact('a', '09:00', signature), fact('a', '09:01', { ...signature, deviceId: null, phoneKey: 'p' })],
    ['CONFLICT'],
  ],
])('%s', (_, facts, flags) => {
  expect(flagsOf(facts)).toEqual(flags);
});

it('a contradiction tells everything said, in order, with the device that said it', () => {
  const facts = [
    fact('b', '09:05', { offline: true }),
    fact('a', '09:00', absent),
    fact('a', '12:00', { kind: 'CORRECTED' }),
    fact('b', '09:06', signature),
  ];
  expect(contradiction(facts).map(({ fact: { id }, source }) => [id, source])).toEqual([
    ['a 09:00', 1],
    ['b 09:05', 2],
    ['b 09:06', 2],
  ]);
  expect(contradiction([fact('a', '09:00'), fact('b', '09:05')])).toEqual([]);
});
