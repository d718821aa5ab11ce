// Every mail the product sends, moment by moment, in the order in which a person may receive them.
import { calendarTemplates } from './calendar-templates';
import { moments } from './moments';
import { accountTemplates, attendanceTemplates, certificateTemplates } from './other-templates';
import { ownTemplates } from './own-templates';
import { registrationTemplates } from './registration-templates';
import type { Template } from './template';

const written = new Map(
  [
    ...registrationTemplates,
    ...calendarTemplates,
    ...ownTemplates,
    ...attendanceTemplates,
    ...certificateTemplates,
    ...accountTemplates,
  ].map((template) => [template.kind, template]),
);

const templateOf = (kind: string): Template => {
  const template = written.get(kind);
  if (!template) throw new Error(`the mail ${kind} stands under a moment and nothing writes it`);
  written.delete(kind);
  return template;
};

export const allTemplates: readonly (Template & { moment: string })[] = moments.flatMap(({ name, kinds }) =>
  kinds.map((kind) => ({ ...templateOf(kind), moment: name })),
);
if (written.size > 0) throw new Error(`no moment for ${[...written.keys()].join(', ')}`);
