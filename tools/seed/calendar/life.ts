// What became of invitations, so that an organiser's screens show life: answers, a bounce, a move, a postponement, a note.
import { randomUUID } from 'node:crypto';
import type { InvitationContent } from '@treize/api/calendar/invitation.entity';
import { lockInvitations, type InvitationRow } from '@treize/api/calendar/calendar.queries';
import { fingerprintOf } from '@treize/api/calendar/content';
import { dayText } from '@treize/api/calendar/day-text';
import { fallenMail } from '@treize/api/calendar/mails/fallen.mail';
import { letterOf } from '@treize/api/calendar/mails/letter';
import { movedMail } from '@treize/api/calendar/mails/moved.mail';
import { renderCancel, renderRequest } from '@treize/api/calendar/rendered';
import { mailAbout, urgencies } from '@treize/api/calendar/sending/carrier';
import type { Config } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import { declineEndsAt } from '@treize/rules/registrations/declines';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../rows';
import { sentMailRow } from './sent-mail';

/** Sessions to come that were answered, moved, postponed: region and place along the track. */
export const livelyKeys = ['84.3', '84.4', '27.4'] as const;

const hour = 3_600_000;
const week = 7 * 24 * hour;

interface Lived {
  tx: EntityManager;
  now: Date;
  links: Links;
  rows: InvitationRow[];
}

/** Answers by calendar: most come, one hesitates, one declined this morning, one answered other hours than today's. */
async function answered({ tx, now, rows }: Lived): Promise<void> {
  const at = new Date(now.getTime() - 3 * hour);
  const answers = rows.map(({ id }, index) => ({
    id,
    answer: index === 1 ? 'DECLINED' : index === 2 ? 'TENTATIVE' : index % 3 === 0 ? null : 'ACCEPTED',
    comment: index === 2 ? 'Je dois encore trouver qui garde la mairie ce jour-là.' : null,
  }));
  await tx.query(
    `update invitations i set partstat = a.answer, partstat_sequence = 0, partstat_at = $2, partstat_source = 'REPLY',
       answered_at = $2, answer_comment = a.comment
     from jsonb_to_recordset($1::jsonb) as a (id uuid, answer text, comment text)
     where i.id = a.id and a.answer is not null`,
    [JSON.stringify(answers), at],
  );
  const declined = rows[1];
  const starts = declined?.content ? new Date(declined.content.start) : null;
  if (declined && starts)
    await tx.query(`update registrations set declined_at = $2, decline_ends_at = $3 where id = $1`, [
      declined.registrationId,
      at,
      declineEndsAt(at, starts),
    ]);
}

/** The mailbox of one person is not known any more. */
async function bounced({ tx, now, rows }: Lived): Promise<void> {
  const text = '550 5.1.1 adresse inconnue';
  const at = new Date(now.getTime() - 20 * hour);
  const [[mail]] = await tx.query<[{ id: string; address: string }[], number]>(
    `update mails set bounced_at = $2, bounce = 'HARD' where invitation_id = $1 returning id, to_address as address`,
    [rows[0]?.id, at],
  );
  if (!mail) return;
  await tx.query(
    `insert into mail_events (mail_id, at, kind, code, text) values ($1, $2, 'BOUNCED', 550, $3)`,
    [mail.id, at, text],
  );
  await insertRows(tx, 'blocked_addresses', [
    { address: mail.address.toLowerCase(), cause: 'HARD', text, mail_id: mail.id, blocked_at: at },
  ]);
}

const shifted = (content: InvitationContent, by: number): InvitationContent => {
  const move = (instant: string) => new Date(Date.parse(instant) + by).toISOString();
  return {
    ...content,
    start: move(content.start),
    end: move(content.end),
    halfDays: content.halfDays.map(({ startsAt, endsAt }) => ({
      startsAt: move(startsAt),
      endsAt: move(endsAt),
    })),
  };
};

/** Moved by a week yesterday: everybody was told, and is asked to confirm; a few have, one answered the old date. */
async function moved({ tx, now, links, rows }: Lived): Promise<void> {
  const at = new Date(now.getTime() - 24 * hour);
  const mails = rows.flatMap((row) => {
    const { content } = row;
    if (content === null) return [];
    const after = { ...row, sequence: 1 };
    const words = movedMail(
      letterOf(row, content, links),
      dayText(shifted(content, -week)),
      dayText(content),
      {
        dayId: row.dayId,
        asksAgain: true,
        isCarried: true,
      },
    );
    const object = renderRequest(after, content, 1, at);
    return [
      sentMailRow(
        mailAbout(after, { kind: 'session.moved', words, urgency: urgencies.ordinary, object }),
        at,
      ),
    ];
  });
  await insertRows(tx, 'mails', mails);
  const ids = rows.map(({ id }) => id);
  await tx.query(
    `update invitations set sequence = 1, times_sequence = 1, sent_at = $2 where id = any($1::uuid[])`,
    [ids, at],
  );
  await tx.query(
    `update registrations set status = 'TO_RECONFIRM', reconfirm_since = $2
     where status = 'CONFIRMED' and id = any($1::uuid[])`,
    [rows.slice(2).map(({ registrationId }) => registrationId), at],
  );
  await tx.query(
    `update invitations set partstat = 'ACCEPTED', partstat_sequence = 1, partstat_at = $2, partstat_source = 'LINK',
       answered_at = $2 where id = any($1::uuid[])`,
    [ids.slice(0, 2), now],
  );
  // Answered the old date by a calendar that had not been updated: the invitation was sent again, once.
  await tx.query(`update invitations set stale_sequence = 1, auto_mailed_at = $2 where id = $1`, [
    ids[2],
    now,
  ]);
}

/** Postponed this morning, nothing but the date is lost. */
async function postponed({ tx, now, links, rows }: Lived): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const at = new Date(now.getTime() - 2 * hour);
  const reason = 'La salle a été inondée\u00a0; une autre date est cherchée.';
  await tx.query(
    `update sessions set state = 'POSTPONED', postponed_at = $2, postpone_reason = $3, version = version + 1, updated_at = $2
     where id = $1`,
    [first.sessionId, at, reason],
  );
  for (const row of rows) {
    if (row.content === null) continue;
    const content: InvitationContent = { ...row.content, withdrawal: 'all', fell: 'POSTPONED' };
    const words = fallenMail(letterOf(row, content, links), 'POSTPONED', dayText(content), reason, true);
    const object = renderCancel({ ...row, sequence: 1 }, content, 1, at, 'all');
    const mail = mailAbout(row, { kind: 'session.postponed', words, urgency: urgencies.cancel, object });
    await insertRows(tx, 'mails', [sentMailRow(mail, at)]);
    await tx.query(
      `update invitations set wanted = 'CANCEL', sequence = 1, sent_at = $2, content = $3, content_hash = $4 where id = $1`,
      [row.id, at, JSON.stringify(content), fingerprintOf(content)],
    );
  }
}

/** Somebody's calendar proposed another time: a note for the organiser, nothing changes by itself. */
async function proposed({ tx, now, rows }: Lived): Promise<void> {
  const row = rows.at(-1);
  if (!row?.content) return;
  await insertRows(tx, 'inbound_messages', [
    {
      id: randomUUID(),
      sha256: randomUUID().replaceAll('-', '').repeat(2),
      raw: null,
      size: 4200,
      envelope_to: [row.organizerAddress],
      received_at: new Date(now.getTime() - 5 * hour),
      sorted_at: new Date(now.getTime() - 5 * hour),
      sort: 'REVIEW',
      from_address: row.attendeeAddress,
      subject: `Nouvelle heure proposée\u00a0: ${row.content.summary}`,
      excerpt: 'Le train arrive à 9 h 50\u00a0: serait-il possible de commencer une heure plus tard\u00a0?',
      reason: 'counter',
      region_code: row.regionCode,
      session_id: row.sessionId,
      registration_id: row.registrationId,
      invitation_id: row.id,
      proposed_start: new Date(Date.parse(row.content.start) + hour),
      proposed_end: new Date(Date.parse(row.content.end) + hour),
    },
  ]);
}

/** Gives life to sessions to come, in the order of `livelyKeys`. */
export async function liveInvitations(
  tx: EntityManager,
  sessionIds: readonly string[],
  now: Date,
  config: Config,
): Promise<void> {
  const links = new Links(config);
  const lives = [answered, moved, postponed];
  for (const [index, live] of lives.entries()) {
    const found = await tx.query<{ id: string }[]>(
      `select id from invitations where session_id = $1 and wanted = 'REQUEST' order by created_at, id`,
      [sessionIds[index]],
    );
    const rows = await lockInvitations(
      tx,
      found.map(({ id }) => id),
    );
    await live({ tx, now, links, rows });
    if (live === answered) {
      await bounced({ tx, now, links, rows });
      await proposed({ tx, now, links, rows });
    }
  }
}
