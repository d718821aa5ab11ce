// The trainer opens the half-day under way: marks, a walk-in, signatures, the seal, a correction, the closing.
import type { Locator, Page } from 'playwright-core';
import { enterAs } from '../browser';
import { chooseCommune } from './registration-form';
import type { Story } from './story';

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });
const mark = (page: Page, name: string, state: string): Promise<void> =>
  rowOf(page, name).getByRole('button', { name: state }).click();
const isMarked = (page: Page, name: string, state: string): Promise<void> =>
  rowOf(page, name).locator('[aria-pressed="true"]', { hasText: state }).waitFor();

/** Draws three strokes with the mouse. */
async function draw(page: Page, within: Locator): Promise<void> {
  const pad = within.getByRole('img', { name: 'Zone où dessiner la signature' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not on the screen');
  for (const stroke of [0.25, 0.45, 0.65]) {
    await page.mouse.move(box.x + box.width * stroke, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * (stroke + 0.1), box.y + box.height * 0.7, { steps: 6 });
    await page.mouse.up();
  }
}

/** The people still to decide on, as the sheet names them. */
async function namesOn(page: Page): Promise<string[]> {
  const groups = page.getByRole('group', { name: /^Présence de / });
  await groups.first().waitFor();
  const labels = await groups.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.replace('Présence de ', ''));
}

export function halfDay(story: Story): void {
  const alice = `${story.alice.family} ${story.alice.given}`;
  let [absent, excused, late] = ['', '', ''];
  let sheetLink: Locator;

  story.step('the trainer finds the half-day under way', async () => {
    const page = (story.trainer = await story.newPage());
    await enterAs(page, 'Yann Kerzec');
    await page.getByRole('heading', { level: 1, name: 'Feuilles d’émargement' }).waitFor();
    const [half] = await story.stack.sql<{ id: string }>('select id from half_days where session_id = $1', [
      story.today.id,
    ]);
    sheetLink = page.locator(`a[href$="${half?.id}"]`);
    await sheetLink.click();
    await page.getByRole('heading', { level: 1, name: story.today.title }).waitFor();
    await rowOf(page, alice).getByText('Besoins : Place près de l’écran').waitFor();
    for (const name of story.greeted) await isMarked(page, name, 'Présent·e');
  });

  story.step('marks who is there, absent, excused or late', async () => {
    const page = story.trainer;
    const others = (await namesOn(page)).filter((name) => name !== alice && !story.greeted.includes(name));
    [absent, excused, late] = others as [string, string, string];
    await mark(page, alice, 'Présent·e');
    await mark(page, absent, 'Absent·e');
    await mark(page, excused, 'Excusé·e');
    await mark(page, late, 'Présent·e');
    const row = rowOf(page, late);
    await row.getByRole('button', { name: /Retard ou départ/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Retard (minutes)').fill('15');
    await dialog.getByRole('button', { name: 'Noter les minutes' }).click();
    await row.getByText('15 min de retard').waitFor();
    await isMarked(page, absent, 'Absent·e');
    await isMarked(page, excused, 'Excusé·e');
  });

  story.step('adds a person who was not expected', async () => {
    const page = story.trainer;
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const form = page.getByRole('form', { name: 'Ajouter une personne' });
    await form.getByLabel('Nom', { exact: true }).fill('Quéméner');
    await form.getByLabel('Prénom').fill('Denez');
    await form.getByRole('radio', { name: 'Agent' }).check();
    await form.getByLabel('Fonction').fill('Directeur général des services');
    await chooseCommune(page, 'Commune', story.today.town);
    await form.getByRole('button', { name: 'Ajouter à la feuille' }).click();
    await rowOf(page, 'Quéméner Denez').getByText('inscrit·e sur place').waitFor();
  });

  story.step('one person draws a signature, another certifies without drawing', async () => {
    const page = story.trainer;
    const dialog = page.getByRole('dialog');
    await rowOf(page, alice)
      .getByRole('button', { name: /Faire signer/ })
      .click();
    await dialog.getByRole('heading', { name: alice }).waitFor();
    await draw(page, dialog);
    await dialog.getByRole('button', { name: 'Signer', exact: true }).click();
    await dialog.getByText(/Merci\. La signature de .* est notée\./).waitFor();
    await dialog.getByRole('button', { name: 'Revenir à la feuille' }).click();
    await rowOf(page, late)
      .getByRole('button', { name: /Faire signer/ })
      .click();
    await dialog.getByRole('button', { name: 'Je certifie ma présence' }).click();
    await dialog.getByText(/Merci\./).waitFor();
    await dialog.getByRole('button', { name: 'Revenir à la feuille' }).click();
    for (const name of [alice, late])
      await rowOf(page, name)
        .getByText(/signé à/)
        .waitFor();
  });

  story.step('closing waits until everybody is decided on', async () => {
    const page = story.trainer;
    await page.getByText(/Il reste \d+\s+personnes\s+à renseigner/).waitFor();
    expect(
      await page.getByRole('button', { name: /^Clôturer (la matinée|l’après-midi|la soirée)$/ }).count(),
    ).toBe(0);
    await page.getByRole('button', { name: /^Voir ces personnes/ }).click();
    await rowOf(page, absent).waitFor({ state: 'detached' });
    for (const name of await namesOn(page)) {
      await mark(page, name, 'Présent·e');
      await isMarked(page, name, 'Présent·e'); // the person stays in view
    }
  });

  story.step('closes the half-day with their own signature', async () => {
    const page = story.trainer;
    await page.getByRole('button', { name: /^Clôturer (la matinée|l’après-midi|la soirée)$/ }).click();
    const dialog = page.getByRole('dialog');
    await draw(page, dialog);
    await dialog.getByRole('button', { name: 'Signer et clôturer' }).click();
    await page.getByRole('heading', { name: 'Demi-journée clôturée' }).waitFor();
    await page.getByText(/^[0-9a-f]{64}$/).waitFor();
    expect(await page.getByRole('button', { name: 'Présent·e' }).count()).toBe(0);
  });

  story.step('corrects afterwards, with a reason that stays on the sheet', async () => {
    const page = story.trainer;
    await rowOf(page, late)
      .getByRole('button', { name: /^Corriger/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Retard (minutes)').fill('20');
    await dialog.getByLabel('Motif').fill('Arrivée notée par la mairie à l’accueil');
    await dialog.getByRole('button', { name: 'Enregistrer la correction' }).click();
    const corrections = rowOf(page, late).getByRole('list', { name: 'Corrections' });
    await corrections.getByText(/Motif\s*: Arrivée notée par la mairie à l’accueil/).waitFor();
  });

  story.step('closes the session, and the certificates leave', async () => {
    const page = story.trainer;
    await page.getByRole('link', { name: 'Feuilles d’émargement' }).first().click();
    const card = page.getByRole('article').filter({ has: sheetLink });
    await card.getByRole('button', { name: `Clôturer la session ${story.today.title}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Clôturer la session' }).click();
    await page.getByText(/est clôturée\. \d+\s+documents partent par courriel\./).waitFor();
  });
}
