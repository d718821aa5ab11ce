// The deadlines that run in the demo end as in the product: by their jobs.
import type { Config } from '@treize/api/platform/config';
import { Jobs } from '@treize/api/platform/jobs/jobs.service';
import { declineEnded } from '@treize/api/registrations/answers/answers.jobs';
import { offerEnded, validationEnded } from '@treize/api/registrations/registrations.jobs';
import type { EntityManager } from 'typeorm';

interface Running {
  id: string;
  offeredAt: Date | null;
  dueAt: Date;
}

/** Opens the queues before the transaction that sends; to be closed after it. */
export async function openDeadlines(config: Config) {
  const jobs = new Jobs(config, 'http');
  for (const job of [offerEnded, validationEnded, declineEnded]) jobs.handle(job, () => Promise.resolve());
  await jobs.onApplicationBootstrap();
  return {
    /** One job for each offer, each request that stands, and each decline that can still be undone. */
    async schedule(tx: EntityManager): Promise<void> {
      const running = await tx.query<Running[]>(
        `select id, case when status = 'OFFERED' then offered_at end as "offeredAt",
           coalesce(case when status = 'OFFERED' then offer_expires_at end, validation_due_at) as "dueAt"
         from registrations where status in ('OFFERED','PENDING_VALIDATION')`,
      );
      for (const { id: registrationId, offeredAt, dueAt } of running) {
        const when = { startAfter: dueAt };
        if (offeredAt)
          await jobs.send(tx, offerEnded, { registrationId, offeredAt: offeredAt.toISOString() }, when);
        else await jobs.send(tx, validationEnded, { registrationId }, when);
      }
      const declined = await tx.query<{ id: string; declinedAt: Date; endsAt: Date }[]>(
        `select id, declined_at as "declinedAt", decline_ends_at as "endsAt" from registrations
         where declined_at is not null and decline_ends_at is not null`,
      );
      for (const { id: registrationId, declinedAt, endsAt } of declined)
        await jobs.send(
          tx,
          declineEnded,
          { registrationId, declinedAt: declinedAt.toISOString() },
          { startAfter: endsAt },
        );
    },
    close: () => jobs.onApplicationShutdown(),
  };
}
