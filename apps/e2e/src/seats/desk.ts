// The organiser at work: places by cause, the roster by keyboard, a group separated, people moved after a cancellation.
import type { Locator, Page } from 'playwright-core';
import { frenchInstant } from '@treize/rules/time/french';
import { exportOf } from './export';
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from './scene';

const reason = 'La salle est fermée pour travaux';

export function desk(scene: Scene): void {
  const { story } = scene;
  story.anew();
  const [asking, other, coming, together, alone] = [
    scene.person('Lena', 'Kernaleguen'),
    scene.person('Mathurin', 'Lozach'),
    scene.person('Nonna', 'Meudec'),
    scene.person('Ollivier', 'Nicolas'),
    scene.person('Paol', 'Omnes'),
  ];
  let session: SceneSession;
  let target: SceneSession;
  let page: Page;
  const open = (query = '', { id } = session): Promise<unknown> =>
    page.goto(`/organiser/sessions/${id}${query}`);

  story.step('reads the places by cause', async () => {
    page = scene.organiser;
    session = await scene.session('Animer un centre-bourg', {
      capacity: 4,
      validation: 'ORGANIZER',
      blocks: [{ label: 'Retirée', departmentCode: null, kind: null, places: 1, releasesAt: null }],
    });
    for (const one of [asking, other]) await scene.registered(session, one);
    await scene.registered(session, coming, { with: together });
    await scene.registered(session, alone);
    await open();
    expect(await scene.availability()).toEqual({
      Places: '4',
      Confirmées: '0',
      'À valider': '2',
      Proposées: '0',
      'En cours de saisie': '0',
      'Gardées ou promises': '1',
      'En attente': '3',
      Restantes: '1',
    });
  });

  story.step('searches, filters, and widens again', async () => {
    const people = page.getByRole('table', { name: 'Inscriptions de la session' });
    const names = async (): Promise<string[]> =>
      (await people.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
    await page.getByLabel('État', { exact: true }).selectOption({ label: 'Toutes (5)' });
    await people.getByRole('rowheader', { name: alone.family }).waitFor();
    await page.getByLabel('Nom, collectivité ou numéro').fill(together.given);
    await page
      .getByRole('status')
      .getByText(/^\s*1\spersonne\b/)
      .waitFor();
    expect(await names()).toEqual([`${together.family} ${together.given}`]);
    await page.getByRole('button', { name: 'Retirer les filtres' }).click();
    await page.getByLabel('État', { exact: true }).selectOption({ label: 'À valider (2)' });
    await page
      .getByRole('status')
      .getByText(/^\s*2\spersonnes\b/)
      .waitFor();
    expect((await names()).sort()).toEqual(
      [asking, other].map(({ family, given }) => `${family} ${given}`).sort(),
    );
  });

  story.step('accepts two requests at once, with the keyboard alone', async () => {
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Goes there from where the focus is, by Tab alone. */
    const pressOn = async (button: Locator): Promise<void> => {
      const isThere = () => button.evaluate((one) => one.matches(':focus'));
      for (let presses = 0; presses < 40 && !(await isThere()); presses++) await press('Tab');
      expect(await isThere()).toBe(true);
      await press('Enter');
    };
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await press('j', 'x', 'j', 'x');
    const bar = page.getByRole('region', { name: 'Actions sur la sélection' });
    await bar.getByText('2 personnes sélectionnées').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await pressOn(bar.getByRole('button', { name: 'Valider 2 inscriptions' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Valider 2 inscriptions ?' }).waitFor();
    await pressOn(dialog.getByRole('button', { name: 'Valider 2 inscriptions' }));
    await page.getByText('2 inscriptions validées').waitFor();
    expect(await scene.statuses(session)).toMatchObject({
      [asking.family]: 'CONFIRMED',
      [other.family]: 'CONFIRMED',
    });
    await story.stack.mailbox.waitFor(asking.email, 'Invitation');
  });

  story.step('sees why each waits: the group needs two places, whoever follows waits behind it', async () => {
    await open('?tab=waiting');
    await page.getByRole('heading', { name: '3 personnes en attente' }).waitFor();
    const groups = page.getByRole('table', { name: 'Liste d’attente, dans l’ordre' }).locator('tbody');
    await groups.nth(0).getByText('Groupe de 2, à placer ensemble').waitFor();
    await groups
      .nth(0)
      .getByText(/les places qui restent sont gardées pour d’autres/i)
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await groups
      .nth(1)
      .getByText(/les personnes qui attendent avant sont servies d’abord/i)
      .waitFor();
  });

  story.step('separates the group: the first of the two is offered the place that was left', async () => {
    await page.getByRole('button', { name: 'Séparer le groupe' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Séparer le groupe' }).click();
    await page.getByText('2 personnes ne sont plus en groupe').waitFor();
    await page.getByRole('heading', { name: '1 place proposée' }).waitFor();
    await story.stack.mailbox.waitFor(coming.email, 'Place proposée');
    expect(await scene.statuses(session)).toMatchObject({
      [coming.family]: 'OFFERED',
      [together.family]: 'WAITLISTED',
      [alone.family]: 'WAITLISTED',
    });
  });

  story.step('cancels the session, then sees what moving everybody would do, without doing it', async () => {
    target = await scene.session('Animer un centre-bourg, report', { capacity: 3 });
    await open('/cancel');
    await page.getByLabel('Motif').fill(reason);
    await page.getByRole('button', { name: 'Annuler la session' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler la session' }).click();
    await page.getByRole('heading', { level: 1, name: 'La session est annulée' }).waitFor();
    await story.stack.mailbox.waitFor(alone.email, 'Annulation'); // everybody's registration has ended by then
    await open();
    await page.getByRole('link', { name: 'Déplacer 5 personnes vers une autre session' }).click();
    await page.getByRole('radio', { name: frenchInstant(new Date(target.startsAt)) }).check();
    await page.getByText('3 personnes auront une place, 2 ne peuvent pas être déplacées.').waitFor();
    await page.getByRole('checkbox', { name: /^Mettre en attente qui n’y trouve pas de place/ }).check();
    await page.getByText('3 personnes auront une place, 2 attendront là-bas, dans le même ordre.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await scene.statuses(target)).toEqual({});
  });

  story.step('moves them in their order: who had a place, then who waited', async () => {
    await page.getByRole('button', { name: 'Déplacer 5 personnes' }).click();
    await page.getByText('3 personnes déplacées, 2 personnes en attente sur l’autre session.').waitFor();
    expect(await scene.statuses(target)).toEqual({
      [asking.family]: 'CONFIRMED',
      [other.family]: 'CONFIRMED',
      [coming.family]: 'CONFIRMED',
      [together.family]: 'WAITLISTED',
      [alone.family]: 'WAITLISTED',
    });
    const message = await story.stack.mailbox.waitFor(asking.email, 'Changement de session');
    expect(message.text).toContain(target.title);
  });

  story.step('exports them with where each comes from, and what each follows', async () => {
    await open('', target);
    const people = await exportOf(page);
    expect([...people.keys()]).toHaveLength(5);
    expect(people.get(together.family)).toMatchObject({
      État: 'Liste d’attente',
      Rang: '1',
      Origine: 'Transfert',
      'À la suite de': expect.stringMatching(/^53-\d{4}-\d+-\d+$/) as string,
    });
  });
}
