// What a received message is, and which ones no person wrote.
import { isAutomatic, isMailServer, sortInbound, type InboundFacts, type InboundSort } from './inbound';

const facts = (change: Partial<InboundFacts>): InboundFacts => ({
  hasReport: false,
  hasCalendar: false,
  hasCalendarProblem: false,
  isAutomatic: false,
  ...change,
});

it.each<[InboundSort, Partial<InboundFacts>]>([
  ['PERSON', {}],
  ['AUTO', { isAutomatic: true }],
  ['REPLY', { hasCalendar: true }],
  ['REPLY', { hasCalendar: true, isAutomatic: true }],
  ['REVIEW', { hasCalendarProblem: true }],
  ['REVIEW', { hasCalendarProblem: true, isAutomatic: true }],
  ['BOUNCE', { hasReport: true, isAutomatic: true }],
  ['BOUNCE', { hasReport: true, hasCalendar: true }],
])('sorts as %s what has %j', (sort, change) => {
  expect(sortInbound(facts(change))).toBe(sort);
});

const marks = (headers: Record<string, string>, subject = 'Bonjour', from = 'anne@mairie.example') => ({
  header: (name: string) => headers[name] ?? null,
  subject,
  from,
});

it.each([
  { 'auto-submitted': 'auto-replied' },
  { 'auto-submitted': 'auto-generated; owner-email="anne@mairie.example"' },
  { 'auto-submitted': 'Auto-Replied (vacation)' },
  { 'x-autoreply': 'yes' },
  { 'x-autorespond': '' },
  { precedence: 'bulk' },
  { precedence: 'List' },
  { precedence: 'junk' },
  { precedence: 'auto_reply' },
  { 'return-path': '<>' },
  { 'return-path': ' < > ' },
])('[3.4-35] no person wrote what is marked %j', (headers) => {
  expect(isAutomatic(marks(headers))).toBe(true);
});

it.each([
  'Réponse automatique : Invitation',
  'Réponse automatique : Invitation',
  'Reponse automatique: Invitation',
  '[EXTERNE] Réponse automatique : Invitation',
  'Absence du bureau : Invitation',
  'Absent(e) du bureau',
  'Absente du bureau jusqu’au 3',
  'Message d’absence : Invitation',
  "Notification d'absence",
  'Je suis actuellement absente jusqu’au 20 janvier',
  'En congé jusqu’au 20 janvier',
  'En congés, de retour le 3',
  'Auto: Invitation',
  'Automatic reply: Invitation',
  'Auto-Reply: Invitation',
  'AutoReply',
  'Out of Office',
  'Out of the office: Invitation',
  'I’m out of the office',
  'Vacation reply',
])('[3.4-35] an absence is known by its subject: %s', (subject) => {
  expect(isAutomatic(marks({}, subject))).toBe(true);
  expect(isAutomatic(marks({}, subject.normalize('NFD')))).toBe(true);
});

it.each([
  'Re: Réponse automatique : Invitation',
  'Mon absence le 4 février',
  'Absence de M. le maire',
  'Je suis absente ce jour-là, puis-je changer de date ?',
  'Automobile : stationnement',
  'Autorisation de voirie',
  'Invitation au départ en congés de Paul',
])('a person wrote: %s', (subject) => {
  expect(isAutomatic(marks({}, subject))).toBe(false);
});

it.each([
  {},
  { 'auto-submitted': 'no' },
  { 'return-path': '<anne@mairie.example>' },
  { precedence: 'first-class' },
  { 'x-autoreply': 'no' },
])('a person wrote what is marked %j', (headers) => {
  expect(isAutomatic(marks(headers))).toBe(false);
});

it.each([
  ['mailer-daemon@mairie.example', true],
  ['postmaster@mairie.example', true],
  ['no-reply@mairie.example', false],
  ['anne@mairie.example', false],
])('%s: is a mail server %s', (from, is) => {
  expect(isMailServer(from)).toBe(is);
});

it.each(['mailer-daemon@mairie.example', 'noreply@mairie.example', 'ne-pas-repondre@mairie.example'])(
  'nobody reads what is sent to %s',
  (from) => {
    expect(isAutomatic(marks({}, 'Bonjour', from))).toBe(true);
  },
);
