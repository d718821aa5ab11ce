// Every mail the product sends, in the order in which a person may receive them.
import { calendarTemplates } from './calendar-templates';
import { accountTemplates, attendanceTemplates, certificateTemplates } from './other-templates';
import { ownTemplates } from './own-templates';
import { registrationTemplates } from './registration-templates';
import type { Template } from './template';

export const allTemplates: readonly Template[] = [
  ...registrationTemplates,
  ...calendarTemplates,
  ...ownTemplates,
  ...attendanceTemplates,
  ...certificateTemplates,
  ...accountTemplates,
];
