// The page that verifies: with the installation's keys, without the network, an altered file, another kind of file; nothing is sent.
import { File as NodeFile } from 'node:buffer';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { evidencePaths } from '@treize/contract/evidence';
import { aKey } from '@treize/evidence/evidence.fixture';
import { aSheet } from '@treize/evidence/sheet.fixture';
import { VerifyPage } from './verify-page';

let fixture: ComponentFixture<VerifyPage>;
let http: HttpTestingController;
const page = (): HTMLElement => fixture.nativeElement;
const words = (): string => (page().textContent ?? '').replace(/\s+/g, ' ');
const badges = (): string[] =>
  [...page().querySelectorAll('ui-badge')].map((one) => one.textContent?.trim() ?? '');
const press = (label: string) =>
  [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(label))?.click();
const answerKeys = async (keys: object[] | null) => {
  for (const asked of http.match(evidencePaths.keys))
    if (keys === null) asked.error(new ProgressEvent('offline'));
    else asked.flush({ keys });
  await new Promise((done) => setTimeout(done));
  await fixture.whenStable();
};

/** A file whose bytes can be read: those of jsdom cannot. */
const aFile = (content: string, name: string): File => new NodeFile([content], name) as unknown as File;

/** Hands a file over as the native control does. */
async function choose(content: string | File, name = 'emargement.json'): Promise<void> {
  const control = page().querySelector<HTMLInputElement>('input[type=file]');
  const file = typeof content === 'string' ? aFile(content, name) : content;
  Object.defineProperty(control, 'files', { value: [file], configurable: true });
  control?.dispatchEvent(new Event('change'));
  await new Promise((done) => setTimeout(done, 50));
  await fixture.whenStable();
}

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  http = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(VerifyPage);
  document.body.append(page());
  await fixture.whenStable();
});
afterEach(() => {
  // Only keys were ever asked: no file leaves.
  http.verify();
  page().remove();
});

it('says that the sheet is intact, who, when, what was corrected', async () => {
  await answerKeys([aKey(3).published, aKey().published]);
  await choose(aSheet());
  expect(document.activeElement?.textContent).toBe('Cette feuille est intacte');
  expect(badges()).toEqual(Array(10).fill('conforme'));
  for (const told of [
    'Nadia Belloc',
    'Salle du conseil, Saint-Flour',
    'Orvault Camille',
    'Hélène Wissan',
    'vue par l’accueil',
    '15 min de retard',
  ])
    expect(words()).toContain(told);
  expect(page().querySelectorAll('svg[role=img]')).toHaveLength(1);
});

it('without the network, says that the key was not compared, and compares it once it can', async () => {
  await answerKeys(null);
  await choose(aSheet());
  await answerKeys(null);
  expect(words()).toContain('l’origine n’est pas établie');
  expect(badges().filter((word) => word !== 'conforme')).toEqual(['non contrôlé']);
  press('Comparer la clé');
  await answerKeys([aKey().published]);
  expect(words()).toContain('Cette feuille est intacte');
});

it('says which check fails on an altered file, and warns of what it tells', async () => {
  await answerKeys([aKey().published]);
  await choose(aSheet().replace('PRESENT', 'EXCUSED'));
  expect(words()).toContain('Ce fichier a été modifié ou n’est pas complet');
  expect(words()).toContain('Empreinte non conforme');
  expect(words()).toContain('à ne pas croire tant qu’un contrôle échoue');
});

it('takes any other text for what it is, and another file after it', async () => {
  await answerKeys([aKey().published]);
  await choose('{"hello":1}', 'autre.json');
  expect(words()).toContain('Ce n’est pas le fichier de preuve d’une feuille d’émargement');
  press('Vérifier un autre fichier');
  await fixture.whenStable();
  expect(page().querySelector('input[type=file]')).not.toBeNull();
  await choose('%PDF-1.7 …', 'feuille.pdf');
  expect(words()).toContain('Ce fichier est un PDF');
  expect(page().querySelector('a[href="/certificates"]')).not.toBeNull();
});

it('takes a dropped file, and keeps the browser on the page', async () => {
  await answerKeys([aKey().published]);
  const dropped = new Event('drop', { cancelable: true });
  Object.assign(dropped, { dataTransfer: { files: [aFile(aSheet(), 'feuille.json')] } });
  page().querySelector('.zone')?.dispatchEvent(dropped);
  await new Promise((done) => setTimeout(done, 50));
  await fixture.whenStable();
  expect(dropped.defaultPrevented).toBe(true);
  expect(words()).toContain('Cette feuille est intacte');
});

it('says that a file gone since it was chosen cannot be read', async () => {
  await answerKeys([aKey().published]);
  const gone = { name: 'partie.json', size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) };
  await choose(gone as unknown as File);
  expect(words()).toContain('Choisissez-le de nouveau');
});

it.each([[[[[1, 2, 3]]]], ['x'], [{}]])(
  'a drawing of another form (%j) is not drawn, whatever its hash',
  async (strokes) => {
    await answerKeys([aKey().published]);
    await choose(aSheet(({ facts }) => ({ facts: facts.map((fact) => ({ ...fact, strokes })) })));
    expect(page().querySelector('svg[role=img]')).toBeNull();
    expect(words()).toContain('Un dessin n’est pas celui dont l’empreinte a été enregistrée');
  },
);
