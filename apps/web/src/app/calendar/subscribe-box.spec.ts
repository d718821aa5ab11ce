// The address of a calendar as a keyboard and a screen reader meet it: its field, copying, what is said of it.
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { SubscribeBox } from './subscribe-box';

const url = 'https://treize.example/api/feeds/regions/84.ics';
let fixture: ComponentFixture<SubscribeBox>;
const find = <T extends HTMLElement>(selector: string) => fixture.nativeElement.querySelector(selector) as T;
const status = () => find('[role=status]').textContent?.trim() ?? '';
const copy = async () => {
  find<HTMLButtonElement>('button').click();
  await fixture.whenStable();
};
const clipboard = (value: object | undefined) =>
  value === undefined
    ? Reflect.deleteProperty(navigator, 'clipboard')
    : Object.defineProperty(navigator, 'clipboard', { value, configurable: true });

beforeEach(async () => {
  fixture = TestBed.createComponent(SubscribeBox);
  fixture.componentRef.setInput('url', url);
  fixture.componentRef.setInput('name', 'Treize · Auvergne-Rhône-Alpes');
  fixture.componentRef.setInput('boxId', 'box');
  await fixture.whenStable();
});
afterEach(() => clipboard(undefined));

it('offers each program by a link, and says which ones open a tab', () => {
  const links = [...fixture.nativeElement.querySelectorAll('a')] as HTMLAnchorElement[];
  expect(links.map((link) => link.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Outlook (travail) (nouvel onglet)',
    'Outlook.com (nouvel onglet)',
    'Google Agenda (nouvel onglet)',
    'Apple et autres',
  ]);
  expect(links[3]?.href).toMatch(/^webcal:/);
  expect(links[3]?.target).toBe('');
});

it('copies the address and says so; another calendar says nothing yet', async () => {
  const written: string[] = [];
  clipboard({ writeText: async (text: string) => void written.push(text) });
  expect(status()).toBe('');
  await copy();
  expect(written).toEqual([url]);
  expect(status()).toContain('Adresse copiée');
  fixture.componentRef.setInput('url', url.replace('84', '53'));
  await fixture.whenStable();
  expect(status()).toBe('');
});

it.each([
  ['refuses', { writeText: () => Promise.reject(new Error('denied')) }],
  ['cannot', undefined],
])('selects the address when the browser %s', async (_, value) => {
  clipboard(value);
  await copy();
  const input = find<HTMLInputElement>('#box');
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, url.length]);
  expect(status()).toContain('Adresse sélectionnée');
});
