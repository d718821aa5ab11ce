// Doors: sign-in by e-mail, the signed-in person, demo doors.
import { permissions } from '@treize/rules/auth/permissions';
import { roles, scopeKinds } from '@treize/rules/auth/roles';
import * as z from 'zod';
import { email, id } from './fields';

export const signInRequest = z.object({ email });
export const signInRequested = z.object({ requestId: id });
export const signInCode = z.object({
  requestId: id,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '6 chiffres attendus'),
});
export const signInLink = z.object({ token: z.string().min(20).max(200) });

export const grant = z.object({
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeId: z.string().nullable(),
  scopeLabel: z.string(),
});
export const me = z.object({
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  grants: z.array(grant),
  permissions: z.array(z.enum(permissions)),
});
export type Me = z.output<typeof me>;

/** One of the people who share a mailbox; `label` is the mandate or position with its commune. */
export const candidate = z.object({ personId: id, name: z.string(), label: z.string() });
export const candidateList = z.array(candidate);
/** After the right code or link: signed in at once, or a choice among the people of a shared mailbox. */
export const signInAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('SIGNED_IN'), me }),
  z.object({ outcome: z.literal('CHOOSE'), choiceToken: z.string(), people: candidateList }),
]);
export type SignInAnswer = z.output<typeof signInAnswer>;
export const signInChoice = z.object({ choiceToken: z.string().min(20).max(200), personId: id });
export const signOut = z.object({ everywhere: z.boolean().default(false) });
export const demoSignIn = z.object({ personId: id });
/** `GET /api/auth/me`: null when nobody is signed in. */
export const meAnswer = z.object({ me: me.nullable() });

/** What every page shows of the site itself. */
export const site = z.object({
  demo: z.boolean(),
  bodyName: z.string(),
  contactEmail: z.string(),
  mailboxUrl: z.string().nullable(),
});
export type Site = z.output<typeof site>;

export { authPaths } from './paths/auth';
