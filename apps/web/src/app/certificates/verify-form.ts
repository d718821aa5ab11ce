// Verification of a certificate: by its code, as typed from paper, or by its file, compared without leaving the browser.
import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Field } from '@treize/design/field';
import { CertificateVerdict } from '../platform/issued/certificate-verdict';
import { readTypedCode } from './typed-code';

@Component({
  selector: 'app-verify-form',
  imports: [CertificateVerdict, Field],
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
      <div
        class="drop"
        [class.over]="isOver()"
        (dragover)="over($event, true)"
        (dragleave)="over($event, false)"
        (drop)="drop($event)"
      >
        <ui-field
          for="certificate-file"
          label="Fichier PDF du certificat"
          hint="Choisissez-le, ou déposez-le ici. Le fichier reste sur votre appareil&nbsp;: seule son empreinte est comparée."
        >
          <input id="certificate-file" type="file" accept="application/pdf,.pdf" (change)="choose($event)" />
        </ui-field>
      </div>
      @if (file(); as chosen) {
        <p class="soft small">{{ chosen.name }}</p>
        <app-certificate-verdict [file]="chosen" />
      }
    </section>
  `,
  styles: `
    .drop {
      border: 2px dashed var(--line-strong, currentcolor);
      border-radius: var(--radius, 8px);
      padding: 16px;
    }
    .drop.over {
      border-style: solid;
    }
    input[type='file'] {
      max-inline-size: 100%;
    }
  `,
})
export class VerifyForm {
  private readonly router = inject(Router);
  protected readonly error = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly isOver = signal(false);

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

  protected over(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.isOver.set(isOver);
  }

  protected drop(event: DragEvent): void {
    this.over(event, false);
    this.take(event.dataTransfer?.files);
  }

  protected choose(event: Event): void {
    this.take((event.target as HTMLInputElement).files);
  }

  private take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) this.file.set(file);
  }
}
