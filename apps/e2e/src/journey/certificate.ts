// The certificate: by mail, from the personal page, and what its code says to anybody.
import { readFileSync } from 'node:fs';
import { frenchDuration } from '@treize/rules/time/french';
import type { Story } from './story';

const codes = /TRZ(-[2-9A-HJ-NP-Z]{4}){3}/;

export function certificate(story: Story): void {
  let code = '';
  let hours = '';

  story.step(
    'arrives by mail with the certificate of attendance, both files and the exact hours',
    async () => {
      const { alice, stack, today } = story;
      const message = await stack.mailbox.waitFor(alice.email, 'Certificat de réalisation');
      const [planned] = await stack.sql<{ minutes: number }>(
        `select (extract(epoch from sum(ends_at - starts_at)) / 60)::int as minutes from half_days where session_id = $1`,
        [today.id],
      );
      hours = frenchDuration(planned?.minutes ?? 0);
      code = codes.exec(message.text ?? '')?.[0] ?? '';
      expect(code).not.toBe('');
      expect(message.text).toContain(hours);
      const file = expect.objectContaining({ contentType: 'application/pdf' });
      expect(message.attachments).toEqual([file, file]);
    },
  );

  story.step('downloads from the personal page: a tagged PDF in French', async () => {
    const page = story.visitor;
    await page.goto(story.personalUrl);
    await page.getByRole('heading', { name: 'Certificat de réalisation' }).waitFor();
    await page.getByText(code, { exact: true }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Télécharger \(PDF\)\s: Certificat de réalisation/ }).click(),
    ]);
    const pdf = readFileSync(await file.path(), 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toMatch(/\/Lang \((fr|þÿ\0f\0r)/);
    expect(pdf).toContain('/StructTreeRoot');
  });

  story.step('its code tells anybody the hours, and initials only', async () => {
    const page = await story.newPage();
    await page.goto('/certificates');
    await page.getByLabel('Code de vérification').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Vérifier le certificat' }).click();
    await page.getByRole('heading', { name: 'Ce document est valable' }).waitFor();
    const told = await page.getByRole('main').innerText();
    expect(told).toContain(story.today.title);
    expect(told).toContain(hours);
    expect(told).toMatch(/A\.\s?M\./);
    expect(told).not.toContain(story.alice.family);
    expect(told).not.toContain(story.alice.email);
  });
}
