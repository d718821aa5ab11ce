// Files sent as they are: read by the handler itself, once the door is passed, and never more than its limit.
import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { largestScan, scanTypes } from '@treize/contract/signing';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/http/refusal';

/** Lets the server hand these media types over unread: nobody unknown makes it hold ten megabytes. */
@Injectable()
export class Uploads implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The process that runs jobs answers nobody.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    server?.addContentTypeParser([...scanTypes], (_, payload, done) => done(null, payload));
  }
}

const isStream = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** @throws Refusal `too-large`, or `unsupported-media` for what is not a file */
export async function bytesOfUpload({ body, headers }: FastifyRequest): Promise<Buffer> {
  if (!isStream(body)) throw new Refusal('unsupported-media');
  const tooLarge = new Refusal('too-large', { facts: { megabytes: largestScan / 1024 / 1024 } });
  if (Number(headers['content-length'] ?? 0) > largestScan) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestScan) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
