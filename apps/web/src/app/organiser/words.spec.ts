// What is told before and after a move, a postponement, a session that stands again.
import {
  blockedText,
  moveTimingText,
  noticeText,
  postponedText,
  reinstatedText,
  reinstateFactsText,
  sentText,
  trackCancelledText,
  withoutAddressText,
} from './words';

const reach = (notified: number, blocked = 0, withoutAddress = 0) => ({ notified, blocked, withoutAddress });

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
  expect(plain(postponedText(reach(2)))).toBe(
    'Un message part vers 2 personnes : chaque personne garde sa place ou son rang.',
  );
  expect(plain(postponedText(reach(0)))).toBe('Personne n’était inscrit : aucun message n’est parti.');
  expect(plain(reinstatedText(reach(1)))).toContain('Un message part vers 1 personne');
});

it('counts only those a mail reaches, and tells who it does not', () => {
  expect(plain(noticeText(reach(18, 2)))).toBe('18 personnes seront prévenues par courriel.');
  expect(plain(noticeText(reach(1)))).toBe('1 personne sera prévenue par courriel.');
  expect(plain(noticeText(reach(0, 2, 1)))).toBe('Aucun message ne partira par courriel.');
  expect(plain(noticeText(reach(0)))).toBe('Personne n’est inscrit : aucun message ne partira.');
  expect(plain(blockedText(reach(18, 2)))).toBe('Sans message : 2 personnes dont l’adresse est en échec.');
  expect(plain(withoutAddressText(reach(18, 0, 1)))).toBe('Sans message : 1 personne sans adresse.');
  expect([blockedText(reach(3)), withoutAddressText(reach(3))]).toEqual(['', '']);
  expect(plain(sentText(reach(0, 1)))).toBe('Aucun message n’est parti.');
  const track = { sessions: 2, people: 3, notified: 2, blocked: 1 };
  expect(plain(trackCancelledText(track))).toMatch(
    /2 adresses, avec toutes les dates\. Sans message : 1 adresse en échec\.$/,
  );
});

it('gives the facts before a session stands again', () => {
  expect(reinstateFactsText(null, false)).toHaveLength(1);
  expect(plain(reinstateFactsText(0, false)[1])).toContain('aucun message ne partira');
  expect(plain(reinstateFactsText(3, false)[1])).toMatch(
    /^3 personnes retrouvent leur place ou leur rang, avec une nouvelle invitation\./,
  );
  expect(plain(reinstateFactsText(1, false)[1])).toMatch(/^1 personne retrouve sa place ou son rang,/);
});

it('promises no date nor invitation to a session that was put off before', () => {
  const [again, who] = reinstateFactsText(2, true).map(plain);
  expect(again).toContain('sa date reste à fixer');
  expect(who).not.toContain('invitation');
});
