// A full session: the line, why one waits, more places tried before they are saved, offers accepted and declined.
import type { Page } from 'playwright-core';
import { invitationOf, linkOf } from '../mailbox';
import {
  atStep,
  fillStepIdentity,
  fillStepYou,
  nextStep,
  type Registrant,
} from '../journey/registration-form';
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from './scene';

const town = 'Lannion';

export function line(scene: Scene): void {
  const { story } = scene;
  const seated = scene.person('Gaud', 'Prigent');
  const [first, second, third] = [
    scene.person('Enora', 'Bouder'),
    scene.person('Malo', 'Cozan'),
    scene.person('Riwal', 'Derrien'),
  ];
  let session: SceneSession;

  story.anew();

  const openLine = async (): Promise<Page> => {
    const page = scene.organiser;
    await page.goto(`/organiser/sessions/${session.id}?tab=waiting`);
    await page.getByRole('heading', { name: 'Et avec plus de places' }).waitFor();
    return page;
  };
  /** Opens the offer from its message, on a phone of its own. */
  const openOffer = async ({ email }: Registrant): Promise<Page> => {
    const message = await story.stack.mailbox.waitFor(email, 'Place proposée');
    expect(message.text).toMatch(/Elle vous est gardée jusqu’au .* \(heure de Paris\)/);
    const page = await story.newPage();
    await page.goto(linkOf(message, 'Accepter ou refuser la place'));
    await page.getByRole('heading', { level: 1, name: 'Une place vous est proposée' }).waitFor();
    await page.getByText(/^\s*Répondez avant le .*\d+\sh/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    return page;
  };

  story.step('is told before the form that she would wait, then her rank and why', async () => {
    session = await scene.session('Financer un projet de centre-bourg', { capacity: 1 });
    await scene.registered(session, seated);
    const page = await story.newPage();
    await page.goto(`/sessions/${session.id}/register`);
    await page.getByRole('heading', { name: 'Cette session est complète' }).waitFor();
    await fillStepYou(page, town);
    await fillStepIdentity(page, first);
    await atStep(page, 3);
    await nextStep(page);
    await atStep(page, 4);
    await page.getByRole('button', { name: 'Demander une place en liste d’attente' }).click();
    await page.waitForURL('**/done');
    await page.getByRole('heading', { level: 1, name: 'Vous êtes en liste d’attente' }).waitFor();
    await page.getByText('1er', { exact: true }).waitFor();
    const why = page.getByRole('region', { name: 'Pourquoi pas encore' });
    await why.getByText('Toutes les places de la session sont prises.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const message = await story.stack.mailbox.waitFor(first.email, 'Liste d’attente');
    expect(message.text).toContain('Toutes les places sont prises.');
    expect(message.calendar).toBeNull();
  });

  story.step('the next ones read their own rank, and who is served first', async () => {
    const { url } = await scene.registered(session, second);
    await scene.registered(session, third);
    const page = await story.newPage();
    await page.goto(url);
    await page.getByText('Vous êtes en liste d’attente, au 2e rang.').waitFor();
    const why = page.getByRole('region', { name: 'Pourquoi pas encore' });
    await why.getByText(/elle est proposée par courriel dans l’ordre d’arrivée/).waitFor();
  });

  story.step(
    'the organiser tries one more place: the trial names who would have it, and writes nothing',
    async () => {
      const page = await openLine();
      const table = page.getByRole('table', { name: 'Liste d’attente, dans l’ordre' });
      const ranks = await table.getByRole('rowheader').allInnerTexts();
      expect(ranks.map((text) => text.split('\n')[0]?.trim())).toEqual(
        [first, second, third].map(({ family, given }) => `${family} ${given}`),
      );
      await table
        .getByText(/toutes les places de la session sont prises/i)
        .first()
        .waitFor();
      await page.getByRole('button', { name: '1 place de plus' }).click();
      const trial = page.locator('app-trial-answer');
      await trial.getByText('1 personne recevrait une place :').waitFor();
      await trial.getByText(`${first.given} ${first.family} (1er, ${town})`).waitFor();
      await trial.getByText('2 personnes attendraient encore ; plus de place libre ensuite.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(Object.values(await scene.statuses(session))).not.toContain('OFFERED');
    },
  );

  story.step('saves it: she is offered the place, accepts it and is invited', async () => {
    const page = scene.organiser;
    await page.getByRole('button', { name: 'Enregistrer ce changement' }).click();
    await page.getByText('Le changement est enregistré ; les places libérées sont proposées.').waitFor();
    await page.getByRole('heading', { name: '1 place proposée' }).waitFor();
    const visitor = await openOffer(first);
    await visitor.getByRole('button', { name: 'Accepter la place' }).click();
    await visitor.getByRole('heading', { name: 'Place acceptée' }).waitFor();
    invitationOf(await story.stack.mailbox.waitFor(first.email, 'Invitation'));
    expect(await scene.statuses(session)).toMatchObject({ [first.family]: 'CONFIRMED' });
  });

  story.step('another declines the next one, which goes to whoever follows', async () => {
    const page = await openLine();
    await page.getByRole('button', { name: '1 place de plus' }).click();
    await page.locator('app-trial-answer').getByText(`${second.given} ${second.family}`).waitFor();
    await page.getByRole('button', { name: 'Enregistrer ce changement' }).click();
    const visitor = await openOffer(second);
    await visitor.getByRole('button', { name: 'Refuser la place' }).click();
    await visitor.getByRole('dialog').getByRole('button', { name: 'Refuser la place' }).click();
    await visitor.getByRole('heading', { name: 'Place refusée' }).waitFor();
    const next = await openOffer(third);
    await next.getByRole('button', { name: 'Accepter la place' }).click();
    await next.getByRole('heading', { name: 'Place acceptée' }).waitFor();
    expect(await scene.statuses(session)).toEqual({
      [seated.family]: 'CONFIRMED',
      [first.family]: 'CONFIRMED',
      [second.family]: 'CANCELLED_BY_PERSON',
      [third.family]: 'CONFIRMED',
    });
    expect(
      (await story.stack.mailbox.list(second.email)).filter(({ subject }) =>
        subject.startsWith('Place proposée'),
      ),
    ).toHaveLength(1);
  });
}
