// What happened at the sessions of the past: facts, seals, a correction, first presences, certificates.
import { correctionStatement } from '@treize/rules/attendance/wording';
import type { EntityManager } from 'typeorm';
import { issueCertificates } from '../certificates/issue';
import type { PlacedRegistration } from '../registrations/registration-rows';
import { insertRows, type Row } from '../rows';
import type { Setting, Written } from '../sessions/setting';
import { Devices, lateRecord } from './devices';
import { factRow, recordHalfDay, type Fact } from './facts';
import { sealHalfDay, type ToSeal } from './seal';

const minute = 60_000;

/** Facts, seals, first presences, then the certificates of the closed sessions. */
export async function writeHeld(
  tx: EntityManager,
  held: readonly Written[],
  { dice, config, cast }: Setting,
): Promise<void> {
  const facts: Fact[] = [];
  const corrections: Fact[] = [];
  const seals: ToSeal[] = [];
  const devices = new Devices();
  const doubtful = held.find(({ plan }) => plan.region.code === '84' && plan.state === 'FINALIZED');
  const late: Row[] = [];
  for (const { plan, session, trainers, registrations } of held) {
    const [lead] = trainers;
    if (lead === undefined) throw new Error(`nobody leads ${session.ref}`);
    const expected = registrations.filter(({ status }) => status === 'CONFIRMED');
    const isDemo = ({ person }: PlacedRegistration) => person.id === cast.demo.official.id;
    session.halfDays.forEach((halfDay, index) => {
      const ledger = recordHalfDay(
        dice,
        session.id,
        halfDay,
        expected,
        lead.id,
        isDemo,
        devices.of(session.id, lead.id),
      );
      const [first] = ledger.facts.filter(({ kind }) => kind === 'SIGNED');
      const isDoubtful = session === doubtful?.session && index === 0;
      if (isDoubtful && first) {
        // A phone without network took the same signature again: both are kept, and somebody should look.
        const { registrationId, kind, state, method, statement, strokes } = first;
        const again = new Date(halfDay.startsAt.getTime() + 40 * minute);
        const said = { registrationId, kind, state, method, statement, strokes };
        ledger.append(said, again, devices.phoneOf(session.id, lead.id));
      }
      facts.push(...ledger.facts);
      const sealedAt = new Date(halfDay.endsAt.getTime() + dice.between(5, 20) * minute);
      seals.push({
        halfDayId: halfDay.id,
        trainer: { id: lead.id, name: `${lead.givenName} ${lead.familyName}` },
        sealedAt,
      });
      const last = expected.at(-1);
      if (isDoubtful && last)
        late.push(lateRecord(devices.phoneOf(session.id, lead.id), session.id, halfDay, last.id, sealedAt));
      if (!plan.corrected || index !== 0 || last === undefined) return;
      const reason = 'Arrivée à 9 h 45 notée sur la feuille de secours, oubliée à la saisie.'.replace(
        '9 h 45',
        '9\u00a0h\u00a045',
      );
      const mark = {
        registrationId: last.id,
        kind: 'CORRECTED',
        state: 'PRESENT',
        method: 'TRAINER_DEVICE_MARK',
        statement: correctionStatement,
      } as const;
      ledger.append({ ...mark, lateMinutes: 45, reason }, new Date(sealedAt.getTime() + 60 * minute));
      corrections.push(...ledger.facts.slice(-1));
    });
  }
  await devices.write(tx, held.at(-1)?.session.endsAt ?? new Date(0));
  await insertRows(tx, 'attendance_facts', facts.map(factRow));
  await insertRows(tx, 'attendance_unresolved', late);
  for (const seal of seals) await sealHalfDay(tx, seal, config);
  await insertRows(tx, 'attendance_facts', corrections.map(factRow));
  await tx.query(
    `update registrations r set first_presence_at = f.at
     from (select registration_id, min(received_at) as at from attendance_facts where state = 'PRESENT' group by registration_id) f
     where r.id = f.registration_id`,
  );
  for (const { plan, session } of held.filter(({ plan }) => plan.state === 'FINALIZED'))
    await issueCertificates(
      tx,
      session.id,
      new Date(session.endsAt.getTime() + (plan.held ? 120 : 0) * minute),
      config,
    );
}
