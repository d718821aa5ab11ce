// The parts of the product that the bench runs by itself, bundled as the worker has them.
export { certificatePaper } from '@treize/api/certificates/papers/certificate.paper';
export { paperPdf } from '@treize/api/platform/papers/to-pdf';
export { pdfSigner } from '@treize/api/platform/pdf/signing/signer';
