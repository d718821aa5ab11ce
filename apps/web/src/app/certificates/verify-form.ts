// Verification of a certificate: by its code, as typed from paper, or by its file, compared without leaving the browser.
import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Field } from '@treize/design/field';
import { FileDrop } from '@treize/design/file-drop';
import { CertificateVerdict } from '../platform/issued/certificate-verdict';
import { readTypedCode } from './typed-code';

@Component({
  selector: 'app-verify-form',
  imports: [CertificateVerdict, Field, FileDrop],
  host: { class: 'page' },
  template: `
    <h1>Vérifier un certificat</h1>
    <p class="measure">
      Un certificat ou une attestation se vérifie sans compte, par son code ou par son fichier. La page dit
      s’il est valable, remplacé ou retiré.
    </p>
    <form class="form" novalidate (submit)="verify($event, code.value)">
      <h2>Par le code</h2>
      <ui-field
        for="code"
        label="Code de vérification"
        hint="Au bas du document, près du carré à scanner&nbsp;: 12 lettres et chiffres après TRZ. Majuscules, espaces et tirets sont indifférents. Exemple&nbsp;: TRZ-7K4M-9QXD-2HVB"
        [error]="error()"
      >
        <input #code id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" />
      </ui-field>
      <p class="actions"><button type="submit" class="button primary">Vérifier le certificat</button></p>
    </form>
    <section class="form" aria-labelledby="file-title">
      <h2 id="file-title">Par le fichier</h2>
      <ui-file-drop
        label="Choisir le fichier PDF"
        hint="Ou déposez-le ici. Le fichier reste sur votre appareil&nbsp;: seule son empreinte est comparée."
        accept="application/pdf,.pdf"
        (handed)="file.set($event)"
      />
      @if (file(); as chosen) {
        <p class="soft small">{{ chosen.name }}</p>
        <app-certificate-verdict [file]="chosen" />
      }
    </section>
  `,
})
export class VerifyForm {
  private readonly router = inject(Router);
  protected readonly error = signal('');
  protected readonly file = signal<File | null>(null);

  protected verify(event: Event, typed: string): void {
    event.preventDefault();
    const code = readTypedCode(typed);
    if (code) void this.router.navigate(['/certificates', code]);
    else {
      this.error.set(
        typed.trim() === ''
          ? 'Tapez le code du certificat.'
          : 'Ce code n’a pas la bonne forme\u00a0: 12 lettres et chiffres après TRZ, sans O, I, 0 ni 1.',
      );
      document.getElementById('code')?.focus();
    }
  }
}
