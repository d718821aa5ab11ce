// The tones a state may take, and the icon each has unless told otherwise.
import type { IconName } from './icons';

export type Tone = 'ok' | 'wait' | 'bad' | 'note' | 'plain';

export const iconOfTone: Record<Tone, IconName> = {
  ok: 'check',
  wait: 'hourglass',
  bad: 'ban',
  note: 'info',
  plain: 'minus',
};
