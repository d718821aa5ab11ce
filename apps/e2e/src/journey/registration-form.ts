// The registration form as a person fills it in.
import type { Locator, Page } from 'playwright-core';

export interface Registrant {
  given: string;
  family: string;
  email: string;
}

/** Types the first letters of a commune, and takes the first one of that name. */
export async function chooseCommune(page: Page | Locator, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).pressSequentially(name.slice(0, 8), { delay: 15 });
  await page
    .getByRole('option')
    .filter({ hasText: new RegExp(`^\\s*${name}\\s`) })
    .first()
    .click();
}

export const atStep = (page: Page, number: number): Promise<void> =>
  page.getByText(`Étape ${number} sur 4`, { exact: true }).waitFor();
export const nextStep = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Étape suivante' }).click();

export async function fillStepYou(page: Page, town: string): Promise<void> {
  await atStep(page, 1);
  await page.getByRole('radio', { name: /^Élu·e/ }).check();
  await page.getByLabel('Fonction').selectOption('Maire');
  await page.getByRole('radio', { name: 'Oui' }).check();
  await chooseCommune(page, 'Votre commune', town);
  await nextStep(page);
}

export async function fillStepIdentity(page: Page, { given, family, email }: Registrant): Promise<void> {
  await atStep(page, 2);
  await page.getByLabel('Nom', { exact: true }).fill(family);
  await page.getByLabel('Prénom').fill(given);
  await page.getByLabel('Adresse électronique').fill(email);
  await nextStep(page);
}

/** From the page of a session to the confirmation page, in one go. */
export async function register(page: Page, sessionId: string, who: Registrant, town: string): Promise<void> {
  await page.goto(`/sessions/${sessionId}/register`);
  await fillStepYou(page, town);
  await fillStepIdentity(page, who);
  await atStep(page, 3);
  await nextStep(page);
  await atStep(page, 4);
  await page.getByRole('button', { name: /^Envoyer l’inscription|^Demander une place/ }).click();
  await page.waitForURL('**/done');
}
