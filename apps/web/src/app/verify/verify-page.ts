// Verifying a sealed sheet with its file: everything is computed in this browser, and works without the network.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublishedKeys } from '@treize/contract/evidence';
import { Alert } from '@treize/design/alert';
import { FileDrop } from '@treize/design/file-drop';
import { Icon } from '@treize/design/icon';
import { verifySheet } from '@treize/evidence/sheet';
import { CertificateVerdict } from '../platform/issued/certificate-verdict';
import { focusTitle } from '../platform/focus-title';
import { SheetReport } from './sheet-report';
import { readHanded, type HandedFile } from './verified-file';
import { VerifyApi } from './verify-api';

@Component({
  selector: 'app-verify-page',
  imports: [Alert, CertificateVerdict, FileDrop, Icon, RouterLink, SheetReport],
  templateUrl: './verify-page.html',
  host: { class: 'page', '(window:online)': 'askKeys()' },
})
export class VerifyPage {
  private readonly api = inject(VerifyApi);
  /** Null while they could not be asked. */
  protected readonly keys = signal<PublishedKeys['keys'] | null>(null);
  protected readonly file = signal<HandedFile | null>(null);
  protected readonly isReading = signal(false);
  /** The PDF that one asked to compare with the certificates issued: its hash, not before, is asked about. */
  protected readonly certificate = signal<Uint8Array | null>(null);
  protected readonly pdf = computed(() => {
    const bytes = this.certificate();
    return bytes && new Blob([new Uint8Array(bytes)]);
  });
  protected readonly verified = computed(() => {
    const file = this.file();
    return file?.kind === 'sheet' ? verifySheet(file.text, this.keys()) : null;
  });

  constructor() {
    void this.askKeys();
  }

  protected async askKeys(): Promise<void> {
    this.keys.set(await this.api.keys());
  }

  protected async verify(file: File): Promise<void> {
    this.isReading.set(true);
    this.certificate.set(null);
    this.file.set(await readHanded(file));
    this.isReading.set(false);
    if (this.keys() === null) await this.askKeys();
  }

  protected another(): void {
    this.file.set(null);
    focusTitle();
  }

  protected print(): void {
    window.print();
  }
}
