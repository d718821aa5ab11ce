// Readiness: the real registration of a probe person, in a transaction that is rolled back.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Readiness } from '../platform/http/health/readiness';
import { RegistrationsCommitter } from './registering/registrations.committer';
import { probeTarget } from './registrations.queries';

class RolledBack extends Error {}

@Injectable()
export class ReadinessProbe implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly committer: RegistrationsCommitter,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('registration', () => this.probe());
  }

  /** Without any published session the lock finds no row; all other statements up to the decision still run. */
  private async probe(): Promise<void> {
    const claim = this.source.transaction(async (tx) => {
      const target = await probeTarget(tx);
      await this.committer.commit(tx, [
        {
          sessionId: target?.sessionId ?? randomUUID(),
          idempotencyKey: randomUUID(),
          requestHash: '',
          registeredBy: null,
          source: 'SELF',
          onBehalfOf: null,
          isValidated: false,
          override: null,
          waitingListOnly: false,
          holdId: null,
          invitationId: null,
          members: [
            {
              kind: 'STAFF',
              function: 'Sonde',
              delegation: false,
              municipalityCode: target?.municipalityCode ?? null,
              epciCode: null,
              familyName: 'Sonde',
              givenName: randomUUID(),
              email: 'sonde@treize.invalid',
              phone: null,
              needs: null,
              extras: [],
              viaMunicipality: false,
            },
          ],
        },
      ]);
      throw new RolledBack();
    });
    await claim.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  }
}
