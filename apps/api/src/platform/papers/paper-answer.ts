// How a route answers with a document: its PDF or its HTML twin, never kept by a cache.
import { applyDecorators, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

export const AnswersPaper = () =>
  applyDecorators(
    ApiProduces('application/pdf', 'text/html'),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    Header('cache-control', 'private, no-store'),
  );
