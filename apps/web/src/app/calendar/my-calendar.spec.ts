// A person's choice and secret address: saved, renewed after a question that tells the facts, refusals told.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { calendarPaths, type MyCalendar } from '@treize/contract/calendar';
import { MyCalendarPart } from './my-calendar';

const address = (token: string) => `https://treize.example/api/feeds/personal/${token}.ics`;
let fixture: ComponentFixture<MyCalendarPart>;
const find = <T extends HTMLElement>(selector: string) => fixture.nativeElement.querySelector(selector) as T;
const text = () => (fixture.nativeElement.textContent as string).replace(/\s+/g, ' ');
const button = (label: string) =>
  ([...fixture.nativeElement.querySelectorAll('button')] as HTMLButtonElement[]).find((one) =>
    one.textContent?.includes(label),
  ) as HTMLButtonElement;
const http = () => TestBed.inject(HttpTestingController);
const settled = async () => {
  await new Promise((done) => setTimeout(done));
  await fixture.whenStable();
};

async function open(stored: MyCalendar): Promise<void> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  fixture = TestBed.createComponent(MyCalendarPart);
  TestBed.tick();
  http().expectOne(calendarPaths.mine).flush(stored);
  await settled();
}

it('shows what is stored, and no address before one is needed', async () => {
  await open({ channel: 'MAIL', includesMailed: false, feedUrl: null });
  const [mail, feed] = [...fixture.nativeElement.querySelectorAll('input[type=radio]')] as HTMLInputElement[];
  expect([mail?.checked, feed?.checked]).toEqual([true, false]);
  expect(find('app-subscribe-box')).toBeNull();
  expect(text()).toContain('sera créée quand vous choisirez l’abonnement');
});

it('saves the choice, shows the new address with its warning, and says so', async () => {
  await open({ channel: 'MAIL', includesMailed: false, feedUrl: null });
  find<HTMLInputElement>('label:nth-of-type(2) input[type=radio]').click();
  await fixture.whenStable();
  button('Enregistrer').click();
  const sent = http().expectOne({ method: 'PUT', url: calendarPaths.mine });
  expect(sent.request.body).toEqual({ channel: 'FEED', includesMailed: false });
  sent.flush({ channel: 'FEED', includesMailed: false, feedUrl: address('a') });
  await settled();
  expect(find<HTMLInputElement>('#my-feed').value).toBe(address('a'));
  expect(text()).toContain('Cette adresse est un secret');
  expect(find('form [role=status]').textContent).toContain('L’adresse de votre agenda est prête');
});

it('renews the address only once the facts are confirmed', async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  await open({ channel: 'FEED', includesMailed: true, feedUrl: address('a') });
  button('Renouveler l’adresse secrète').click();
  await fixture.whenStable();
  expect(find<HTMLDialogElement>('dialog').open).toBe(true);
  expect(find('dialog').textContent).toContain('ne mènera plus à rien');
  http().expectNone(calendarPaths.renewMine);
  ([...find('dialog').querySelectorAll('button')][0] as HTMLButtonElement).click();
  http()
    .expectOne({ method: 'POST', url: calendarPaths.renewMine })
    .flush({ channel: 'FEED', includesMailed: true, feedUrl: address('b') });
  await settled();
  expect(find<HTMLInputElement>('#my-feed').value).toBe(address('b'));
  expect(text()).toContain('Nouvelle adresse créée');
});

it('tells a refusal and keeps what was chosen', async () => {
  await open({ channel: 'MAIL', includesMailed: false, feedUrl: null });
  find<HTMLInputElement>('input[type=checkbox]').click();
  await fixture.whenStable();
  button('Enregistrer').click();
  http()
    .expectOne({ method: 'PUT', url: calendarPaths.mine })
    .flush(null, { status: 503, statusText: 'Service Unavailable' });
  await settled();
  expect(find('[role=alert]').textContent?.trim()).not.toBe('');
  expect(find<HTMLInputElement>('input[type=checkbox]').checked).toBe(true);
});
