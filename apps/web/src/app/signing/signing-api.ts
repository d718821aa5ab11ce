// Calls of signing: a half-day as whoever signs sees it, the code of a room, scans and their rows, lists of connections.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { attendancePaths, sheet } from '@treize/contract/attendance';
import {
  connectionPreview,
  connectionsRecorded,
  keptConnectionList,
  roomPass,
  scan,
  scanList,
  signingPage,
  signingPageList,
  signingPaths,
  transcribed,
  type connectionCheck,
  type connectionImport,
  type selfSignature,
  type transcription,
} from '@treize/contract/signing';
import type * as z from 'zod';
import { Api } from '../platform/api';

/** The half-day for the signed-in person, or for the one of the link. */
export const signingPageOf = (halfDayId: () => string, token: () => string | undefined) =>
  httpResource(
    () => {
      const link = token();
      return link === undefined ? signingPaths.page(halfDayId()) : signingPaths.linkPage(link, halfDayId());
    },
    { parse: (value) => signingPage.parse(value) },
  );
/** Every half-day of the registration of a link; asks nothing while `token` gives none. */
export const halfDaysOfLink = (token: () => string | undefined) =>
  httpResource(
    () => {
      const link = token();
      return link === undefined ? undefined : signingPaths.link(link);
    },
    { parse: (value) => signingPageList.parse(value) },
  );
export const sheetOfHalfDay = (halfDayId: () => string) =>
  httpResource(() => attendancePaths.sheet(halfDayId()), { parse: (value) => sheet.parse(value) });
export const scansOf = (halfDayId: () => string) =>
  httpResource(() => signingPaths.scans(halfDayId()), { parse: (value) => scanList.parse(value) });
export const connectionsOf = (halfDayId: () => string) =>
  httpResource(() => signingPaths.connections(halfDayId()), {
    parse: (value) => keptConnectionList.parse(value),
  });

@Injectable({ providedIn: 'root' })
export class SigningApi {
  private readonly api = inject(Api);

  linkPage(token: string, halfDayId: string) {
    return this.api.get(signingPaths.linkPage(token, halfDayId), signingPage);
  }
  pass(halfDayId: string, code: string) {
    return this.api.post(signingPaths.pass(halfDayId), { code }, roomPass);
  }
  findRoom(code: string, tokens: readonly string[]) {
    return this.api.post(signingPaths.rooms, { code, tokens }, roomPass);
  }
  sign(halfDayId: string, signature: z.input<typeof selfSignature>) {
    return this.api.post(signingPaths.sign(halfDayId), signature, signingPage);
  }
  /** The file itself is the body, under its own media type. */
  keepScan(halfDayId: string, page: number | null, file: Blob) {
    const query = page === null ? '' : `?page=${page}`;
    return this.api.post(signingPaths.scans(halfDayId) + query, file, scan);
  }
  transcribe(scanId: string, draft: z.input<typeof transcription>) {
    return this.api.post(signingPaths.transcribe(scanId), draft, transcribed);
  }
  checkConnections(halfDayId: string, draft: z.input<typeof connectionCheck>) {
    return this.api.post(signingPaths.checkConnections(halfDayId), draft, connectionPreview);
  }
  recordConnections(halfDayId: string, draft: z.input<typeof connectionImport>) {
    return this.api.post(signingPaths.connections(halfDayId), draft, connectionsRecorded);
  }
}
