// The body that issues documents, from the settings.
import type { IssuingBody } from '@treize/rules/papers/facts';
import type { Config } from '../config';

export const issuingBody = (config: Config): IssuingBody => ({
  name: config.BODY_NAME,
  activityNumber: config.BODY_ACTIVITY_NUMBER,
  accreditation: config.BODY_ACCREDITATION,
  signatory: config.BODY_SIGNATORY,
  city: config.BODY_CITY,
});
