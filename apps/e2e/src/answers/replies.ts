// Accepting and declining from a calendar program; the place is kept for a while, and given back in one press.
import { invitationOf, linkOf } from '../mailbox';
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from '../seats/scene';
import { sendBack, untilItSays } from './correspondence';

export function replies(scene: Scene): void {
  const { story } = scene;
  const who = scene.person('Enora', 'Le Bihan');
  let session: SceneSession;
  let url = '';

  story.anew();

  story.step('registering brings one plain summary and one invitation of the day', async () => {
    session = await scene.session('Habiter le centre-bourg');
    ({ url } = await scene.registered(session, who));
    const summary = await story.stack.mailbox.waitFor(who.email, 'Inscription confirmée');
    expect(summary.calendar).toBeNull();
    const invitation = await story.stack.mailbox.waitFor(who.email, 'Invitation');
    expect(invitationOf(invitation)).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(invitation.returnPath).toMatch(/^bounce\+[0-9a-f]+@/);
    expect(invitation.headers['from']).toContain(invitation.from.replace(/.*<|>.*/g, ''));
    await untilItSays(scene, session, who.family, 'Sans réponse');
  });

  story.step('[7.6-35] an answer from the calendar program is read back within a minute', async () => {
    const invitation = await story.stack.mailbox.waitFor(who.email, 'Invitation');
    await sendBack(scene, invitation, 'Accepter');
    await untilItSays(scene, session, who.family, 'Vient');
  });

  story.step('[7.6-39] declining keeps the place for a day, and says until when', async () => {
    const invitation = await story.stack.mailbox.waitFor(who.email, 'Invitation');
    await sendBack(scene, invitation, 'Décliner');
    await untilItSays(scene, session, who.family, 'Ne vient pas');
    expect(await scene.statuses(session)).toEqual({ [who.family]: 'CONFIRMED' });
    await story.stack.mailbox.waitFor(who.email, 'Votre réponse est notée');
  });

  story.step('the person takes the place back from their page, by the keyboard', async () => {
    const page = await story.newPage();
    await page.goto(url);
    await page.getByText(/Vous avez répondu que vous ne venez pas/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const keep = page.getByRole('button', { name: 'Garder ma place' });
    await keep.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Je viens', exact: true }).waitFor();
    await keep.waitFor({ state: 'detached' });
    const [row] = await story.stack.sql(
      'select declined_at as at from registrations where session_id = $1 and status = $2',
      [session.id, 'CONFIRMED'],
    );
    expect(row).toEqual({ at: null });
  });

  story.step(
    '[7.6-49] opening an answer link of the mail changes nothing; pressing the button does',
    async () => {
      const invitation = await story.stack.mailbox.waitFor(who.email, 'Invitation');
      const link = linkOf(invitation, 'Je ne viens pas');
      const page = await story.newPage();
      await page.goto(link);
      const confirm = page.getByRole('button', { name: 'Confirmer : je ne viens pas' });
      await confirm.waitFor();
      const answers = () =>
        story.stack.sql<{ partstat: string | null }>(
          'select partstat from invitations where session_id = $1',
          [session.id],
        );
      const [before] = await answers();
      expect(before?.partstat).toBe('ACCEPTED');
      await confirm.click();
      await confirm.waitFor({ state: 'detached' });
      await page.getByText(/Vous avez répondu que vous ne venez pas/).waitFor();
      expect(await answers()).toEqual([{ partstat: 'DECLINED' }]);
    },
  );
}
