// A server says that nobody is there: the organiser sees it, corrects the address, and the invitation goes to the new one.
import { invitationOf } from '../mailbox';
import type { Scene, SceneSession } from '../seats/scene';
import { sendBack, untilItSays } from './correspondence';

export function returned(scene: Scene): void {
  const { story } = scene;
  const who = scene.person('Ronan', 'Tanguy');
  const right = `corrige.${who.email}`;
  let session: SceneSession;
  let uid = '';

  story.anew();

  story.step('[3.4-37] a bounce marks that person, and nothing more leaves for the address', async () => {
    session = await scene.session('Ouvrir un commerce à l’essai');
    await scene.registered(session, who);
    const invitation = await story.stack.mailbox.waitFor(who.email, 'Invitation');
    ({ uid } = invitationOf(invitation));
    await sendBack(scene, invitation, 'Rejeter : adresse inconnue');
    await untilItSays(scene, session, who.family, 'Bloquée');
  });

  story.step('the organiser corrects the address from the list of failures', async () => {
    const page = scene.organiser;
    await page.goto('/organiser/bounces');
    const row = page.getByRole('row').filter({ hasText: who.family });
    await row.getByRole('button', { name: /^Corriger/ }).click();
    await page.getByLabel('Nouvelle adresse de').fill(right);
    await page.getByRole('button', { name: 'Corriger et renvoyer' }).click();
    await page.getByText(new RegExp(`est maintenant ${right}`)).waitFor();
  });

  story.step('the new address gets an invitation of its own', async () => {
    const invitation = invitationOf(await story.stack.mailbox.waitFor(right, 'Invitation'));
    expect(invitation).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(invitation.uid).not.toBe(uid);
    await untilItSays(scene, session, who.family, 'Agenda à jour');
  });
}
