// A visitor finds the session of the day from the home page, registers, and receives an invitation.
import { readFileSync } from 'node:fs';
import { addressOf, invitationOf, linkOf } from '../mailbox';
import { atStep, chooseCommune, fillStepIdentity, fillStepYou, nextStep } from './registration-form';
import type { Story } from './story';

export function registering(story: Story): void {
  story.step('finds the session of the day from home', async () => {
    const { visitor: page, today } = story;
    await page.goto('/');
    await page.getByText('Données fictives.').waitFor();
    await chooseCommune(page, 'Votre commune', today.town);
    await page.waitForURL('**/sessions?near=*');
    await page.getByText(new RegExp(`Les plus proches de ${today.town}\\b.* d’abord`)).waitFor();
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="/sessions/${today.id}"]`) });
    await card.getByText(today.date).waitFor();
    await card.getByRole('link', { name: today.title }).click();
    await page.getByRole('heading', { level: 1, name: today.title }).waitFor();
    await page.getByRole('link', { name: 'S’inscrire à cette session' }).first().click();
  });

  story.step('answers the four steps; what was told is kept when going back', async () => {
    const { visitor: page, alice, today } = story;
    await fillStepYou(page, today.town);
    await fillStepIdentity(page, alice);
    await atStep(page, 3);
    await page.getByRole('button', { name: 'Étape précédente' }).click();
    await atStep(page, 2);
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(alice.family);
    await page.getByRole('button', { name: 'Étape précédente' }).click();
    await atStep(page, 1);
    expect(await page.getByRole('radio', { name: /^Élu·e/ }).isChecked()).toBe(true);
    expect(await page.getByRole('combobox', { name: 'Votre commune' }).inputValue()).toContain(today.town);
    await nextStep(page);
    await atStep(page, 2);
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(alice.email);
    await nextStep(page);
    await page.getByLabel('Que faut-il prévoir pour vous').fill('Place près de l’écran');
    await nextStep(page);
    await atStep(page, 4);
    for (const told of ['Maire (élu·e)', alice.family, alice.email, 'Place près de l’écran'])
      await page.getByText(told, { exact: true }).waitFor();
  });

  story.step('a double click registers once, and the page says what comes next', async () => {
    const { visitor: page, alice, stack } = story;
    await page.getByRole('button', { name: 'Envoyer l’inscription' }).dblclick();
    await page.waitForURL('**/done');
    await page.getByRole('heading', { level: 1, name: 'Inscription confirmée' }).waitFor();
    const rows = await stack.sql<{ number: string; status: string }>(
      `select r.number, r.status from registrations r join people p on p.id = r.person_id where p.email_key = $1`,
      [alice.email],
    );
    expect(rows).toEqual([{ number: expect.any(String) as string, status: 'CONFIRMED' }]);
    await page.getByText(rows[0]?.number ?? '', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'La suite' }).waitFor();
    await page.getByText('Vous signez la feuille d’émargement à chaque demi-journée.').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ajouter à mon agenda' }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });

  story.step(
    'one message sums up, with the links; another brings the invitation for one person',
    async () => {
      const { alice, today, stack } = story;
      const summary = await stack.mailbox.waitFor(alice.email, 'Inscription confirmée');
      expect(summary.calendar).toBeNull();
      linkOf(summary, 'Ce n’est pas moi');
      story.personalUrl = linkOf(summary, 'Voir mon inscription');
      const message = await stack.mailbox.waitFor(alice.email, 'Invitation');
      for (const one of [summary, message]) {
        expect(one.subject).toContain(today.title);
        expect(one.text).toContain(`Bonjour ${alice.given}`);
        expect(one.text).toContain(today.date);
        expect(one.html).toContain('lang="fr"');
      }
      linkOf(message, 'Je viens');
      linkOf(message, 'Je ne viens pas');
      const invitation = invitationOf(message);
      expect(invitation).toMatchObject({
        method: 'REQUEST',
        sequence: 0,
        status: 'CONFIRMED',
        hasTimeZone: true,
      });
      expect(invitation.attendees).toEqual([`mailto:${alice.email}`]);
      expect(invitation.organizer).toBe(`mailto:${addressOf(message.from)}`);
      expect(await stack.mailbox.list(alice.email)).toHaveLength(2);
    },
  );
}
