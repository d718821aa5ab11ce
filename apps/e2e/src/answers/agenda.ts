// The agendas one subscribes to: public ones without an account, one's own behind a secret address.
import ICAL from 'ical.js';
import { faultsOf } from '../reading';
import type { Scene, SceneSession } from '../seats/scene';

const titlesOf = (text: string): string[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')));

export function agenda(scene: Scene): void {
  const { story } = scene;
  let session: SceneSession;

  story.anew();

  story.step(
    'the agenda of a region is one address, which holds its sessions and answers 304 afterwards',
    async () => {
      session = await scene.session(`Agenda de Bretagne ${story.mark}`);
      const page = await story.newPage();
      await page.goto('/calendars');
      await page.getByLabel('Quel agenda ?').selectOption({ label: 'Bretagne' });
      const address = await page.getByLabel('Adresse de l’agenda').inputValue();
      expect(await faultsOf(page)).toEqual([]);
      const answer = await fetch(address);
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      expect(titlesOf(await answer.text())).toContain(session.title);
      const etag = answer.headers.get('etag') ?? '';
      expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    },
  );
}
