// What is told before and after a move, a postponement, a session that stands again.
import { moveTimingText, postponedText, reinstatedText, reinstateFactsText } from './words';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

it('says who is asked again only when days or hours change', () => {
  expect(moveTimingText(false)).not.toContain('redire');
  expect(moveTimingText(false)).toContain('dans les minutes qui suivent');
  expect(plain(moveTimingText(true, true))).toBe(
    'Les messages partent aussitôt : chaque personne devra redire si elle vient.',
  );
  expect(plain(moveTimingText(true))).toContain('chaque personne devra redire si elle vient');
});

it('tells how many people a postponement and its end reach', () => {
  expect(plain(postponedText(2))).toBe(
    'Un message part vers 2 personnes : chaque personne garde sa place ou son rang.',
  );
  expect(plain(postponedText(0))).toBe('Personne n’était inscrit : aucun message n’est parti.');
  expect(plain(reinstatedText(1))).toContain('Un message part vers 1 personne');
});

it('gives the facts before a session stands again', () => {
  expect(reinstateFactsText(null, false)).toHaveLength(1);
  expect(plain(reinstateFactsText(0, false)[1])).toContain('aucun message ne partira');
  expect(plain(reinstateFactsText(3, false)[1])).toMatch(
    /^3 personnes retrouvent leur place .* prévenues, avec une nouvelle invitation\./,
  );
  expect(plain(reinstateFactsText(1, false)[1])).toMatch(/^1 personne retrouve sa place .* est prévenue/);
});

it('promises no date nor invitation to a session that was put off before', () => {
  const [again, who] = reinstateFactsText(2, true).map(plain);
  expect(again).toContain('sa date reste à fixer');
  expect(who).not.toContain('invitation');
});
