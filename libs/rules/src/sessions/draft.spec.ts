// What a session lacks, and dates that disagree.
import { datesFault, publicationFault } from './draft';

const complete = { format: 'ONSITE', venueId: 'v', joinUrl: null, trainerIds: ['t'] } as const;

it.each([
  ['a complete session', complete, null],
  ['no venue', { ...complete, venueId: null }, 'venue-missing'],
  [
    'remote without a venue',
    { ...complete, format: 'REMOTE', venueId: null, joinUrl: 'https://visio.example' },
    null,
  ],
  ['remote without a link', { ...complete, format: 'REMOTE', venueId: null }, 'join-link-missing'],
  ['hybrid without a link', { ...complete, format: 'HYBRID' }, 'join-link-missing'],
  ['nobody to lead it', { ...complete, trainerIds: [] }, 'trainer-missing'],
] as const)('%s', (_, session, code) => {
  expect(publicationFault(session)?.code ?? null).toBe(code);
});

const at = (hour: number) => new Date(Date.UTC(2027, 0, 12, hour));
it.each([
  ['closes at the end', at(1), at(16), null],
  ['closes after the end', at(1), at(17), 'closes-after-start'],
  ['closes when it opens', at(5), at(5), 'invalid-request'],
])('%s', (_, opensAt, closesAt, code) => {
  expect(datesFault({ opensAt, closesAt }, { endsAt: at(16) })?.code ?? null).toBe(code);
});
