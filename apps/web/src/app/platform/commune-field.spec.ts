// The commune combobox as a keyboard and a screen reader meet it.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Municipality } from '@treize/contract/territories';
import { CommuneField } from './commune-field';

const town = (code: string, name: string): Municipality => ({
  code,
  name,
  departmentCode: '15',
  departmentName: 'Cantal',
  regionCode: '84',
  regionName: 'Auvergne-Rhône-Alpes',
  epciCode: null,
  epciName: null,
  postcodes: ['15100'],
  programmes: [],
});

let fixture: ComponentFixture<CommuneField>;
let input: HTMLInputElement;
const options = () => [...fixture.nativeElement.querySelectorAll('[role=option]')] as HTMLElement[];
const press = async (key: string) => {
  input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await fixture.whenStable();
};
const type = async (text: string, found: Municipality[]) => {
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await fixture.whenStable();
  await new Promise((done) => setTimeout(done, 150));
  TestBed.tick();
  TestBed.inject(HttpTestingController)
    .expectOne(({ urlWithParams }) => urlWithParams.includes(`q=${text}`))
    .flush(found);
  await fixture.whenStable();
};

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  fixture = TestBed.createComponent(CommuneField);
  fixture.componentRef.setInput('inputId', 'commune');
  await fixture.whenStable();
  input = fixture.nativeElement.querySelector('input');
  await type('saint', [town('15187', 'Saint-Flour'), town('15188', 'Saint-Georges')]);
});

it('opens a list that the input controls, and says how many there are', () => {
  expect(input.getAttribute('aria-expanded')).toBe('true');
  expect(options()).toHaveLength(2);
  expect(fixture.nativeElement.querySelector('[role=status]').textContent).toContain('2 communes');
});

it('chooses with arrows and Enter', async () => {
  await press('ArrowDown');
  await press('ArrowDown');
  expect(input.getAttribute('aria-activedescendant')).toBe('commune-option-1');
  await press('Enter');
  expect(fixture.componentInstance.value()?.code).toBe('15188');
  expect([input.value, input.getAttribute('aria-expanded')]).toEqual(['Saint-Georges (15100)', 'false']);
});

it('takes the first one on Enter, and forgets it when the text changes', async () => {
  await press('Enter');
  expect(fixture.componentInstance.value()?.code).toBe('15187');
  await type('sarlat', []);
  expect(fixture.componentInstance.value()).toBeNull();
  expect(fixture.nativeElement.textContent).toContain('Aucune commune ne commence ainsi');
});

it('chooses with a click', async () => {
  options()[1]?.click();
  await fixture.whenStable();
  expect(fixture.componentInstance.value()?.code).toBe('15188');
});

it('closes on Escape, then empties', async () => {
  await press('Escape');
  expect([input.getAttribute('aria-expanded'), input.value]).toEqual(['false', 'saint']);
  await press('Escape');
  expect(input.value).toBe('');
});
