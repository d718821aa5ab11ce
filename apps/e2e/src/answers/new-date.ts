// A session gets another date: one update, people are asked again; then it is postponed without a date, and stands again.
import { addDays, parisDate } from '@treize/rules/time/wall';
import { invitationOf } from '../mailbox';
import type { Scene, SceneSession } from '../seats/scene';
import { sendBack, untilItSays } from './correspondence';

export function newDate(scene: Scene): void {
  const { story } = scene;
  const who = scene.person('Gwendal', 'Quéré');
  let session: SceneSession;
  let uid = '';
  const date = (days: number): string => addDays(parisDate(new Date(session.startsAt)), days);
  const move = async (to: string, heading: string, button: string, confirmation: string): Promise<void> => {
    const page = scene.organiser;
    await page.goto(`/organiser/sessions/${session.id}/move`);
    await page.getByLabel('Date', { exact: true }).fill(to);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').getByRole('button', { name: confirmation }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  story.anew();

  story.step(
    '[7.6-10] edits close together make one update, which keeps the event and raises its revision',
    async () => {
      session = await scene.session('Préparer la revitalisation');
      await scene.registered(session, who);
      const first = await story.stack.mailbox.waitFor(who.email, 'Invitation');
      ({ uid } = invitationOf(first));
      await sendBack(scene, first, 'Accepter');
      await untilItSays(scene, session, who.family, 'Vient');
      for (const days of [1, 2])
        await move(date(days), 'La session est déplacée', 'Déplacer la session', 'Déplacer et prévenir');
      const update = await story.stack.mailbox.waitFor(who.email, 'Modification');
      expect(invitationOf(update)).toMatchObject({
        method: 'REQUEST',
        uid,
        sequence: 1,
        start: expect.stringContaining(date(2)) as string,
      });
      const updates = (await story.stack.mailbox.list(who.email)).filter(({ subject }) =>
        subject.startsWith('Modification'),
      );
      expect(updates).toHaveLength(1);
    },
  );

  story.step('who had accepted is asked again, and keeps the place meanwhile', async () => {
    await untilItSays(scene, session, who.family, 'À reconfirmer');
    expect(await scene.statuses(session)).toEqual({ [who.family]: 'TO_RECONFIRM' });
    const update = await story.stack.mailbox.waitFor(who.email, 'Modification');
    await sendBack(scene, update, 'Accepter');
    await untilItSays(scene, session, who.family, 'Vient');
    expect(await scene.statuses(session)).toEqual({ [who.family]: 'CONFIRMED' });
  });

  story.step('postponed without a date: the event leaves the agenda, the registration stays', async () => {
    const page = scene.organiser;
    await page.goto(`/organiser/sessions/${session.id}`);
    await page.getByRole('link', { name: 'Reporter sans date' }).click();
    await page.getByLabel('Motif').fill('L’intervenante est souffrante');
    await page.getByRole('button', { name: /^Reporter/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Reporter/ })
      .click();
    const message = await story.stack.mailbox.waitFor(who.email, 'Session reportée');
    expect(message.text).toContain('L’intervenante est souffrante');
    expect(invitationOf(message)).toMatchObject({ method: 'CANCEL', uid });
    expect(Object.values(await scene.statuses(session))).toEqual([expect.stringMatching(/CONFIRM/)]);
  });

  story.step('the new date brings a new event and asks whether the person comes', async () => {
    const seen = await story.stack.mailbox.list(who.email);
    const page = scene.organiser;
    await page.goto(`/organiser/sessions/${session.id}`);
    await page.getByRole('link', { name: 'Fixer la nouvelle date' }).click();
    await page.getByLabel('Date', { exact: true }).fill(date(30));
    await page.getByRole('button', { name: 'Fixer cette date' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fixer et prévenir' }).click();
    const invitation = invitationOf(await story.stack.mailbox.waitFor(who.email, 'Invitation', seen));
    expect(invitation).toMatchObject({
      method: 'REQUEST',
      start: expect.stringContaining(date(30)) as string,
    });
    expect(invitation.uid).not.toBe(uid);
    await untilItSays(scene, session, who.family, 'À reconfirmer');
  });
}
