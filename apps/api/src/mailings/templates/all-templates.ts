// Every mail the product sends, in the order in which a person may receive them.
import { ownTemplates } from './own-templates';
import type { Template } from './template';

export const allTemplates: readonly Template[] = [...ownTemplates];
