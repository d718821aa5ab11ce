// Signing in by e-mail: the code, the link that works once, the shared mailbox, leaving every device.
import type { Page } from 'playwright-core';
import type { MailboxMessage } from '../../../../tools/mailbox/message';
import { linkOf, type Mailbox } from '../mailbox';
import type { Story } from './story';

/** @returns the message that comes then */
async function askForCode(page: Page, email: string, mailbox: Mailbox): Promise<MailboxMessage> {
  const seen = await mailbox.list(email);
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await page.getByRole('heading', { level: 1, name: 'Entrez le code reçu' }).waitFor();
  return mailbox.waitFor(email, 'Votre code de connexion à Treize', seen);
}

const codeOf = ({ text }: MailboxMessage): string =>
  (/\b\d{3} ?\d{3}\b/.exec(text ?? '')?.[0] ?? '').replace(/\D/g, '');

export function doors(story: Story): void {
  story.step('enters with the code of the message, and finds the session first', async () => {
    const { visitor: page, alice, today, stack } = story;
    const message = await askForCode(page, alice.email, stack.mailbox);
    await page.getByLabel('Code à 6 chiffres').fill(codeOf(message));
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mon espace' }).waitFor();
    const first = page.getByRole('main').getByRole('heading', { level: 2 }).first();
    await first.getByRole('link', { name: today.title }).waitFor();
  });

  story.step('the link of the message enters once, on another device', async () => {
    const { alice, stack } = story;
    const device = await story.newPage();
    const link = linkOf(await askForCode(device, alice.email, stack.mailbox), 'Se connecter à Treize');
    await device.goto(link);
    await device.getByRole('button', { name: 'Me connecter' }).click();
    await device.getByRole('heading', { level: 1, name: 'Mon espace' }).waitFor();
    const stranger = await story.newPage();
    await stranger.goto(link);
    await stranger.getByRole('button', { name: 'Me connecter' }).click();
    await stranger.getByRole('alert').waitFor();
    await stranger.getByRole('link', { name: 'Demander un nouveau message' }).waitFor();
    story.visitor = device;
  });

  story.step('leaves every device at once', async () => {
    const { visitor: device, alice } = story;
    const [first] = story.visitors.map(({ page }) => page) as [Page];
    await device.getByRole('button', { name: `${alice.given} ${alice.family}` }).click();
    await device
      .getByRole('list')
      .getByRole('button', { name: 'Se déconnecter de tous mes appareils' })
      .click();
    await device.getByRole('link', { name: 'Se connecter' }).waitFor();
    await first.goto('/registrations');
    await first.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  });

  story.step('a mailbox that several people share asks who one is', async () => {
    const { stack } = story;
    const [shared] = await stack.sql<{ email: string; names: string[] }>(
      `select email_key as email, array_agg(given_name || ' ' || family_name order by family_name) as names from people
       where email_key like 'mairie@%' group by 1 having bool_or(family_name = 'Morvanec')`,
    );
    if (!shared) throw new Error('the demo has no shared mailbox');
    const page = await story.newPage();
    const message = await askForCode(page, shared.email, stack.mailbox);
    await page.getByLabel('Code à 6 chiffres').fill(codeOf(message));
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Qui êtes-vous' }).waitFor();
    for (const name of shared.names)
      await page.getByRole('button', { name: new RegExp(`Continuer avec ${name}`) }).waitFor();
    expect(shared.names.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: /Continuer avec Gwenn Lanvarec/ }).click();
    await page.getByRole('button', { name: 'Gwenn Lanvarec', exact: true }).waitFor();
  });
}
