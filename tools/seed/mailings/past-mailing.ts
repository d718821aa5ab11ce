// A mailing sent two days ago to the people of a session, and a reminder that its region words its own way.
import { randomUUID } from 'node:crypto';
import { messageMail } from '@treize/api/mailings/mails/message.mail';
import { nationalRules } from '@treize/api/mailings/reminders/national-rules';
import type { Config } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import { senderOf } from '@treize/api/platform/mail/senders/sender';
import type { Message, WantedPerson } from '@treize/rules/mailings/addressing';
import type { EntityManager } from 'typeorm';
import { sentMailRow } from '../calendar/sent-mail';
import type { Person } from '../people/people';
import { insertRows } from '../rows';

const regionCode = '84';
const twoDays = 2 * 86_400_000;
const words = {
  subject: 'Le repas et l’accès\u00a0: {session}',
  body: `Bonjour {prenom},

Le repas est pris sur place, à deux rues de la salle\u00a0: répondez à ce message si vous suivez un régime.

La gare est à dix minutes à pied. Si vous venez en voiture, proposez une place à une commune voisine.`,
};

interface Target {
  sessionId: string;
  title: string;
  regionName: string;
  people: (WantedPerson & { registrationId: string; email: string })[];
}

/** The session to come of the region that most people had joined two days ago. */
async function chosen(tx: EntityManager, at: Date): Promise<Target | undefined> {
  const [target] = await tx.query<Target[]>(
    `select s.id as "sessionId", s.title, g.name as "regionName",
       json_agg(json_build_object('registrationId', r.id, 'personId', r.person_id, 'email', r.email, 'givenName', r.given_name,
         'familyName', r.family_name, 'body', coalesce(m.name, ''), 'municipalityCode', r.municipality_code) order by r.position) as people
     from sessions s join regions g on g.code = s.region_code
     join registrations r on r.session_id = s.id and r.status = 'CONFIRMED' and r.created_at < $2 and not r.via_municipality
     left join municipalities m on m.code = r.municipality_code
     where s.region_code = $1 and s.state = 'PUBLISHED' and s.starts_at > $2::timestamptz + interval '7 days'
     group by s.id, g.name order by count(*) desc, s.id limit 1`,
    [regionCode, at],
  );
  return target;
}

/** Two people of one mailbox read one message. */
function messagesOf({ people }: Target): Message[] {
  const byAddress = Map.groupBy(people, ({ email }) => email.toLowerCase());
  return [...byAddress.values()].flatMap((sharing) => {
    const [first] = sharing;
    return first
      ? [
          {
            role: 'PARTICIPANT' as const,
            address: first.email,
            readers: sharing.map(({ givenName, familyName }) => ({ givenName, familyName })),
            people: sharing,
            onBehalf: [],
            towns: [],
          },
        ]
      : [];
  });
}

export async function writePastMailing(
  tx: EntityManager,
  organiser: Person,
  now: Date,
  config: Config,
): Promise<void> {
  const at = new Date(now.getTime() - twoDays);
  const target = await chosen(tx, at);
  if (!target) throw new Error(`region ${regionCode} of the demo has no session to write about`);
  const id = randomUUID();
  const messages = messagesOf(target).map((message) => ({ id: randomUUID(), message }));
  const { sessionId } = target;
  await insertRows(tx, 'mailings', [
    {
      ...{ id, region_code: regionCode, session_id: sessionId, purpose: 'SERVICE', state: 'SENT', ...words },
      target: {
        ...{ regionCode, sessionId, audience: 'REGISTERED', addressees: 'PARTICIPANTS' },
        ...{ departments: [], programmes: [], kinds: [] },
      },
      ...{ idempotency_key: randomUUID(), counted: messages.length, created_by: organiser.id },
      ...{ created_at: at, due_at: at, finished_at: at },
    },
  ]);
  await insertRows(
    tx,
    'mailing_recipients',
    messages.map(({ id: recipientId, message }) => ({
      ...{ id: recipientId, mailing_id: id, address: message.address, message, queued_at: at },
      name: message.readers.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join(', '),
    })),
  );
  const from = senderOf(regionCode, target.regionName, config.MAIL_DOMAIN);
  const links = new Links(config);
  await insertRows(
    tx,
    'mails',
    messages.map(({ id: recipientId, message }) => {
      const own = message.people.flatMap(({ registrationId }) => registrationId ?? []);
      const mail = {
        ...messageMail({
          ...words,
          values: {
            prenom: message.readers.map(({ givenName }) => givenName).join(' et '),
            nom: message.readers.map(({ familyName }) => familyName).join(' et '),
            ...{ commune: '', session: target.title, quand: '', ou: '', lien: '' },
          },
          rows: [{ label: 'Session', value: target.title }],
          links: own.map((one) => ({ label: 'Voir mon inscription', url: links.registration(one) })),
          senderName: from.name,
          reason: 'Vous recevez ce message parce qu’une inscription a été faite avec cette adresse.',
          unsubscribePage: null,
        }),
        kind: 'mailing.service',
        dedupeKey: `mailing:${id}:${recipientId}`,
        from,
        to: { name: message.readers[0]?.givenName ?? '', address: message.address },
        ...{ regionCode, sessionId, urgency: 9 },
      };
      const row = sentMailRow(mail, at);
      return {
        ...row,
        message_id: `<${recipientId}@${config.MAIL_DOMAIN}>`,
        mailing_id: id,
        registration_id: own.length === 1 ? own[0] : null,
      };
    }),
  );
}

/** The reminder of the week before, in the words of the region. */
export async function writeRegionReminder(tx: EntityManager, organiser: Person, now: Date): Promise<void> {
  const rule = nationalRules.get('d-7');
  if (!rule) throw new Error('there is no national reminder of the week before');
  await insertRows(tx, 'reminder_rules', [
    {
      ...{ id: randomUUID(), code: 'd-7', region_code: regionCode, anchor: rule.anchor, days: rule.days },
      ...{ local_time: '08:30', statuses: rule.statuses, presence: rule.presence },
      ...{ addressees: rule.addressees, subject: 'Dans une semaine\u00a0: {session}', enabled: true },
      body: `Bonjour {prenom},

Nous nous retrouvons dans une semaine pour «\u00a0{session}\u00a0», {ou}.

Le covoiturage s’organise entre communes\u00a0: répondez à ce message, nous vous mettons en relation.

À bientôt,
l’équipe Auvergne-Rhône-Alpes`,
      ...{ updated_at: now, updated_by: organiser.id },
    },
  ]);
}
