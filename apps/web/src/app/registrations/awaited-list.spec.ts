// What a held document lacks, told to the person; nothing at all when none waits.
import { TestBed } from '@angular/core/testing';
import type { AwaitedCertificate } from '@treize/contract/certificates';
import { AwaitedList } from './awaited-list';

const held = (kind: AwaitedCertificate['kind'], missing: string[]): AwaitedCertificate => ({
  registrationId: '01890a5d-ac96-774b-bcce-b30209900001',
  kind,
  title: 'Habitat ancien',
  missing,
});

async function shown(list: readonly AwaitedCertificate[] | undefined): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(AwaitedList);
  fixture.componentRef.setInput('list', list);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

it('tells each document with what it lacks, and who fills it in', async () => {
  const page = await shown([
    held('COMPLETION', ['la fonction']),
    held('ATTENDANCE', ['la fonction', 'la commune']),
  ]);
  const lines = [...page.querySelectorAll('li')].map(({ textContent }) =>
    textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(lines).toEqual([
    'Certificat de réalisation, « Habitat ancien » : il manque la fonction.',
    'Attestation de fréquentation effective, « Habitat ancien » : il manque la fonction et la commune.',
  ]);
  expect(page.textContent).toContain('L’organisation de la session la complète');
});

it('says nothing when none waits, or before it is known', async () => {
  expect((await shown([])).textContent?.trim()).toBe('');
  expect((await shown(undefined)).textContent?.trim()).toBe('');
});
