// What the browser keeps for signing: one key for good, passes while they last, and nothing when storage refuses.
import { keepPass, keptPass, phoneKey } from './phone';

const halfDayId = '01890a5d-ac96-774b-bcce-b30209900001';
const other = '01890a5d-ac96-774b-bcce-b30209900002';
const now = new Date('2027-01-12T09:00:00Z');
const pass = (id = halfDayId) => ({
  halfDayId: id,
  pass: `pass of ${id}`,
  until: '2027-01-12T09:15:00.000Z',
});
const refusing = {
  getItem: () => {
    throw new DOMException('refused', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('refused', 'SecurityError');
  },
} as unknown as Storage;

beforeEach(() => localStorage.clear());

it('keeps one key, which the server takes', () => {
  const key = phoneKey();
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(phoneKey()).toBe(key);
  localStorage.clear();
  expect(phoneKey()).not.toBe(key);
  localStorage.setItem('treize.phone', '<script>');
  expect(phoneKey()).toMatch(/^[\w-]{22}$/);
});

it('without storage, the key lasts as long as the page', () => {
  expect(phoneKey(refusing)).toBe(phoneKey(refusing));
  expect(keptPass(halfDayId, now, refusing)).toBeNull();
  expect(() => keepPass(pass(), now, refusing)).not.toThrow();
});

it('keeps a pass a half-day, while it lasts', () => {
  keepPass(pass(), now);
  keepPass(pass(other), now);
  keepPass({ ...pass(), pass: 'newer' }, now);
  expect(keptPass(halfDayId, now)).toBe('newer');
  expect(keptPass(other, now)).toBe(`pass of ${other}`);
  expect(keptPass(halfDayId, new Date('2027-01-12T09:15:00Z'))).toBeNull();
});
