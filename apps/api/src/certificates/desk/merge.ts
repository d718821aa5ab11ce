// Several frozen certificates in one file to print: the same pages, without the signatures, which only hold for each file.
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** @param next gives the bytes of each file in turn, null after the last: one is held at a time */
export async function mergedForPrint(
  title: string,
  at: Date,
  next: () => Promise<Uint8Array | null>,
): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  whole.setTitle(title, { showInWindowTitleBar: true });
  whole.setLanguage('fr-FR');
  whole.setProducer('Treize');
  whole.setCreator('Treize');
  whole.setCreationDate(at);
  whole.setModificationDate(at);
  for (let bytes = await next(); bytes !== null; bytes = await next()) {
    const one = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of one.getPages()) {
      page.node.delete(PDFName.of('Annots'));
      page.node.delete(PDFName.of('StructParents'));
    }
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}
