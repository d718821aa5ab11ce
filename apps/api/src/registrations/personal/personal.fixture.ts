// What a person sees and does by their personal link, for tests.
import { registrationPage, registrationPaths, type RegistrationPage } from '@treize/contract/registrations';
import type { TestApp } from '../../test-app.fixture';

/** The personal page, read as the browser reads it. */
export async function pageOf(app: TestApp, token: string): Promise<RegistrationPage> {
  const answer = await app.inject({ method: 'GET', url: registrationPaths.link(token) });
  return registrationPage.parse(answer.json());
}

/** Acts through the link; returns the status, or the refusal's code. */
export async function act(
  app: TestApp,
  token: string,
  verb: 'accept' | 'cancel' | 'decline' | 'edit' | 'split' | 'transfer',
  payload: object = {},
): Promise<number | string> {
  const url = `${registrationPaths.link(token)}/${verb}`;
  const answer = await app.inject({ method: 'POST', url, payload });
  return answer.statusCode === 200 ? 200 : answer.json<{ code: string }>().code;
}
