// The organiser's pages about mail: each is accessible, fits a phone, and is walked by the keyboard.
import { faultsOf, settled, walkByKeyboard } from '../reading';
import type { Scene } from '../seats/scene';

const pages: readonly { path: string; heading: string }[] = [
  { path: '/organiser/bounces', heading: 'Adresses en échec' },
  { path: '/organiser/inbox', heading: 'Courrier reçu' },
  { path: '/organiser/senders', heading: 'Adresses d’envoi' },
  { path: '/organiser/mailings', heading: 'Messages groupés' },
  { path: '/organiser/templates', heading: 'Textes des messages' },
];

export function desk(scene: Scene): void {
  const { story } = scene;

  story.anew();

  for (const { path, heading } of pages)
    story.step(`${heading}: accessible, on a phone too, and by the keyboard`, async () => {
      const page = scene.organiser;
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await settled(page);
      expect(await faultsOf(page)).toEqual([]);
      const walked = await walkByKeyboard(page);
      expect({ missed: walked.missed, unseen: walked.unseen }).toEqual({ missed: [], unseen: [] });
    });
}
