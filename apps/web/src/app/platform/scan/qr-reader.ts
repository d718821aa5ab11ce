// Reads QR codes in pictures. The program that does (ZXing, WebAssembly) is ours to serve, and comes when first needed.

/** The text of the first QR code in a picture; null when there is none. */
export type QrReader = (picture: ImageBitmapSource) => Promise<string | null>;

export async function qrReader(): Promise<QrReader> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  prepareZXingModule({
    overrides: { locateFile: (file: string) => new URL(file, document.baseURI).href },
  });
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
}
