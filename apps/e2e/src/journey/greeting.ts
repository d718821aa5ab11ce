// Whoever welcomes people at the door: finds somebody by three letters or by number, through a cut of the network too.
import { enterAs } from '../browser';
import type { Story } from './story';

/** Somebody expected whom the story does not follow. */
interface Expected {
  family: string;
  given: string;
  number: string;
}

export function greeting(story: Story): void {
  story.step('the door notes an arrival, and the trainer’s sheet has it', async () => {
    const { today, stack, alice } = story;
    const [first, second] = await stack.sql<Expected>(
      `select family_name as family, given_name as given, number from registrations
       where session_id = $1 and status = 'CONFIRMED' and family_name <> $2 and length(family_name) > 5
       order by family_name desc, given_name limit 2`,
      [today.id, alice.family],
    );
    if (!first || !second) throw new Error('nobody is expected');
    const page = await story.newPage({ viewport: { width: 390, height: 844 } });
    await enterAs(page, 'Maïwenn Trévargoz');
    await page.getByRole('heading', { level: 1, name: 'Accueillir à l’entrée' }).waitFor();
    const door = page.getByRole('article').filter({ hasText: today.title });
    await door
      .getByRole('link', { name: /^Tenir l’accueil/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Accueil/ }).waitFor();
    const field = page.getByLabel('Nom ou numéro d’inscription');
    const find = async (typed: string, { family, given }: Expected): Promise<void> => {
      await field.fill(typed);
      await page.getByRole('button', { name: `${family} ${given} · ` }).click();
    };
    const arrives = page.getByRole('button', { name: 'Noter l’arrivée' });
    const told = (one: Expected, word: string) =>
      page
        .getByRole('listitem')
        .filter({ hasText: `${one.family} ${one.given}` })
        .filter({ hasText: word });

    await find(first.family.slice(0, 5), first);
    await arrives.click();
    await told(first, 'Notée').waitFor();

    await find(second.number, second);
    await page.context().setOffline(true);
    await arrives.click();
    await told(second, 'À envoyer').waitFor();
    await page.context().setOffline(false);
    await told(second, 'Notée').waitFor();

    await find(first.family, first);
    await page.getByText(/Déjà présent·e depuis/).waitFor();
    expect(await arrives.count()).toBe(0);

    const seen = await stack.sql<{ kind: string; method: string }>(
      `select f.kind, f.method from attendance_facts f join people p on p.id = f.recorded_by
       where p.family_name = 'Trévargoz' and f.session_id = $1`,
      [today.id],
    );
    expect(seen).toHaveLength(2);
    story.greeted = [first, second].map(({ family, given }) => `${family} ${given}`);
  });

  story.step('and reads neither the sheet nor its address', async () => {
    const page = story.visitors.at(-1)?.page;
    if (!page) throw new Error('nobody is at the door');
    await page.goto('/attendance');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/acces-refuse');
  });
}
