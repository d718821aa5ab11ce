// What a preview is made of: the kind of mail, its French name, when it leaves, and the function that really writes it.
import type { Letters, Occasion, Written } from '../mails/letters.service';
import type { Stage } from './fictional';

/** Everything a preview may draw on. */
export interface Scene extends Stage {
  letters: Letters;
  sender: Occasion['sender'];
}

export interface Template {
  /** As mails carry it. */
  kind: string;
  name: string;
  when: string;
  /** NATION: what belongs to no region. */
  from?: 'REGION' | 'NATION';
  write(scene: Scene): Written;
}
