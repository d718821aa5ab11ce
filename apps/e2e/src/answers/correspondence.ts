// What the recipient does in the development mailbox, and what the organiser then reads of that person.
import type { Locator } from 'playwright-core';
import type { MailboxMessage } from '../../../../tools/mailbox/message';
import type { Scene, SceneSession } from '../seats/scene';

type Act = 'Accepter' | 'Peut-être' | 'Décliner' | 'Rejeter : adresse inconnue';

/** Presses the button of a calendar program, or of a server that knows nobody, beside a received message. */
export async function sendBack({ story }: Scene, message: MailboxMessage, act: Act): Promise<void> {
  // The mailbox is not one of our pages: what it says on the console is not ours either.
  const { page } = await story.browsers.visitor(story.stack.mailbox.url);
  await page.goto(`/messages/${message.id}`);
  await page.getByRole('button', { name: act }).click();
  await page.getByText(/^(Réponse envoyée|Avis de rejet envoyé)/).waitFor();
  await page.close();
}

/** The line of a person in the tab Messages of a session. */
export async function lineOf(scene: Scene, session: SceneSession, family: string): Promise<Locator> {
  await scene.organiser.goto(`/organiser/sessions/${session.id}?tab=messages`);
  return scene.organiser.getByRole('row').filter({ hasText: family });
}

/** Reads the page again until the line of that person says so: the answer comes by mail. */
export async function untilItSays(
  scene: Scene,
  session: SceneSession,
  family: string,
  words: string,
): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const line = await lineOf(scene, session, family);
    await line.waitFor();
    if ((await line.textContent())?.includes(words)) return;
    await scene.organiser.waitForTimeout(500);
  }
  throw new Error(`the line of ${family} never said « ${words} »`);
}
