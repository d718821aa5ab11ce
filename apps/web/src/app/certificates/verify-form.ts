// Verification of a certificate by its code, as typed from paper.
import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Field } from '@treize/design/field';
import { readTypedCode } from './typed-code';

@Component({
  selector: 'app-verify-form',
  imports: [Field],
  host: { class: 'page' },
  template: `
    <h1>Vérifier un certificat</h1>
    <form class="form" novalidate (submit)="verify($event, code.value)">
      <p>
        Le code figure au bas du certificat ou de l’attestation, près du carré à scanner. Il permet à un
        employeur ou à une collectivité de vérifier le document, sans compte.
      </p>
      <ui-field
        for="code"
        label="Code de vérification"
        hint="12 lettres et chiffres après TRZ. Majuscules, espaces et tirets sont indifférents. Exemple&nbsp;: TRZ-7K4M-9QXD-2HVB"
        [error]="error()"
      >
        <input #code id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" />
      </ui-field>
      <p class="actions"><button type="submit" class="button primary">Vérifier le certificat</button></p>
    </form>
  `,
})
export class VerifyForm {
  private readonly router = inject(Router);
  protected readonly error = signal('');

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
