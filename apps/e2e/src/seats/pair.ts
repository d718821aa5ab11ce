// An élue registers on a phone together with her project lead: both have a place, or wait together.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { invitationOf, linkOf } from '../mailbox';
import { atStep, chooseCommune, nextStep, type Registrant } from '../journey/registration-form';
import { sidewaysScroll } from '../reading';
import type { Scene, SceneSession } from './scene';

export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const town = 'Guingamp';
const workshop = 'Atelier de la halle';
const noWorkshop = 'Atelier du pont';

/** The part of a step that asks about the person, or about her colleague. */
const partsOf = (page: Page, step: string): [Locator, Locator] => [
  page.locator(`app-step-${step}`).first(),
  page.locator(`app-step-${step}`).last(),
];

async function identify(part: Locator, { given, family, email }: Registrant): Promise<void> {
  await part.getByLabel('Nom', { exact: true }).fill(family);
  await part.getByLabel('Prénom').fill(given);
  await part.getByLabel('Adresse électronique').fill(email);
}

export function pair(scene: Scene): void {
  const { story } = scene;
  const [mayor, lead] = [scene.person('Maëlle', 'Queffelec'), scene.person('Tangi', 'Rospabu')];
  let session: SceneSession;
  let page: Page;
  let numbers: string[] = [];

  story.anew();

  const fits = async (): Promise<void> => expect(await sidewaysScroll(page)).toEqual([]);
  const figuresOf = async (limit?: string): Promise<Record<string, string>> => {
    await scene.organiser.goto(`/organiser/sessions/${session.id}`);
    return scene.availability(limit);
  };

  story.step('begins the form on a phone, with her colleague of the same commune', async () => {
    const limit = (label: string, kind: 'LUNCH' | 'WORKSHOP', capacity: number) => ({
      ...{ label, kind, capacity, included: 0 },
    });
    session = await scene.session('Redonner vie à la halle', {
      capacity: 10,
      limits: [limit(workshop, 'WORKSHOP', 4), limit(noWorkshop, 'WORKSHOP', 0), limit('Buffet', 'LUNCH', 8)],
    });
    page = await story.newPage(phone);
    await page.goto(`/sessions/${session.id}`);
    await page.getByRole('heading', { level: 1, name: session.title }).waitFor();
    await fits();
    await page.locator('.sticky-action').getByRole('link', { name: 'S’inscrire à cette session' }).tap();
    await atStep(page, 1);
    await page.getByRole('checkbox', { name: /^Inscrire aussi un·e collègue avec moi/ }).check();
    const [mine, theirs] = partsOf(page, 'you');
    await mine.getByRole('radio', { name: /^Élu·e/ }).check();
    await mine.getByLabel('Fonction', { exact: true }).selectOption('Maire');
    await mine.getByRole('radio', { name: 'Oui' }).check();
    await chooseCommune(mine, 'Votre commune', town);
    await theirs.getByRole('radio', { name: /^Agent/ }).check();
    await theirs
      .getByLabel('Sa fonction', { exact: true })
      .selectOption('Chef·fe de projet Petites villes de demain');
    await chooseCommune(theirs, 'Sa commune', town);
    await fits();
  });

  story.step('both places are held while the form is filled, and counted so for the organiser', async () => {
    await page.getByText(/^Vos 2 places sont gardées jusqu’à \d+\sh(\s\d+)?\.$/).waitFor();
    expect(await figuresOf()).toMatchObject({ 'En cours de saisie': '2', Restantes: '8' });
  });

  story.step('chooses a workshop for each; the one that is full says that it means waiting', async () => {
    await nextStep(page);
    await atStep(page, 2);
    const [me, other] = partsOf(page, 'identity');
    await identify(me, mayor);
    await identify(other, lead);
    await fits();
    await nextStep(page);
    await atStep(page, 3);
    const [mine, theirs] = partsOf(page, 'needs');
    await mine.getByText('Complet : ce choix met en liste d’attente').waitFor();
    await mine.getByRole('radio', { name: new RegExp(`^${workshop}`) }).check();
    await mine.getByRole('checkbox', { name: /^Buffet/ }).check();
    await nextStep(page);
    await page.getByRole('alert').getByText('Choisissez', { exact: false }).first().waitFor();
    await theirs.getByRole('radio', { name: new RegExp(`^${workshop}`) }).check();
    await fits();
    await nextStep(page);
    await atStep(page, 4);
    await fits();
  });

  story.step('the confirmation tells both numbers, what comes next and when', async () => {
    await page.getByRole('button', { name: 'Envoyer l’inscription du binôme' }).tap();
    await page.waitForURL('**/done');
    await page.getByRole('heading', { level: 1, name: 'Inscription confirmée' }).waitFor();
    await fits();
    const rows = await story.stack.sql<{ number: string; status: string }>(
      'select number, status from registrations where session_id = $1 order by number',
      [session.id],
    );
    expect(rows.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    numbers = rows.map(({ number }) => number);
    for (const number of numbers) await page.getByText(number, { exact: true }).waitFor();
    await page.getByText(`Avec ${lead.given} ${lead.family} : confirmée`).waitFor();
    await page.getByRole('heading', { name: 'La suite' }).waitFor();
    await page.getByText('Vous signez la feuille d’émargement à chaque demi-journée.').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ajouter à mon agenda' }).tap(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await figuresOf(workshop)).toMatchObject({ Confirmées: '2', Restantes: '2' });
    expect(await figuresOf('Buffet')).toMatchObject({ Confirmées: '1', Restantes: '7' });
  });

  story.step('each receives a message with an invitation of their own', async () => {
    const uids = new Set<string>();
    for (const { email, given } of [mayor, lead]) {
      const message = await story.stack.mailbox.waitFor(email, 'Invitation');
      expect(message.text).toContain(`Bonjour ${given}`);
      linkOf(message, 'Voir mon inscription');
      const invitation = invitationOf(message);
      expect(invitation).toMatchObject({ method: 'REQUEST', sequence: 0, attendees: [`mailto:${email}`] });
      uids.add(invitation.uid);
    }
    expect(uids.size).toBe(2);
  });

  story.step('registers another élu from there: the commune is filled in already', async () => {
    await page.getByRole('link', { name: 'Inscrire un·e autre élu·e' }).tap();
    await atStep(page, 1);
    expect(await page.getByRole('combobox', { name: 'Votre commune' }).inputValue()).toContain(town);
    await fits();
  });
}
