// SQL of changing what somebody in line chose.
import type { Extras } from '@treize/contract/places';
import type { EntityManager } from 'typeorm';

/** Replaces the chosen quantities; what every registration takes stays as it is. */
export async function replaceChoices(
  tx: EntityManager,
  registrationId: string,
  extras: Extras,
): Promise<void> {
  await tx.query(
    `with chosen as (select * from jsonb_to_recordset($2::jsonb) as c ("limitId" uuid, quantity int)),
     gone as (
       delete from registration_limits q using session_limits l
       where q.registration_id = $1 and l.id = q.limit_id and l.included = 0
         and q.limit_id not in (select "limitId" from chosen))
     insert into registration_limits (registration_id, limit_id, quantity)
     select $1, "limitId", quantity from chosen
     on conflict (registration_id, limit_id) do update set quantity = excluded.quantity`,
    [registrationId, JSON.stringify(extras)],
  );
}
