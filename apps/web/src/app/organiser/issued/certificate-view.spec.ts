// What the organiser's list of certificates shows for what the URL says, and what may be done with each.
import type { IssuedCertificate } from '@treize/contract/certificates';
import { actsOn, filtersOf, pageOf, viewed } from './certificate-view';

const certificate = (changes: Partial<IssuedCertificate>): IssuedCertificate => ({
  id: '1',
  number: 'CR-53-2026-002-0001',
  code: 'TRZ-7K4M-9QXD-2HVB',
  kind: 'COMPLETION',
  title: 'Budget',
  minutes: 420,
  halfDays: 2,
  heldOn: '2026-10-02',
  issuedAt: '2026-10-02T15:00:00.000Z',
  pdfPath: '/pdf',
  htmlPath: '/html',
  credentialPath: null,
  familyName: 'Orvault',
  givenName: 'Camille',
  status: 'VALID',
  revokedAt: null,
  reason: null,
  replacedByNumber: null,
  replacesNumber: null,
  hasAddress: true,
  ...changes,
});
const list = [
  certificate({ familyName: 'Zéphir', minutes: 60 }),
  certificate({ familyName: 'Élouard', status: 'REVOKED', number: 'AF-53-2026-002-0007' }),
  certificate({ familyName: 'Belloc', minutes: 210, issuedAt: '2026-10-03T15:00:00.000Z' }),
];
const shown = (params: Record<string, string>): string[] =>
  viewed(list, filtersOf(params)).map(({ familyName }) => familyName);

it.each([
  [{}, ['Belloc', 'Élouard', 'Zéphir']],
  [{ order: 'desc' }, ['Zéphir', 'Élouard', 'Belloc']],
  [{ sort: 'minutes' }, ['Zéphir', 'Belloc', 'Élouard']],
  [{ sort: 'issued', order: 'desc' }, ['Belloc', 'Zéphir', 'Élouard']],
  [{ q: 'elou' }, ['Élouard']],
  [{ q: 'camille' }, ['Belloc', 'Élouard', 'Zéphir']],
  [{ q: 'af 53' }, ['Élouard']],
  [{ status: 'REVOKED' }, ['Élouard']],
  [{ status: 'nonsense', sort: 'nonsense' }, ['Belloc', 'Élouard', 'Zéphir']],
  [{ q: 'nobody' }, []],
])('%j shows %j', (params, names) => expect(shown(params)).toEqual(names));

it('shows fifty a page, and the last page for one past the end', () => {
  const many = Array.from({ length: 120 }, (_, index) => certificate({ id: String(index) }));
  expect(pageOf(many, 1).rows).toHaveLength(50);
  expect(pageOf(many, 9)).toMatchObject({ page: 3, rows: { length: 20 } });
  expect(pageOf([], 2)).toEqual({ page: 1, rows: [] });
});

it.each([
  ['valid', {}, ['send', 'replace', 'revoke']],
  ['valid, of somebody without address', { hasAddress: false }, ['replace', 'revoke']],
  ['withdrawn', { status: 'REVOKED' }, ['replace']],
  ['withdrawn, replaced since', { status: 'REVOKED', replacedByNumber: 'CR-2' }, []],
  ['replaced', { status: 'REPLACED', replacedByNumber: 'CR-2' }, []],
] as const)('what may be done with one that is %s', (_, changes, expected) => {
  expect(actsOn(certificate(changes))).toEqual(expected);
});
