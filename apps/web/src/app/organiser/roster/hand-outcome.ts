// What became of somebody registered by hand, told to the organiser.
import type { RegistrationAnswer } from '@treize/contract/registrations';
import { frenchInstant } from '@treize/rules/time/french';
import type { Tone } from '@treize/design/tone';
import { ordinal } from '../../platform/registration-words';
import { capital, reasonText } from '../../platform/wait-words';

export interface HandOutcome {
  heading: string;
  tone: Tone;
  lines: string[];
}

export function handOutcome(answer: RegistrationAnswer, name: string): HandOutcome {
  switch (answer.outcome) {
    case 'CONFIRMED':
      return {
        heading: `${name} est inscrit·e`,
        tone: 'ok',
        lines: [`Numéro ${answer.number}. Un message part avec l’invitation pour l’agenda.`],
      };
    case 'PENDING_VALIDATION':
      return {
        heading: `La demande de ${name} attend une validation`,
        tone: 'wait',
        lines: [
          `Numéro ${answer.number}. La place est gardée jusqu’au ${frenchInstant(new Date(answer.dueAt))}.`,
        ],
      };
    case 'WAITLISTED':
      return {
        heading: `${name} est en liste d’attente (${ordinal(answer.rank)})`,
        tone: 'wait',
        lines: [
          `Numéro ${answer.number}.`,
          ...answer.reasons.map((reason) => `${capital(reasonText(reason))}.`),
        ],
      };
    case 'ALREADY_TOLD':
      return {
        heading: `${name} est déjà inscrit·e`,
        tone: 'note',
        lines: ['Cette personne a déjà une inscription à cette session\u00a0: rien n’a changé.'],
      };
  }
}
