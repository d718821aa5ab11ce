// Calls of certificates: public verification, a name confirmed, the documents of a person or of a personal link.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  awaitedCertificateList,
  certificatePaths,
  linkedCertificateList,
  myCertificateList,
  nameAnswer,
  verification,
} from '@treize/contract/certificates';
import { Api } from '../platform/api';

/** What the public may read of the certificate that bears this code; asks nothing for null. */
export const verificationOf = (code: () => string | null) =>
  httpResource(
    () => {
      const known = code();
      return known === null ? undefined : certificatePaths.verify(known);
    },
    { parse: (value) => verification.parse(value) },
  );

/** Certificates of the signed-in person. */
export const myCertificates = () =>
  httpResource(() => certificatePaths.mine, { parse: (value) => myCertificateList.parse(value) });

/** Documents in force behind a personal link; asks nothing until there is one to show. */
export const linkedCertificates = (token: () => string | null) =>
  httpResource(
    () => {
      const known = token();
      return known === null ? undefined : certificatePaths.linked(known);
    },
    { parse: (value) => linkedCertificateList.parse(value) },
  );

const awaitedList = { parse: (value: unknown) => awaitedCertificateList.parse(value) };
/** Documents of the signed-in person that a missing mention holds. */
export const awaitedCertificates = () => httpResource(() => certificatePaths.awaited, awaitedList);

/** Those held behind a personal link; asks nothing until there is one to show. */
export const linkedAwaited = (token: () => string | null) =>
  httpResource(() => {
    const known = token();
    return known === null ? undefined : certificatePaths.linkedAwaited(known);
  }, awaitedList);

@Injectable({ providedIn: 'root' })
export class CertificatesApi {
  private readonly api = inject(Api);

  /** The whole name when `typed` is that of the certificate; null otherwise. */
  confirmName(code: string, typed: string) {
    return this.api.post(certificatePaths.name(code), { name: typed }, nameAnswer);
  }
}
