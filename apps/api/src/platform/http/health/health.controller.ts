// Liveness (the process answers) and readiness (it could register somebody right now).
import { Controller, Get, Res } from '@nestjs/common';
import { health } from '@treize/contract/operations';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers';
import { Permit } from '../permit';
import { Readiness } from './readiness';

@Controller('api/health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Permit('public')
  @Answers(health)
  live() {
    return { status: 'ok', checks: {} };
  }

  @Get('ready')
  @Permit('public')
  @Answers(health)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = await this.readiness.run();
    const isReady = Object.values(checks).every((result) => result === 'ok');
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'ok' : 'unavailable', checks };
  }
}
