// Schemas of the answers that the frame and a session's page read. What is built for people takes `answers.trusted.ts`
// instead (fileReplacements of project.json); development and tests parse.
import { meAnswer, site } from '@treize/contract/auth';
import { sessionPage } from '@treize/contract/sessions';

export const answerOfMe = meAnswer;
export const answerOfSite = site;
export const answerOfSession = sessionPage;
