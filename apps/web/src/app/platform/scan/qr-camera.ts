// The camera that reads QR codes; why it cannot, in a sentence, so that one types instead.
import { Component, DestroyRef, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { cameraTrouble, Fresh } from './camera-trouble';
import { qrReader } from './qr-reader';

const everyMs = 180;

@Component({
  selector: 'app-qr-camera',
  imports: [Alert, Icon],
  template: `
    <div class="stack">
      @if (trouble(); as sentence) {
        <ui-alert tone="wait" [live]="true"
          ><p>{{ sentence }}</p></ui-alert
        >
      }
      <!-- The camera's own picture has no sound to write down. -->
      <video #video playsinline [muted]="true" [hidden]="!running()" aria-label="Image de la caméra"></video>
      <div class="actions">
        @if (running()) {
          <button type="button" class="button" (click)="stop()">Arrêter la caméra</button>
        } @else {
          <button type="button" class="button" [disabled]="starting()" (click)="start()">
            <ui-icon name="search" />{{ starting() ? 'La caméra démarre…' : 'Lire un badge avec la caméra' }}
          </button>
        }
      </div>
    </div>
  `,
  styles: `
    video {
      inline-size: 100%;
      max-block-size: 45dvh;
      border-radius: var(--radius);
      background: #000;
      object-fit: cover;
    }
    video[hidden] {
      display: none;
    }
  `,
})
export class QrCamera {
  /** A code just shown to the camera; held before it, it is told once. */
  readonly read = output<string>();
  protected readonly running = signal(false);
  protected readonly starting = signal(false);
  protected readonly trouble = signal('');
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly fresh = new Fresh();
  private stream: MediaStream | undefined;
  private gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.stop();
    });
  }

  protected async start(): Promise<void> {
    this.starting.set(true);
    this.trouble.set('');
    try {
      const stream = await this.openCamera();
      if (this.gone) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      const video = this.video().nativeElement;
      video.srcObject = stream;
      await video.play();
      this.running.set(true);
      void this.watch(video);
    } catch (error) {
      this.stop();
      this.trouble.set(cameraTrouble(error));
    } finally {
      this.starting.set(false);
    }
  }

  protected stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.running.set(false);
  }

  private openCamera(): Promise<MediaStream> {
    // Without https a browser has no camera to give.
    if (!('mediaDevices' in navigator)) throw new DOMException('no camera', 'SecurityError');
    return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  }

  private async watch(video: HTMLVideoElement): Promise<void> {
    try {
      const reader = await qrReader();
      while (this.running()) {
        const text = video.readyState >= video.HAVE_CURRENT_DATA ? await reader(video) : null;
        if (this.running() && this.fresh.isNew(text, Date.now())) this.read.emit(text ?? '');
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    } catch {
      this.stop();
      this.trouble.set(cameraTrouble(new DOMException('no reader', 'NotSupportedError')));
    }
  }
}
