// The fields of the form behind a refusal of the server, when it concerns some.
import type { Problem } from '@treize/contract/refusals';
import { sentenceOf } from '../../../platform/refusals';
import { fieldOf, type AnswerError } from './answer-errors';
import { workshopsOf, type AnswerName, type Answers, type Who } from './answers';
import type { PublicLimit } from '@treize/contract/places';

/** Empty when the refusal is about the whole: it is then told above the form. */
export function fieldsRefused(
  problem: Problem,
  answers: Answers,
  limits: readonly PublicLimit[],
): AnswerError[] {
  const fields = (problem.errors ?? []).map(({ path, message }) => {
    const [first = '', second = ''] = path.replace(/^body\./, '').split('.');
    const who: Who = first === 'companion' ? 'companion' : 'you';
    return { who, field: fieldOf(who === 'you' ? first : second, answers[who]), message };
  });
  const about = fieldAbout(problem, limits);
  if (!about) return fields;
  const whoNeedsIt = about === 'workshop' && answers.isPair && answers.you.workshop ? 'companion' : 'you';
  return [...fields, { who: whoNeedsIt, field: about, message: sentenceOf(problem) }];
}

function fieldAbout({ code }: Problem, limits: readonly PublicLimit[]): AnswerName | null {
  if (code === 'unknown-municipality' || code === 'unknown-epci') return 'municipality';
  return code === 'workshop-missing' && workshopsOf(limits).length > 0 ? 'workshop' : null;
}
