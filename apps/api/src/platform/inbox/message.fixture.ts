// For tests: received messages byte for byte, as mail programs and servers write them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The stored message; `verp` takes the place of the return address in a bounce. */
export function receivedMessage(name: string, verp = 'bounce+none@mail.treize.example'): Buffer {
  const raw = readFileSync(resolve(import.meta.dirname, 'messages', `${name}.eml`));
  return Buffer.from(raw.toString('latin1').replaceAll('{{verp}}', verp), 'latin1');
}

/** What every stored answer answers. */
export const answeredUid = '7f1c2a52-4e0b-4d8e-9a55-3b1f0c9d2e11@mail.treize.example';

/** The same message with these headers on top, as the receiving server adds them. */
export const withHeaders = (raw: Buffer, ...headers: string[]): Buffer =>
  Buffer.concat([Buffer.from(headers.map((line) => `${line}\r\n`).join('')), raw]);

/** A message whose one part is this text. */
export const aMessage = (body: string | Buffer, contentType: string, encoding = '8bit'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `From: anne@mairie.example\r\nTo: bretagne@mail.treize.example\r\nSubject: Oui\r\nMIME-Version: 1.0\r\n` +
        `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
    ),
    Buffer.from(body as string),
  ]);
