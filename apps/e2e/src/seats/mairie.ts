// The mairie's contact: a pasted list with errors, its outcomes, somebody replaced, requests answered, no other commune.
import type { Locator, Page } from 'playwright-core';
import { enterAs } from '../browser';
import { invitationOf } from '../mailbox';
import { exportOf } from './export';
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from './scene';

const guingamp = '22070';
const lannion = '22113';

export function mairie(scene: Scene): void {
  const { story } = scene;
  story.anew();
  const there = scene.person('Fanch', 'Abgrall');
  const [anne, broken, formula, ...good] = [
    scene.person('Anne', 'Bihan'),
    scene.person('Brendan', 'Caradec'),
    scene.person('Clarisse', 'Daoulas'),
    scene.person('Denis', 'Ezan'),
    scene.person('Elouan', 'Floch'),
    scene.person('Fleur', 'Guivarch'),
  ] as const;
  const replacing = scene.person('Gurvan', 'Hascoet');
  let session: SceneSession;
  let page: Page;

  const lineOf = (position: number): Locator =>
    page.getByRole('row').filter({ has: page.getByLabel(`Nom, ligne ${position}`, { exact: true }) });
  const toCorrect = (count: number): Promise<void> => page.getByText(`${count} à corriger.`).waitFor();
  const refused = async (path: string): Promise<number> => (await page.context().request.get(path)).status();

  story.step('pastes eight people on a session where the commune has three places, one taken', async () => {
    session = await scene.session('Gouverner un projet à plusieurs', { capacity: 20, share: 3 });
    await scene.registered(session, there, { town: guingamp });
    page = await story.newPage();
    await enterAs(page, 'Solène Morvanec');
    await page.goto(`/sessions/${session.id}`);
    await page.getByRole('link', { name: 'Inscrire plusieurs personnes de ma commune' }).click();
    await page.getByRole('heading', { level: 1, name: 'Inscrire plusieurs personnes' }).waitFor();
    await page.getByText('Part de chaque commune : 3 places. Au-delà, les personnes attendent.').waitFor();
    const row = ({ family, given, email }: typeof anne, job: string): string =>
      [family, given, email, job].join('\t');
    const pasted = [
      row(anne, 'Adjointe au maire'),
      row({ ...broken, email: 'brendan.caradec(at)mairie' }, 'Conseiller municipal'),
      row(formula, '=HYPERLINK("http://x.example";"maire")'),
      row(anne, 'Adjointe au maire'),
      row(there, 'Maire'),
      ...good.map((one) => row(one, 'Conseiller municipal')),
    ];
    await page.getByLabel('Liste à coller').fill(['Nom\tPrénom\tCourriel\tFonction', ...pasted].join('\n'));
    await page.getByRole('button', { name: 'Lire cette liste' }).click();
    await page.getByText('8 personnes lues.').waitFor();
    await toCorrect(3);
  });

  story.step('each wrong row says what is wrong, beside it', async () => {
    await lineOf(2).getByText('Vérifiez l’adresse : nom@mairie.fr.').waitFor();
    await lineOf(3).getByText('Formule de tableur : retapez ce texte.').waitFor();
    await lineOf(4).getByText('Même personne qu’à la ligne 1 : retirez l’une des deux.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.getByLabel('Courriel (optionnel), ligne 2').inputValue()).toBe(
      'brendan.caradec(at)mairie',
    );
  });

  story.step(
    'corrects a row, takes the double away, and is told what will happen before sending',
    async () => {
      await page.getByLabel('Courriel (optionnel), ligne 2').fill(broken.email);
      await lineOf(4)
        .getByRole('button', { name: /^Retirer/ })
        .click();
      await toCorrect(1);
      await page.getByRole('button', { name: 'Vérifier ce qui se passera' }).click();
      const forecast =
        'À l’envoi : 2 personnes auront une place, 3 iront en liste d’attente, 1 déjà inscrite.';
      await page.getByText(forecast).waitFor();
      await lineOf(1).getByText('Aura une place').waitFor();
      await lineOf(4).getByText('Déjà inscrite').waitFor();
      await lineOf(7).getByText('La collectivité a déjà sa part de places (3 places).').waitFor();
      expect(Object.keys(await scene.statuses(session))).toEqual([there.family]);
    },
  );

  story.step('sends the good rows; the wrong one stays as it was typed, even after reloading', async () => {
    await page.getByRole('button', { name: 'Envoyer 5 inscriptions' }).click();
    await page.getByRole('heading', { name: 'C’est envoyé' }).waitFor();
    await page
      .getByText('2 personnes inscrites, 3 en liste d’attente, 1 déjà inscrite. 1 ligne reste ci-dessous.')
      .waitFor();
    await page.getByText('Formule de tableur : retapez ce texte.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await page.getByText('Formule de tableur : retapez ce texte.').waitFor();
    expect(await page.getByLabel('Nom, ligne 1', { exact: true }).inputValue()).toBe(formula.family);
    expect(await scene.statuses(session)).toEqual({
      [there.family]: 'CONFIRMED',
      [anne.family]: 'CONFIRMED',
      [broken.family]: 'CONFIRMED',
      ...Object.fromEntries(good.map(({ family }) => [family, 'WAITLISTED'])),
    });
    const message = await story.stack.mailbox.waitFor(anne.email, 'Inscription confirmée');
    expect(message.text).toMatch(/mairie/);
    await story.stack.mailbox.waitFor(good[0].email, 'Liste d’attente');
  });

  story.step('finds them among the people of the commune, with the reason of those who wait', async () => {
    await page.goto(`/municipality/${guingamp}`);
    await page.getByRole('heading', { level: 1, name: 'Les personnes de Guingamp' }).waitFor();
    await page.getByLabel('Nom ou session').fill(good[1].family);
    const row = page.getByRole('table').last().getByRole('row').filter({ hasText: good[1].family });
    await row.getByText('Liste d’attente (2e)').waitFor();
    await row.getByText(/collectivité a déjà sa part/).waitFor();
    await row.getByText('par la mairie').waitFor();
  });

  story.step('replaces one person by another: both are told, the number keeps its root', async () => {
    await page.getByLabel('Nom ou session').fill(anne.family);
    await page.getByRole('link', { name: `${anne.family} ${anne.given}` }).click();
    await page.getByRole('link', { name: 'Remplacer par quelqu’un d’autre' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(replacing.family);
    await page.getByLabel('Prénom').fill(replacing.given);
    await page.getByLabel('Courriel').fill(replacing.email);
    await page.getByRole('radio', { name: 'Élu·e' }).check();
    await page.getByLabel('Fonction', { exact: true }).fill('Conseiller municipal');
    await page.getByRole('button', { name: `Remplacer ${anne.given} ${anne.family}` }).click();
    await page
      .getByText(`${replacing.given} ${replacing.family} remplace ${anne.given} ${anne.family}.`)
      .waitFor();
    await page.getByText(/Inscription n°\s\S+-2$/).waitFor();
    expect(await scene.statuses(session)).toMatchObject({
      [anne.family]: 'REPLACED',
      [replacing.family]: 'CONFIRMED',
    });
    const left = await story.stack.mailbox.waitFor(anne.email, 'Place confiée à quelqu’un d’autre');
    expect(left.text).toContain('Votre mairie a confié votre place à quelqu’un d’autre.');
    expect(invitationOf(left).method).toBe('CANCEL');
    const joined = invitationOf(await story.stack.mailbox.waitFor(replacing.email, 'Invitation'));
    expect(joined).toMatchObject({ method: 'REQUEST', attendees: [`mailto:${replacing.email}`] });
  });

  story.step('confirms that one person sits in its council, refuses another with the reason', async () => {
    const asked = await scene.session('Concilier commerces et logements', {
      capacity: 5,
      validation: 'MUNICIPALITY',
    });
    const [sitting, unknown] = [scene.person('Hervé', 'Ifig'), scene.person('Ingrid', 'Jezequel')];
    for (const one of [sitting, unknown]) await scene.registered(asked, one, { town: guingamp });
    await page.goto(`/municipality/${guingamp}`);
    await page.getByRole('link', { name: /^Répondre à/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Demandes à valider' }).waitFor();
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: `Accepter ${sitting.given} ${sitting.family}` }).click();
    await dialog.getByRole('button', { name: 'Accepter cette demande' }).click();
    await page.getByText('1 demande acceptée : la place est confirmée, et un message part.').waitFor();
    await page.getByRole('button', { name: `Refuser ${unknown.given} ${unknown.family}` }).click();
    const refuse = dialog.getByRole('button', { name: 'Refuser cette demande' });
    expect(await refuse.isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByLabel('Motif').fill('Ne siège plus au conseil depuis mars');
    await refuse.click();
    await page.getByText('1 demande refusée : le motif est envoyé, et la place rendue.').waitFor();
    expect(await scene.statuses(asked)).toEqual({
      [sitting.family]: 'CONFIRMED',
      [unknown.family]: 'REFUSED',
    });
    await story.stack.mailbox.waitFor(sitting.email, 'Invitation');
    const message = await story.stack.mailbox.waitFor(unknown.email, 'Inscription non acceptée');
    expect(message.text).toMatch(/Motif indiqué\s: Ne siège plus au conseil depuis mars/);
  });

  story.step('the organiser exports who registered whom, and on whose behalf', async () => {
    await scene.organiser.goto(`/organiser/sessions/${session.id}`);
    const people = await exportOf(scene.organiser);
    expect(people.get(good[0].family)).toMatchObject({
      Origine: 'La mairie',
      'Inscription faite par': 'Solène Morvanec',
      'Pour le compte de': 'Guingamp',
      'Écrire à la mairie': 'non',
    });
    expect(people.get(there.family)).toMatchObject({ Origine: 'La personne', 'Pour le compte de': '' });
    expect(people.get(replacing.family)?.['À la suite de']).toBe(people.get(anne.family)?.['Numéro']);
  });

  story.step('never sees another commune, nor its people', async () => {
    await page.goto(`/municipality/${lannion}`);
    await page.getByText('Cette commune ne vous est pas confiée.').waitFor();
    await page.goto(`/municipality/${lannion}/sessions/${session.id}/register`);
    await page.getByText(/ou cette commune ne vous est pas confiée/).waitFor();
    const { registrationId } = await scene.registered(session, scene.person('Joris', 'Kergoat'));
    await page.goto(`/municipality/${guingamp}/registrations/${registrationId}`);
    await page.getByText('Cette inscription n’est pas d’une commune qui vous est confiée.').waitFor();
    expect(await refused(`/api/municipality/${lannion}/registrations`)).toBe(404);
    expect(await refused(`/api/municipality/${guingamp}/registrations/${registrationId}`)).toBe(404);
  });
}
