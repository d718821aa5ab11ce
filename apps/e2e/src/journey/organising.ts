// The organiser's session of one place: created, published, moved, a place given back and offered, cancelled.
import type { Page } from 'playwright-core';
import { addDays } from '@treize/rules/time/wall';
import { frenchDate } from '@treize/rules/time/french';
import type { MailboxMessage } from '../../../../tools/mailbox/message';
import { enterAs } from '../browser';
import { invitationOf, linkOf } from '../mailbox';
import { register, type Registrant } from './registration-form';
import type { Story } from './story';

const title = 'Revitaliser la rue des Halles';
const person = (given: string, mark: string): Registrant => ({
  given,
  family: 'Kerouanton',
  email: `${given.toLowerCase()}.${mark}@mairie.example`,
});

export function organising(story: Story): void {
  const [first, second] = [person('Bleuenn', story.mark), person('Corentin', story.mark)];
  const [day, later] = [20, 27].map((days) => addDays(new Date().toISOString().slice(0, 10), days)) as [
    string,
    string,
  ];
  let page: Page;
  let sessionId = '';
  let uid = '';
  let firstUrl = '';
  let secondUrl = '';

  story.step('creates a session and publishes it', async () => {
    page = await story.newPage();
    await enterAs(page, 'Nadia Belloc');
    await page.getByRole('heading', { level: 1, name: 'Organiser les sessions' }).waitFor();
    await page.getByRole('link', { name: 'Créer une session' }).click();
    await page.getByLabel('Module').selectOption({ index: 1 });
    await page.getByLabel('Titre').fill(title);
    await page.getByLabel('Date', { exact: true }).fill(day);
    await page.getByRole('combobox', { name: /^Lieu/ }).selectOption({ index: 1 });
    await page.getByLabel('Nombre de places').fill('1');
    await page.getByRole('checkbox', { name: 'Yann Kerzec' }).check();
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    sessionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: 'Publier la session' }).click();
    await page.getByRole('link', { name: 'Voir la page publique' }).waitFor();
  });

  story.step('the first to register has the place, the second waits in the first rank', async () => {
    const { mailbox } = story.stack;
    await register(await story.newPage(), sessionId, first, story.today.town);
    const invited = await mailbox.waitFor(first.email, 'Invitation');
    firstUrl = linkOf(invited, 'Voir mon inscription');
    const invitation = invitationOf(invited);
    expect(invitation).toMatchObject({ method: 'REQUEST', sequence: 0 });
    uid = invitation.uid;

    const waiter = await story.newPage();
    await register(waiter, sessionId, second, story.today.town);
    await waiter.getByRole('heading', { level: 1, name: 'Vous êtes en liste d’attente' }).waitFor();
    await waiter.getByText('1er', { exact: true }).waitFor();
    const waiting = await mailbox.waitFor(second.email, 'Liste d’attente');
    expect(waiting.calendar).toBeNull();
    secondUrl = linkOf(waiting, 'Voir ma demande');
  });

  story.step('moves it after seeing before, after, and how many people are told', async () => {
    await page.reload();
    await page.getByRole('link', { name: 'Changer la date ou le lieu' }).click();
    await page.getByLabel('Date', { exact: true }).fill(later);
    const diff = page.getByRole('region', { name: 'Avant et après' });
    await diff.getByRole('deletion').getByText(frenchDate(day)).waitFor();
    await diff.getByRole('insertion').getByText(frenchDate(later)).waitFor();
    await diff.getByText(/^2\spersonnes seront prévenues par courriel\.$/).waitFor();
    await page.getByRole('button', { name: 'Déplacer la session' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Déplacer et prévenir' }).click();
    await page.getByRole('heading', { level: 1, name: 'La session est déplacée' }).waitFor();

    const message = await story.stack.mailbox.waitFor(first.email, 'Modification');
    for (const words of [frenchDate(day), frenchDate(later)]) expect(message.text).toContain(words);
    const update = invitationOf(message);
    expect(update).toMatchObject({
      method: 'REQUEST',
      uid,
      sequence: 1,
      start: expect.stringContaining(later) as string,
    });
    const waiting = await story.stack.mailbox.waitFor(second.email, 'Modification');
    expect(waiting.calendar).toBeNull();
    for (const words of [frenchDate(day), frenchDate(later)]) expect(waiting.text).toContain(words);
  });

  story.step('opening the link of the message changes nothing; the confirmed cancellation does', async () => {
    const { stack } = story;
    const visitor = await story.newPage();
    await visitor.goto(firstUrl);
    await visitor.getByRole('link', { name: 'Annuler mon inscription' }).click();
    await visitor.getByRole('heading', { level: 1, name: /^Annuler/ }).waitFor();
    const [kept] = await stack.sql('select confirmed from sessions where id = $1', [sessionId]);
    expect(kept).toEqual({ confirmed: 1 });
    await visitor.getByRole('button', { name: 'Annuler l’inscription' }).click();
    await visitor.getByText(/La place est rendue tout de suite/).waitFor();
    const message = await stack.mailbox.waitFor(first.email, 'Inscription annulée');
    const withdrawn = invitationOf(message);
    expect(withdrawn).toMatchObject({ method: 'CANCEL', uid });
    expect(withdrawn.status).toBe(''); // one person leaves, the event stands (RFC 5546, 3.2.5)
  });

  story.step('the place is offered to the second, who accepts and is invited', async () => {
    const { mailbox } = story.stack;
    const offer = await mailbox.waitFor(second.email, 'Place proposée');
    expect(linkOf(offer, 'Accepter ou refuser la place')).toBe(secondUrl);
    const visitor = await story.newPage();
    await visitor.goto(secondUrl);
    await visitor.getByRole('button', { name: 'Accepter la place' }).click();
    await visitor.getByRole('heading', { name: 'Place acceptée' }).waitFor();
    const invitation = invitationOf(await mailbox.waitFor(second.email, 'Invitation'));
    expect(invitation).toMatchObject({ method: 'REQUEST', start: expect.stringContaining(later) as string });
    uid = invitation.uid;
  });

  story.step('cancels the session, which leaves the agenda of who was invited', async () => {
    const { mailbox } = story.stack;
    await page.goto(`/organiser/sessions/${sessionId}`);
    await page.getByRole('link', { name: 'Annuler la session' }).click();
    await page.getByLabel('Motif').fill('La salle est fermée pour travaux');
    await page.getByRole('button', { name: 'Annuler la session' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler la session' }).click();
    await page.getByRole('heading', { level: 1, name: 'La session est annulée' }).waitFor();
    const message: MailboxMessage = await mailbox.waitFor(second.email, 'Annulation');
    expect(message.text).toContain('La salle est fermée pour travaux');
    expect(invitationOf(message)).toMatchObject({ method: 'CANCEL', uid, status: 'CANCELLED' });
    expect(
      (await mailbox.list(first.email)).filter(({ subject }) => subject.startsWith('Annulation')),
    ).toHaveLength(0); // who had left is told nothing more
  });

  story.step('the pilot sees that no job failed and no message is stuck', async () => {
    const pilot = await story.newPage();
    await enterAs(pilot, 'Hélène Wissan');
    await pilot.goto('/operations');
    await pilot.getByRole('heading', { name: 'Tâches en échec (0)' }).waitFor();
    const stuck = await story.stack.sql(
      `select kind, state, last_text from mails where state in ('REJECTED', 'UNKNOWN', 'DEFERRED')`,
    );
    expect(stuck).toEqual([]);
  });
}
