// What is typed as a new mailbox: an address to send to, or what is wrong with it.
import { addressChange } from '@treize/contract/registrations';

export function newAddress(
  typed: string,
  current: string,
): { address: string; error: '' } | { address: null; error: string } {
  const parsed = addressChange.safeParse({ email: typed.trim() });
  if (!parsed.success)
    return { address: null, error: 'Indiquez une adresse électronique, comme prenom.nom@mairie.fr.' };
  const { email } = parsed.data;
  return email.toLowerCase() === current.toLowerCase()
    ? { address: null, error: 'Vos messages arrivent déjà à cette adresse.' }
    : { address: email, error: '' };
}
