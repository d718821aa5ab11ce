// Refusals told to people: one French sentence a code. A code without its sentence does not compile.
import type { Problem, RefusalCode } from '@treize/contract/refusals';
import type { EligibilityFault } from '@treize/rules/registrations/eligibility';
import { frenchInstant } from '@treize/rules/time/french';

type Facts = NonNullable<Problem['facts']>;
type Sentence = string | ((facts: Facts) => string);

const fact = (facts: Facts, name: string, otherwise: string): string =>
  facts[name] === undefined ? otherwise : String(facts[name]);
const moment = (facts: Facts, name: string): string => {
  const at = new Date(String(facts[name] ?? ''));
  return Number.isNaN(at.getTime()) ? '' : frenchInstant(at);
};

/** " On peut signer du mardi 12 janvier 2027, 8 h 30 au …": nothing when the window is not told. */
const windowOf = (facts: Facts): string => {
  const [opens, closes] = [moment(facts, 'opensAt'), moment(facts, 'closesAt')];
  return opens && closes ? ` On peut signer du ${opens} au ${closes}.` : '';
};

/** What keeps somebody out, told of that person. */
export const faultWords: Record<EligibilityFault, string> = {
  KIND: 'elle est réservée aux élu·es, ou aux agent·es',
  DELEGATION: 'elle demande aux élu·es d’avoir reçu une délégation',
  PROGRAMME: 'sa collectivité n’a pas le label demandé à la date de la session',
  REGION: 'elle est réservée aux collectivités de sa région',
};
const faultCodes = Object.keys(faultWords) as EligibilityFault[];

/** Every condition a `not-eligible` refusal names, in a fixed order. */
export const faultsOf = (facts: Facts): EligibilityFault[] =>
  faultCodes.filter((fault) => facts[fault] === true);

/** What is missing when no place is free; a limit comes with its label. */
const missingWords: Record<string, (label: Facts[string]) => string> = {
  ROOM: () => 'la session est complète',
  RESERVED: () => 'les places qui restent sont réservées à d’autres',
  LIMIT: (label) =>
    typeof label === 'string' ? `« ${label} » est complet` : 'un atelier ou un repas est complet',
  SHARE: () => 'la collectivité a déjà sa part de places',
  ELIGIBILITY: () => 'la session ne s’adresse pas à cette personne',
  QUEUE: () => 'd’autres personnes attendent avant elle',
};

export const sentences: Record<RefusalCode, Sentence> = {
  'invalid-request': 'Une réponse n’a pas la forme attendue. Corrigez ce qui est signalé, puis recommencez.',
  unauthenticated: 'Vous n’êtes pas connecté, ou plus. Reconnectez-vous pour continuer.',
  forbidden: 'Votre rôle ne permet pas cette action.',
  'cross-site':
    'La demande venait d’un autre site : elle a été arrêtée. Rechargez la page, puis recommencez.',
  'not-found': 'Cette page n’existe pas, ou vous n’y avez pas accès.',
  'method-not-allowed': 'Cette action n’est pas possible ici.',
  'version-conflict':
    'Quelqu’un a modifié cette fiche pendant que vous y travailliez. Rechargez-la, puis reportez vos changements.',
  'wrong-state': 'L’état actuel ne permet pas cette action. Rechargez la page pour voir ce qui a changé.',
  'already-registered': 'Cette personne est déjà inscrite à cette session.',
  'key-reused':
    'Ce formulaire a déjà été envoyé avec d’autres réponses. Rechargez la page, puis recommencez.',
  'too-large': 'L’envoi est trop volumineux.',
  'unsupported-media': 'Ce format n’est pas accepté.',
  'too-many-requests': (facts) => {
    const seconds = Number(facts['retryAfterSeconds'] ?? facts['retryAfter'] ?? 0);
    const delay = seconds > 90 ? `environ ${Math.ceil(seconds / 60)} minutes` : 'une minute';
    return `Trop de demandes en peu de temps. Réessayez dans ${delay}.`;
  },
  busy: 'Beaucoup de personnes s’inscrivent en ce moment. Rien n’est perdu : réessayez dans quelques secondes.',
  unavailable:
    'Le service ne répond pas. Vérifiez votre connexion, puis réessayez : rien de ce que vous avez saisi n’est perdu.',
  unexpected: 'Une erreur inattendue est survenue. Réessayez ; si elle persiste, écrivez-nous (page Aide).',
  'wrong-code': (facts) =>
    facts['attemptsLeft'] === undefined
      ? 'Le code n’est pas le bon. Vérifiez les 6 chiffres du message.'
      : `Le code n’est pas le bon. Essais restants : ${facts['attemptsLeft']}.`,
  'request-expired': 'Ce code n’est plus valable. Demandez-en un nouveau.',
  'link-invalid':
    'Ce lien n’est pas reconnu. Copiez-le en entier depuis le message, ou demandez-en un nouveau.',
  'link-expired': 'Ce lien n’est plus valable : il a déjà servi, ou son délai est passé.',
  'registration-not-open': (facts) => {
    const at = moment(facts, 'opensAt');
    return `Les inscriptions ne sont pas encore ouvertes.${at && ` Elles ouvrent ${at}.`}`;
  },
  'registration-closed': 'Les inscriptions à cette session sont closes.',
  'offer-gone': 'La place proposée n’est plus disponible : son délai est passé, ou elle a été refusée.',
  'not-cancellable': 'Cette inscription ne peut plus être annulée en ligne.',
  'capacity-below-taken': (facts) =>
    `La capacité ne peut pas descendre sous le nombre de places déjà prises (${fact(facts, 'taken', 'voir la liste')}).`,
  'not-eligible': (facts) => {
    const told = faultsOf(facts);
    if (told.length === 0)
      return 'Cette session ne s’adresse pas à cette personne : voyez à qui elle est ouverte.';
    return `Cette session ne s’adresse pas à cette personne : ${told.map((fault) => faultWords[fault]).join(' ; ')}.`;
  },
  'waiting-list-closed': 'La session est complète, et sa liste d’attente est fermée.',
  'places-remain': 'Une place s’est libérée entre-temps : l’inscription directe est possible.',
  'workshop-missing': 'Choisissez un atelier : la session en demande un, et un seul.',
  'unknown-limit': 'Un des choix (repas, atelier) n’existe plus. Vérifiez-les, puis recommencez.',
  'invitation-gone':
    'Cette invitation n’est plus valable : elle a déjà servi, a été retirée, ou son délai est passé.',
  'offer-pending': 'Une place est proposée à cette personne : acceptez-la ou refusez-la d’abord.',
  'already-offered': 'Une place lui est déjà proposée.',
  'no-place': (facts) => {
    const told = Object.entries(missingWords).flatMap(([code, words]) =>
      facts[code] ? [words(facts[code])] : [],
    );
    if (typeof facts['left'] === 'number' && facts['left'] > 0)
      return `Il ne reste pas assez de places libres (${facts['left']}).`;
    return `Il n’y a pas de place libre${told.length > 0 ? ` : ${told.join(' ; ')}` : ''}.`;
  },
  'not-waiting': 'Cette inscription n’est plus en liste d’attente. Rechargez la page.',
  'not-to-validate': 'Cette inscription n’attend plus de validation. Rechargez la page.',
  'not-splittable': 'Ce groupe ne peut pas être séparé : il n’attend plus, ou il n’a qu’une personne.',
  'other-programme': 'Ces sessions ne portent pas sur le même module : on ne passe pas de l’une à l’autre.',
  'target-closed': 'La session choisie ne prend plus d’inscription. Choisissez une autre date.',
  'too-late': 'Il est trop tard pour cela : la session est trop proche, ou déjà commencée.',
  'session-not-named': 'Dites de quelle session il s’agit.',
  'local-time-missing':
    'Cette heure n’existe pas : l’heure d’été commence cette nuit-là. Choisissez une heure avant 2 h ou à partir de 3 h.',
  'half-days-overlap': 'Deux demi-journées se chevauchent, ou une fin précède son début.',
  'closes-after-start':
    'La clôture des inscriptions doit suivre leur ouverture et précéder la fin de la session.',
  'venue-missing': 'Choisissez un lieu : la session se tient en présence.',
  'join-link-missing': 'Indiquez le lien de connexion : la session se tient à distance.',
  'trainer-missing': 'Désignez au moins une formatrice ou un formateur.',
  'unknown-municipality': 'Cette commune n’est pas connue. Choisissez-la dans la liste proposée.',
  'unknown-epci': 'Cette intercommunalité n’est pas connue. Choisissez-la dans la liste proposée.',
  'attendance-not-open': (facts) =>
    `L’émargement de cette demi-journée n’est pas encore ouvert.${windowOf(facts)}`,
  'attendance-undecided': (facts) =>
    `Il reste des personnes ni présentes, ni absentes, ni excusées (${fact(facts, 'undecided', 'voir la liste')}).`,
  'half-day-sealed': 'Cette demi-journée est clôturée. Seule une correction motivée reste possible.',
  'document-not-ready': 'Ce document est en train d’être écrit. Réessayez dans un instant.',
  'half-day-not-sealed': 'Toutes les demi-journées doivent être clôturées auparavant.',
  'minutes-exceed': 'Le retard et le départ anticipé dépassent ensemble la durée de la demi-journée.',
  'not-present': 'Seule une personne présente peut signer.',
  'mention-missing':
    'Il manque une mention obligatoire : complétez-la, ou acceptez qu’elle manque, puis recommencez.',
  'nobody-to-certify': 'Personne n’a été présent : il n’y a pas d’attestation à délivrer.',
  'answers-closed': 'La session a commencé ou n’a plus lieu : on ne peut plus répondre à l’invitation.',
  'nothing-to-undo': 'Il n’y a plus rien à reprendre : le délai est passé, ou la réponse a déjà changé.',
  'not-invited': 'Cette personne n’a pas d’invitation à cette session.',
  'address-blocked':
    'Plus rien ne part vers cette adresse, qui a refusé nos messages : corrigez-la, ou réessayez-la, d’abord.',
  'sign-in-needed':
    'Connectez-vous d’abord : un code part à votre adresse actuelle. Si vous ne la lisez plus, écrivez à l’organisation, qui la corrigera.',
  'address-taken': 'Une autre personne du même nom a déjà cette adresse. Inscrivez-la directement.',
  'address-holds-role':
    'Cette personne a un rôle sur la plateforme : son adresse se change par l’administration.',
  'address-other-region':
    'Cette personne est aussi inscrite dans une autre région : demandez au pilotage national de corriger son adresse.',
  'sender-taken': 'Une autre région écrit déjà depuis cette adresse.',
  'nobody-to-write': 'Personne ne correspond à ce choix : aucun message ne partirait.',
  'unknown-placeholder': 'Le texte contient un mot entre accolades que nous ne connaissons pas.',
  'invalid-reminder': 'Ce rappel ne peut pas partir ainsi : vérifiez le jour, l’heure et les destinataires.',
  'already-present': (facts) => {
    const since = moment(facts, 'since');
    return since
      ? `Cette personne est déjà présente depuis le ${since}.`
      : 'Cette personne est déjà présente.';
  },
  'registration-cancelled': 'L’inscription de cette personne est annulée : rien n’est enregistré.',
  'registration-replaced': 'Cette personne a été remplacée par une autre : rien n’est enregistré pour elle.',
  'registration-refused': 'L’inscription de cette personne a été refusée : rien n’est enregistré.',
  'registration-expired': 'La place proposée à cette personne a expiré : rien n’est enregistré.',
  'not-confirmed': 'La place de cette personne n’est pas confirmée.',
  'awaiting-approval': 'L’inscription de cette personne attend encore une validation.',
  'wrong-session': 'Cette personne est inscrite à une autre session.',
  'wrong-day': 'Ce n’est pas le jour de cette demi-journée.',
  'attendance-closed': (facts) => `L’heure d’émarger cette demi-journée est passée.${windowOf(facts)}`,
  'no-reentry': 'Cette personne est partie, et la session ne permet pas de revenir.',
  'entries-exceeded': 'Le nombre d’entrées permises dans la journée est atteint.',
  'days-exceeded': 'Le nombre de jours permis pour cette personne est atteint.',
  'answer-missing': 'La question posée à l’arrivée attend une réponse.',
  'badge-invalid': 'Ce code n’est pas un badge de cette plateforme.',
  'badge-not-yet': 'Ce badge n’est pas encore valable.',
  'badge-expired': 'Ce badge n’est plus valable.',
  'badge-revoked': 'Ce badge a été retiré : sa place est passée à une autre personne.',
  'person-blocked': 'Cette personne ne peut pas entrer : voyez l’organisation.',
  ambiguous: 'Plusieurs réponses sont possibles : choisissez la personne ou la demi-journée dans la liste.',
  'record-altered': 'Cet enregistrement ne suit pas celui d’avant, ou a été modifié : il est gardé à part.',
  'record-unreadable': 'Cet enregistrement ne peut pas être lu : il est gardé à part.',
  'record-future': 'L’horloge de l’appareil est en avance : l’enregistrement est daté du futur.',
  'device-unknown': 'Cet appareil n’est pas connu pour votre compte. Préparez-le de nouveau.',
  'room-code-wrong':
    'Ce code n’est pas celui affiché en ce moment. Il change chaque minute : regardez de nouveau l’écran de la salle.',
  'room-code-missing': 'Pour signer, il faut le code affiché en ce moment dans la salle.',
};

/** The sentence to show for a problem; French punctuation never begins a line. */
export function sentenceOf(problem: Problem): string {
  const sentence = sentences[problem.code];
  const text = typeof sentence === 'string' ? sentence : sentence(problem.facts ?? {});
  return text.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0');
}
