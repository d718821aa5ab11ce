// The endpoint one writes first, kept as a yardstick: lock the session's row, save three entities in a transaction.
import 'reflect-metadata';
import { Person } from '@treize/api/people/person.entity';
import { Registration } from '@treize/api/registrations/registration.entity';
import { Session } from '@treize/api/sessions/session.entity';
import { Body, Controller, Get, Headers, Module, NotFoundException, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { newPerson } from '../ground/people';

@Controller('api')
class NaiveRegistrations {
  constructor(private readonly source: DataSource) {}

  @Get(['health/live', 'health/ready'])
  health() {
    return { status: 'ok' };
  }

  @Post('sessions/:id/registrations')
  register(
    @Param('id') id: string,
    @Body() draft: ReturnType<typeof newPerson>,
    @Headers('idempotency-key') idempotencyKey: string,
  ) {
    return this.source.transaction(async (tx) => {
      const session = await tx.findOne(Session, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!session) throw new NotFoundException();
      const now = new Date();
      const { kind, familyName, givenName, email, municipalityCode } = draft;
      const person = await tx.getRepository(Person).save({
        familyName,
        givenName,
        email,
        phone: null,
        nameKey: familyName.toLowerCase(),
        emailKey: email,
        createdAt: now,
      });
      const isSeated = session.waiting === 0 && session.confirmed < (session.capacity ?? Infinity);
      const position = Number(session.lastPosition) + 1;
      const registration = await tx.getRepository(Registration).save({
        number: `${session.ref}-${String(position).padStart(4, '0')}`,
        sessionId: id,
        personId: person.id,
        status: isSeated ? 'CONFIRMED' : 'WAITLISTED',
        kind,
        function: draft.function,
        municipalityCode,
        familyName,
        givenName,
        email,
        source: 'SELF',
        idempotencyKey,
        requestHash: '',
        position: String(position),
        confirmedAt: isSeated ? now : null,
        createdAt: now,
        updatedAt: now,
      });
      session.confirmed += isSeated ? 1 : 0;
      session.waiting += isSeated ? 0 : 1;
      session.lastPosition = String(position);
      session.lastNumber = position;
      await tx.getRepository(Session).save(session);
      const told = {
        outcome: registration.status,
        registrationId: registration.id,
        number: registration.number,
      };
      return isSeated ? told : { ...told, rank: session.waiting };
    });
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL'] as string,
      entities: [Person, Registration, Session],
      poolSize: 8,
    }),
  ],
  controllers: [NaiveRegistrations],
})
class NaiveApplication {}

const app = await NestFactory.create<NestFastifyApplication>(NaiveApplication, new FastifyAdapter(), {
  logger: ['error'],
});
await app.listen(Number(process.env['PORT']), '127.0.0.1');
