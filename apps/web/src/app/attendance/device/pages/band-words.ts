// What the band says of the network and of what waits: always in words, never a silent failure.
import type { Tone } from '@treize/design/tone';
import { frenchTime } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import { frenchDayMonth } from '@treize/rules/time/french';
import { plural } from '../../../platform/session-words';

export interface BandFacts {
  online: boolean;
  /** Records waiting, the signatures among them, and those of somebody else who used this browser. */
  waiting: number;
  signatures: number;
  othersWaiting: number;
  signedOut: boolean;
  /** Sentence of a refusal that trying again will not mend; empty otherwise. */
  blocked: string;
  /** Records that the server did not place, not read yet. */
  refused: number;
}

/** "14 signatures", or "16 enregistrements, dont 14 signatures". */
function whatWaits({ waiting, signatures }: Pick<BandFacts, 'waiting' | 'signatures'>): string {
  if (signatures === waiting) return plural(waiting, 'signature');
  const all = plural(waiting, 'enregistrement');
  return signatures > 0 ? `${all}, dont ${plural(signatures, 'signature')},` : all;
}

/** The sentence of the band and its tint. */
export function bandText(facts: BandFacts): { text: string; tone: Tone } {
  const { online, waiting, othersWaiting, signedOut, blocked } = facts;
  const toSend = `${whatWaits(facts)} à envoyer`;
  if (waiting > 0 && othersWaiting === waiting)
    return {
      tone: 'wait',
      text: `${plural(waiting, 'enregistrement')} d’une autre personne à envoyer\u00a0: l’envoi se fera à sa prochaine connexion sur cet appareil.`,
    };
  if (signedOut && waiting > 0)
    return { tone: 'bad', text: `Reconnectez-vous pour envoyer\u00a0: ${toSend}. Rien n’est perdu.` };
  if (blocked !== '' && waiting > 0)
    return {
      tone: 'bad',
      text: `${toSend}, mais le serveur ne les prend pas\u00a0: ${blocked} Ils restent gardés sur cet appareil.`,
    };
  if (!online)
    return waiting > 0
      ? { tone: 'wait', text: `Hors connexion\u00a0: ${toSend}` }
      : { tone: 'wait', text: 'Hors connexion\u00a0: rien à envoyer, vous pouvez continuer.' };
  if (waiting > 0) return { tone: 'note', text: `Envoi en cours\u00a0: ${toSend}` };
  return { tone: 'ok', text: 'Connecté\u00a0: tout est envoyé.' };
}

/** "1 enregistrement à résoudre"; empty when there is none. */
export const refusedText = (refused: number): string =>
  refused > 0 ? `${plural(refused, 'enregistrement')} à résoudre.` : '';

/** "Dernier échange à 9 h 32", with the day when it is not today. */
export function exchangeText(last: Date | null, now: Date): string {
  if (!last) return 'Pas encore d’échange avec le serveur';
  const day = parisDate(last);
  const time = frenchTime(parisTime(last));
  return day === parisDate(now)
    ? `Dernier échange à ${time}`
    : `Dernier échange le ${frenchDayMonth(day)} à ${time}`;
}
