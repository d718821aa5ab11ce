// Calls of the certificates of a session: the list, the acts on one of them, the copy to print.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  certificatePaths,
  certificatePrint,
  certificatesAsked,
  issuedCertificate,
  replacedCertificates,
  sessionCertificates,
} from '@treize/contract/certificates';
import { Api } from '../../platform/api';

export const certificatesOf = (id: () => string) =>
  httpResource(() => certificatePaths.ofSession(id()), {
    parse: (value) => sessionCertificates.parse(value),
  });

@Injectable({ providedIn: 'root' })
export class CertificatesDeskApi {
  private readonly api = inject(Api);

  issue(sessionId: string) {
    return this.api.post(certificatePaths.issue(sessionId), {}, certificatesAsked);
  }
  replace(certificateId: string, reason: string) {
    return this.api.post(certificatePaths.replace(certificateId), { reason }, replacedCertificates);
  }
  revoke(certificateId: string, reason: string) {
    return this.api.post(certificatePaths.revoke(certificateId), { reason }, issuedCertificate);
  }
  send(certificateId: string) {
    return this.api.post(certificatePaths.send(certificateId), {}, issuedCertificate);
  }
  print(sessionId: string) {
    return this.api.get(certificatePaths.print(sessionId), certificatePrint);
  }
  askPrint(sessionId: string) {
    return this.api.post(certificatePaths.print(sessionId), {}, certificatePrint);
  }
}
