// A message to everybody registered: counted, previewed, tried, sent, and found again with its recipients.
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from '../seats/scene';

export function mailing(scene: Scene): void {
  const { story } = scene;
  const people = [scene.person('Loeiza', 'Corre'), scene.person('Malo', 'Prigent')];
  const subject = `Se garer le jour venu ${story.mark}`;
  let session: SceneSession;

  story.anew();

  story.step(
    'the number of messages is known before sending, and the preview shows what one person reads',
    async () => {
      session = await scene.session(`Rénover sans se presser ${story.mark}`);
      for (const who of people) await scene.registered(session, who);
      const page = scene.organiser;
      await page.goto(`/organiser/mailings/new?session=${session.id}`);
      await page.getByLabel('Public').selectOption('REGISTERED');
      await page.getByRole('combobox', { name: /^Session/ }).selectOption(session.id);
      await page
        .getByRole('complementary', { name: 'Personnes concernées' })
        .getByText(/^2\smessages/)
        .waitFor();
      await page.getByLabel('Objet').fill(subject);
      await page
        .getByLabel('Message', { exact: true })
        .fill('Bonjour {prenom},\n\nle parking est derrière la mairie.');
      await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
      await page.getByRole('heading', { name: 'Aperçu' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
  );

  story.step('each person gets it once, in their own name', async () => {
    const page = scene.organiser;
    await page.getByRole('button', { name: 'Envoyer le message groupé' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer le message groupé' }).click();
    for (const { email, given } of people) {
      const message = await story.stack.mailbox.waitFor(email, subject);
      expect(message.text).toContain(`Bonjour ${given},`);
      expect(message.text).toContain('le parking est derrière la mairie');
    }
  });

  story.step('the history keeps the text and the recipients', async () => {
    const page = scene.organiser;
    await page.goto('/organiser/mailings');
    await page.getByRole('link', { name: subject }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    for (const { email } of people) await page.getByText(email).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
}
