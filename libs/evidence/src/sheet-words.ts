// What each check of a sealed sheet says, in French: the same words on the page and in the command.
import type { Check, CheckCode, Outcome } from './sheet';

export const checkTitles: Record<CheckCode, string> = {
  format: 'Forme du fichier',
  canonical: 'Texte scellé',
  hash: 'Empreinte',
  signature: 'Signature du serveur',
  key: 'Clé de l’installation',
  chain: 'Chaîne des enregistrements',
  devices: 'Chaîne de chaque appareil',
  drawings: 'Signatures dessinées',
  ledger: 'Ce qui a été scellé',
  corrections: 'Corrections',
};

export const outcomeWords: Record<Outcome, string> = {
  ok: 'conforme',
  bad: 'non conforme',
  unchecked: 'non contrôlé',
};

export const verdictTitles: Record<Outcome, string> = {
  ok: 'Cette feuille est intacte',
  bad: 'Ce fichier a été modifié ou n’est pas complet',
  unchecked: 'Rien n’a été modifié, mais l’origine n’est pas établie',
};

const plural = (count: number, one: string, many: string): string =>
  `${count}\u00a0${count > 1 ? many : one}`;

const sentences: Record<CheckCode, Record<Outcome, (check: Check) => string>> = {
  format: {
    ok: () => 'C’est le fichier de preuve d’une feuille d’émargement, complet et sans rien de plus.',
    bad: () =>
      'Ce n’est pas le fichier de preuve d’une feuille d’émargement, ou il a été réécrit depuis qu’il a été téléchargé.',
    unchecked: () => '',
  },
  canonical: {
    ok: () => 'Le texte de la feuille est écrit de la seule façon admise (RFC 8785).',
    bad: () =>
      'Le texte de la feuille n’est pas écrit de la façon admise (RFC 8785)\u00a0: il a été modifié.',
    unchecked: () => '',
  },
  hash: {
    ok: ({ found }) => `L’empreinte SHA-256 du texte est celle du fichier\u00a0: ${found}.`,
    bad: () => 'L’empreinte SHA-256 du texte n’est pas celle du fichier\u00a0: le texte a été modifié.',
    unchecked: () => '',
  },
  signature: {
    ok: () => 'La signature Ed25519 est bien celle de ce texte.',
    bad: () => 'La signature Ed25519 n’est pas celle de ce texte\u00a0: l’un ou l’autre a été modifié.',
    unchecked: () =>
      'Cette feuille a été clôturée avant que le serveur ne signe\u00a0: son texte a une empreinte, sans signature.',
  },
  key: {
    ok: ({ found }) => `La clé ${found} est publiée par l’installation.`,
    bad: ({ found }) =>
      `La clé ${found} n’est pas parmi celles que l’installation publie\u00a0: la signature ne vient pas d’elle.`,
    unchecked: ({ found }) =>
      `La clé ${found} est celle du fichier\u00a0: elle n’a pas été comparée à celles que l’installation publie.`,
  },
  chain: {
    ok: () => 'Chaque enregistrement est intact et désigne celui qui le précède.',
    bad: () => 'Des enregistrements ont été modifiés, retirés ou déplacés.',
    unchecked: () => '',
  },
  devices: {
    ok: () => 'Les enregistrements de chaque appareil se suivent.',
    bad: () => 'Les enregistrements d’un appareil ne se suivent pas.',
    unchecked: () => '',
  },
  drawings: {
    ok: () => 'Chaque dessin est celui dont l’empreinte a été enregistrée.',
    bad: () => 'Un dessin n’est pas celui dont l’empreinte a été enregistrée.',
    unchecked: () => '',
  },
  ledger: {
    ok: ({ found }) =>
      `La feuille a été scellée sur ${plural(Number(found), 'enregistrement', 'enregistrements')}, tous présents.`,
    bad: () => 'Les enregistrements du fichier ne sont pas ceux sur lesquels la feuille a été scellée.',
    unchecked: () => '',
  },
  corrections: {
    ok: ({ found }) => {
      if (found === '0') return 'Rien n’a été ajouté après la clôture.';
      const added = plural(Number(found), 'correction ajoutée', 'corrections ajoutées');
      return `${added} après la clôture, à la suite de ce qui était enregistré\u00a0; la feuille scellée n’a pas changé.`;
    },
    bad: () => 'Ce qui a été ajouté après la clôture n’est pas ce que le serveur a déclaré.',
    unchecked: () => '',
  },
};

/** What came of a check, and where it fails. */
export function checkSentence(check: Check): string {
  const sentence = sentences[check.code][check.outcome](check);
  if (check.facts.length === 0) return sentence;
  const many = check.facts.length > 1;
  return `${sentence} ${many ? 'Enregistrements concernés' : 'Enregistrement concerné'}, dans l’ordre du fichier\u00a0: ${check.facts.join(', ')}.`;
}
