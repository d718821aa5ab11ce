// The view schema of a route: serialises its answer (unknown keys are stripped) and documents it.
import {
  applyDecorators,
  HttpCode,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import type * as z from 'zod';

const ANSWERS = 'treize:answers';

export const Answers = (schema: z.ZodType, status = 200) =>
  applyDecorators(
    SetMetadata(ANSWERS, schema),
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema, description: 'done' }),
  );

/** Instants leave as ISO 8601 text; everything else is left to the schema. */
function withTextDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withTextDates);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTextDates(inner)]));
  return value;
}

@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<z.ZodType | undefined>(ANSWERS, context.getHandler());
    return schema ? next.handle().pipe(map((value) => schema.parse(withTextDates(value)))) : next.handle();
  }
}
