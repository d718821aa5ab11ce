// The organiser's form: prefilled from a module, instants in Paris time, errors named in French by control.
import { sessionDraft, type OrganiserOptions } from '@treize/contract/sessions';
import { draftOf, newSession, withDeadline, withModule, type SessionText } from './session-text';
import { idOf, placingErrors, sessionErrors } from './text-errors';

const module = '01890a5d-ac96-774b-bcce-b302099a8001';
const other = '01890a5d-ac96-774b-bcce-b302099a8002';
const options = {
  modules: [
    { id: module, code: 'M01', title: 'Lire son centre-bourg', plannedMinutes: 420, defaultCapacity: 20 },
    { id: other, code: 'M02', title: 'Piloter une ORT', plannedMinutes: 420, defaultCapacity: null },
  ],
} as OrganiserOptions;
const empty = newSession(new Date('2026-11-22T08:00:00Z'), 'auvergne@treize.example');
const filled = (given: Partial<SessionText> = {}): SessionText => ({
  ...withModule(empty, options, module),
  regionCode: '84',
  days: [{ id: '', date: '2027-01-12', halfDays: [{ period: 'AM', startTime: '09:30', endTime: '12:30' }] }],
  closesOn: '2027-01-11',
  ...given,
});
const ids = (text: SessionText) => sessionErrors(text).map(({ id }) => id);

it('takes title and capacity from the module, never over what was typed', () => {
  const first = withModule(empty, options, module);
  expect(first).toMatchObject({ title: 'Lire son centre-bourg', capacity: '20' });
  expect(withModule(first, options, other)).toMatchObject({ title: 'Piloter une ORT', capacity: '' });
  expect(withModule({ ...first, title: 'Mon titre', capacity: '12' }, options, other)).toMatchObject({
    title: 'Mon titre',
    capacity: '12',
  });
});

it('closes registration the eve of the first day until told otherwise', () => {
  expect(withDeadline(filled({ closesOn: '' })).closesOn).toBe('2027-01-11');
  expect(withDeadline(filled({ closesOn: '2027-01-05' })).closesOn).toBe('2027-01-05');
});

it('gives a draft the contract accepts, with instants in Paris time', () => {
  const draft = draftOf(filled());
  expect(sessionDraft.safeParse(draft).success).toBe(true);
  expect(draft).toMatchObject({
    opensAt: '2026-11-22T08:00:00.000Z',
    closesAt: '2027-01-11T17:00:00.000Z',
    capacity: 20,
  });
  expect(draftOf(filled({ capacity: '' })).capacity).toBeNull();
  expect(sessionErrors(filled())).toEqual([]);
});

it('names every missing field of the empty form', () => {
  expect(ids(empty)).toEqual(['moduleId', 'regionCode', 'title', 'days-0-date', 'closesOn']);
});

it.each([
  ['a capacity that is no number', { capacity: 'douze' }, ['capacity']],
  ['a link without https', { format: 'REMOTE' as const, joinUrl: 'http://visio.example' }, ['joinUrl']],
  ['a deadline after the end', { closesOn: '2027-01-13' }, ['closesOn']],
  ['a deadline before the opening', { closesOn: '2026-11-01' }, ['closesOn']],
  ['an hour that the clocks skip', { opensOn: '2027-03-28', opensTime: '02:30' }, ['opensOn']],
])('refuses %s', (_, given, expected) => expect(ids(filled(given))).toEqual(expected));

it('plans the timetable and says where it fails', () => {
  const halfDays = [
    { period: 'AM' as const, startTime: '09:30', endTime: '12:30' },
    { period: 'PM' as const, startTime: '12:00', endTime: '16:00' },
  ];
  const errors = placingErrors(filled({ days: [{ id: '', date: '2027-01-12', halfDays }] }));
  expect(errors).toEqual([
    { id: 'days-0-halfDays-1-startTime', message: 'Cette demi-journée en chevauche une autre.' },
  ]);
  expect(placingErrors(filled({ days: [{ id: '', date: '2027-01-12', halfDays: [] }] }))).toEqual([
    { id: 'days-0-halfDays', message: 'Ajoutez au moins une demi-journée.' },
  ]);
});

it('finds the control of a path told by the server', () => {
  expect(idOf('body.days.0.halfDays.1.startTime')).toBe('days-0-halfDays-1-startTime');
  expect(idOf('body.closesAt')).toBe('closesOn');
});
