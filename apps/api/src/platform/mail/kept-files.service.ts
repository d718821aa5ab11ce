// Files that mails carry without a copy of their own: a room that keeps bytes for good says how they are read.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CarriedFile, MailAttachment } from './mail.entity';

/** @returns null when there is nothing of that id */
type Reader = (tx: EntityManager, id: string) => Promise<Buffer | null>;

@Injectable()
export class KeptFiles {
  private readonly readers = new Map<string, Reader>();

  /** Declares who keeps files; `read` gives the same bytes each time, or mails tried again would differ. */
  keep(keptBy: string, read: Reader): void {
    this.readers.set(keptBy, read);
  }

  /** Attachments with their bytes; null when one cannot be found any more. */
  async read(tx: EntityManager, attachments: readonly MailAttachment[]): Promise<CarriedFile[] | null> {
    const files: CarriedFile[] = [];
    for (const attachment of attachments) {
      if ('base64' in attachment) files.push(attachment);
      else {
        const { filename, contentType, keptBy, id } = attachment;
        const bytes = await this.readers.get(keptBy)?.(tx, id);
        if (!bytes) return null;
        files.push({ filename, contentType, base64: bytes.toString('base64') });
      }
    }
    return files;
  }
}
