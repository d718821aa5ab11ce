// A person takes their place to another date: the old link leads to the new one; when that date is full, nothing changes.
import type { Locator, Page } from 'playwright-core';
import { linkOf } from '../mailbox';
import { faultsOf, settled } from '../reading';
import type { Scene, SceneSession } from './scene';

export function transfer(scene: Scene): void {
  const { story } = scene;
  const [leaver, stayer, quick] = [
    scene.person('Solenn', 'Evanno'),
    scene.person('Pierrick', 'Fustec'),
    scene.person('Katell', 'Guyader'),
  ];
  let [from, to] = [] as unknown as [SceneSession, SceneSession];
  let oldUrl = '';
  const dateButton = (page: Page): Locator =>
    page
      .getByRole('listitem')
      .filter({ hasText: to.title })
      .getByRole('button', { name: /^Choisir cette date : / });

  story.anew();

  story.step('passes to another date of the same module, in one confirmed move', async () => {
    from = await scene.session('Écouter les habitants', { capacity: 5 });
    to = await scene.session(`Écouter les habitants, autre date ${story.mark}`, { capacity: 2 });
    oldUrl = (await scene.registered(from, leaver)).url;
    const page = await story.newPage();
    await page.goto(oldUrl);
    await page.getByRole('link', { name: 'Passer à une autre date' }).click();
    await dateButton(page).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Passer à cette date' }).click();
    await page.getByRole('heading', { name: 'Vous êtes passé·e à cette date' }).waitFor();
    await page.getByRole('heading', { level: 1, name: to.title }).waitFor();
    expect(await scene.statuses(from)).toEqual({ [leaver.family]: 'TRANSFERRED' });
    expect(await scene.statuses(to)).toEqual({ [leaver.family]: 'CONFIRMED' });
  });

  story.step('one message tells both dates, and the old link leads to the new registration', async () => {
    const message = await story.stack.mailbox.waitFor(leaver.email, 'Changement de session');
    for (const { title } of [from, to]) expect(message.text).toContain(title);
    const invitation = await story.stack.mailbox.waitFor(leaver.email, `Invitation\u00a0: ${to.title}`);
    expect(invitation.calendar).toContain('METHOD:REQUEST');
    await story.stack.mailbox.waitFor(leaver.email, 'Agenda');
    const page = await story.newPage();
    await page.goto(oldUrl);
    await page.getByText(/^Votre inscription continue à une autre date, sous le n°\s/).waitFor();
    await page.getByRole('link', { name: 'Voir mon inscription actuelle' }).click();
    await page.getByRole('heading', { level: 1, name: to.title }).waitFor();
    expect(page.url()).toBe(linkOf(message, 'Voir mon inscription'));
    await page.getByText(/^Historique de l’inscription/).click();
    await page.getByText('Arrivée d’une autre date').waitFor();
  });

  story.step('is refused when the last place has just gone, and nothing has changed', async () => {
    const { url } = await scene.registered(from, stayer);
    const page = await story.newPage();
    await page.goto(`${url}/transfer`);
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await dateButton(page).click();
    await scene.registered(to, quick);
    await page.getByRole('dialog').getByRole('button', { name: 'Passer à cette date' }).click();
    await page.getByText('Votre inscription actuelle n’a pas changé.').waitFor();
    await dateButton(page).waitFor({ state: 'detached' }); // full: proposed no more
    expect(await scene.statuses(from)).toMatchObject({ [stayer.family]: 'CONFIRMED' });
    expect(Object.keys(await scene.statuses(to))).not.toContain(stayer.family);
    // The summary and the invitation of the first date, nothing since.
    expect(await story.stack.mailbox.list(stayer.email)).toHaveLength(2);
  });
}
