// The certificates of a session: download, and replacement with its reason.
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IssuedCertificate } from '@treize/contract/certificates';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDateWithoutDay, frenchDuration } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { certificatesOf, OrganiserApi } from '../organiser-api';
import { certificateStatusWords } from '../words';

@Component({
  selector: 'app-certificate-table',
  imports: [Alert, Badge, Confirm, Icon, Loading, RouterLink],
  templateUrl: './certificate-table.html',
  host: { class: 'stack' },
})
export class CertificateTable {
  readonly sessionId = input.required<string>();
  readonly state = input.required<OrganiserSession['state']>();

  protected readonly certificates = certificatesOf(this.sessionId);
  protected readonly sending = new Sending();
  protected readonly chosen = signal<IssuedCertificate | null>(null);
  protected readonly reason = signal('');
  protected readonly told = signal('');
  protected readonly mayIssue = computed(() => this.identity.can('certificates.issue'));

  protected readonly plural = plural;
  protected readonly titleOfKind = titleOfKind;
  protected readonly statusWords = certificateStatusWords;
  protected readonly hoursText = frenchDuration;
  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));
  private readonly identity = inject(Identity);
  private readonly api = inject(OrganiserApi);
  private readonly ask = viewChild.required(Confirm);

  protected open(certificate: IssuedCertificate): void {
    this.chosen.set(certificate);
    this.reason.set('');
    this.sending.clear();
    this.ask().open();
  }

  protected async replace(): Promise<void> {
    const certificate = this.chosen();
    if (!certificate) return;
    const issued = await this.sending.run(() =>
      this.api.replaceCertificate(certificate.id, this.reason().trim()),
    );
    if (!issued) return;
    this.told.set(
      `Le document ${certificate.number} est remplacé\u00a0; l’ancien code renvoie vers le nouveau.`,
    );
    this.certificates.reload();
  }
}
