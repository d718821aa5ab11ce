// Previews of reminders and mailings.
import { nationalRules } from '../reminders/national-rules';
import { aMessage, aSession } from './fictional';
import type { Scene, Template } from './template';

const reminders: Record<string, { name: string; when: string }> = {
  'd-30': { name: 'Convocation', when: 'Trente jours avant la session' },
  'd-15': { name: 'Rappel à quinze jours', when: 'Quinze jours avant la session' },
  'd-7': { name: 'Rappel à une semaine', when: 'Sept jours avant la session' },
  'd-1': { name: 'Rappel de la veille', when: 'La veille de la session' },
  'after-1': { name: 'Merci de votre venue', when: 'Le lendemain, aux personnes présentes' },
};

const occasion = ({ sender, ...stage }: Scene, words: { subject: string; body: string }) => ({
  ...words,
  sender,
  session: aSession(stage),
  joinUrl: null,
  purpose: 'SERVICE' as const,
});

const reminderTemplates: Template[] = [...nationalRules].map(([code, rule]) => ({
  kind: `reminder.${code}`,
  name: reminders[code]?.name ?? code,
  when: reminders[code]?.when ?? '',
  write: (scene) => scene.letters.write(occasion(scene, rule), aMessage(true), null, true),
}));

const service = {
  subject: 'Une précision sur la session {session}',
  body: 'Bonjour {prenom},\n\nVoici ce que l’équipe souhaite vous dire.\n\nÀ bientôt.',
};
const invitation = {
  subject: 'Vous êtes invité·e\u00a0: {session}',
  body: 'Bonjour {prenom},\n\nUne session ouvre près de {commune}. Des places sont disponibles.\n\nÀ bientôt.',
};

export const ownTemplates: readonly Template[] = [
  ...reminderTemplates,
  {
    kind: 'mailing.service',
    name: 'Message à des inscrit·es',
    when: 'Quand vous l’écrivez, à propos d’une inscription',
    write: (scene) => scene.letters.write(occasion(scene, service), aMessage(true), null, true),
  },
  {
    kind: 'mailing.invitation',
    name: 'Invitation à s’inscrire',
    when: 'Quand vous l’écrivez, aux personnes d’un territoire',
    write: (scene) =>
      scene.letters.write(
        { ...occasion(scene, invitation), purpose: 'INVITATION' },
        aMessage(false),
        scene.page('/unsubscribe/exemple'),
        true,
      ),
  },
  {
    kind: 'mailing.test',
    name: 'Essai d’un message',
    when: 'Quand vous demandez un essai, à vous seulement',
    write: (scene) => {
      const written = scene.letters.write(occasion(scene, service), aMessage(true), null, true);
      return { ...written, subject: `[Essai] ${written.subject}` };
    },
  },
];
