// Calls of certificates: public verification, the list of the signed-in person.
import { httpResource } from '@angular/common/http';
import { certificatePaths, myCertificateList, verification } from '@treize/contract/certificates';

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
