// The certificates of a session: counts, who waits, copies; withdrawing and replacing with a reason, sending again.
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
import { certificateStatusWords } from '../words';
import { countText } from './certificate-words';
import { CertificatesDeskApi, certificatesOf } from './certificates-desk-api';
import { CertificateCopies } from './copies';
import { HeldPeople } from './held-people';

type Act = 'replace' | 'revoke';
const dialogs = {
  replace: {
    heading: 'Remplacer les documents de cette personne\u00a0?',
    action: 'Remplacer les documents',
    explains:
      'Le certificat et l’attestation disent la même chose\u00a0: ils sont refaits ensemble, d’après l’inscription et les présences d’aujourd’hui. Les anciens restent vérifiables et renvoient vers les nouveaux. La personne reçoit un message avec le motif.',
  },
  revoke: {
    heading: 'Retirer ce document\u00a0?',
    action: 'Retirer le document',
    explains:
      'Le document ne fera plus foi\u00a0: sa page de vérification dira qu’il est retiré, et rien ne le remplacera. La personne reçoit un message avec le motif.',
  },
} as const;

@Component({
  selector: 'app-certificate-table',
  imports: [Alert, Badge, CertificateCopies, Confirm, HeldPeople, Icon, Loading, RouterLink],
  templateUrl: './certificate-table.html',
  host: { class: 'stack' },
})
export class CertificateTable {
  readonly sessionId = input.required<string>();
  readonly state = input.required<OrganiserSession['state']>();

  protected readonly list = certificatesOf(this.sessionId);
  protected readonly sending = new Sending();
  protected readonly chosen = signal<{ one: IssuedCertificate; act: Act } | null>(null);
  protected readonly dialog = computed(() => dialogs[this.chosen()?.act ?? 'replace']);
  protected readonly reason = signal('');
  protected readonly told = signal('');
  protected readonly mayIssue = computed(() => this.identity.can('certificates.issue'));

  protected readonly countText = countText;
  protected readonly titleOfKind = titleOfKind;
  protected readonly statusWords = certificateStatusWords;
  protected readonly hoursText = frenchDuration;
  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));
  private readonly identity = inject(Identity);
  private readonly api = inject(CertificatesDeskApi);
  private readonly ask = viewChild.required(Confirm);

  /** Withdrawn by mistake: a new one may take its place. */
  protected readonly isReplaceable = ({ status, replacedByNumber }: IssuedCertificate): boolean =>
    status === 'VALID' || (status === 'REVOKED' && replacedByNumber === null);

  protected open(one: IssuedCertificate, act: Act): void {
    this.chosen.set({ one, act });
    this.reason.set('');
    this.sending.clear();
    this.ask().open();
  }

  protected async confirm(): Promise<void> {
    const chosen = this.chosen();
    if (!chosen) return;
    const { one, act } = chosen;
    const reason = this.reason().trim();
    const done = await this.sending.run<unknown>(() =>
      act === 'replace' ? this.api.replace(one.id, reason) : this.api.revoke(one.id, reason),
    );
    if (!done) return;
    const whose = `${one.givenName} ${one.familyName}`;
    this.say(
      act === 'replace'
        ? `Les documents de ${whose} sont remplacés\u00a0; les anciens codes renvoient vers les nouveaux.`
        : `Le document ${one.number} est retiré.`,
    );
  }

  protected async send(one: IssuedCertificate): Promise<void> {
    if (await this.sending.run(() => this.api.send(one.id)))
      this.say(`Le document ${one.number} repart par courriel.`);
  }

  protected onAsked(asked: number): void {
    this.say(
      asked === 0
        ? 'Rien à délivrer\u00a0: les mentions manquent encore.'
        : `${plural(asked, 'document est en préparation', 'documents sont en préparation')}. Actualisez dans un instant.`,
    );
  }

  private say(sentence: string): void {
    this.told.set(sentence);
    this.list.reload();
  }
}
