// What every room needs at the HTTP border: limits, links, serialisation.
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AnswersInterceptor } from './answers';
import { HealthController } from './health/health.controller';
import { Links } from './links';
import { RateLimits } from './limits/rate-limits';
import { Readiness } from './health/readiness';

@Global()
@Module({
  controllers: [HealthController],
  providers: [Links, RateLimits, Readiness, { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor }],
  exports: [Links, RateLimits, Readiness],
})
export class HttpModule {}
