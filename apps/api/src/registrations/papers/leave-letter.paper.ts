// The letter of an elected person to the employer: what the law asks it to say is prefilled, what only they know is left blank.
import type { LeaveRequest } from '@treize/rules/registrations/employer-leave';
import { leaveNotice, letterLines } from '@treize/rules/registrations/employer-leave';
import type { Paper, PaperBlock } from '../../platform/papers/paper';

function blocksOf(request: LeaveRequest): PaperBlock[] {
  return letterLines(request).flatMap((line): PaperBlock[] => {
    switch (line.kind) {
      case 'facts':
        return [{ kind: 'facts', facts: line.facts.map(({ name, value }) => [name || 'puis', value]) }];
      case 'subject':
        return [{ kind: 'heading', level: 1, words: line.text }];
      case 'signature':
        return [{ kind: 'signature', label: line.text, words: [], strokes: null, blank: true }];
      default:
        return line.text.split('\n').map((words) => ({ kind: 'paragraph', words }));
    }
  });
}

/** @param at the instant of the request */
export function leaveLetterPaper(request: LeaveRequest, reference: string, at: Date): Paper {
  const { isLate } = leaveNotice(request.halfDays[0]?.date ?? request.today, request.today);
  const advice =
    'Modèle donné à titre d’aide, à relire et à signer\u00a0; il ne remplace pas un conseil juridique.' +
    (isLate ? ' Attention\u00a0: il reste moins de 30\u00a0jours avant la session.' : '');
  return {
    title: `Lettre à l’employeur – ${request.person}`,
    subject: `Demande de congé de formation – ${request.title}`,
    author: request.person,
    reference: `Inscription n°\u00a0${reference}`,
    createdAt: at,
    orientation: 'portrait',
    plain: true,
    blocks: [...blocksOf(request), { kind: 'rule' }, { kind: 'paragraph', words: advice, style: 'small' }],
  };
}
