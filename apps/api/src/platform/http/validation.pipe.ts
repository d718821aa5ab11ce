// Validates bodies, queries and parameters against the contract's schemas; says where each error stands.
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Refusal } from './refusal';

const places: Record<ArgumentMetadata['type'], string> = {
  body: 'body',
  query: 'query',
  param: 'path',
  custom: 'request',
};

/** At most this many errors are told in one answer. */
const toldErrors = 50;

export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { type, data, schema }: ArgumentMetadata): Promise<unknown> {
    if (!schema || type === 'custom') return value;
    const result = await schema['~standard'].validate(value);
    if (!result.issues) return result.value;
    const start = data ? [places[type], data] : [places[type]];
    const errors = result.issues.slice(0, toldErrors).map((issue) => {
      const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
      return { path: [...start, ...steps].join('.'), message: issue.message };
    });
    throw new Refusal('invalid-request', { errors });
  }
}
