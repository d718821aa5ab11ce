// Why a camera does not serve, in words; and which codes are new among those it keeps reading.

const sentences: Record<string, string> = {
  NotAllowedError:
    'La caméra est refusée à ce site. Autorisez-la dans les réglages du navigateur, ou tapez le nom ou le numéro.',
  SecurityError:
    'Le navigateur ne donne pas la caméra à cette page (elle demande une adresse en https). Tapez le nom ou le numéro.',
  NotFoundError: 'Cet appareil n’a pas de caméra. Tapez le nom ou le numéro.',
  NotReadableError:
    'La caméra est prise par une autre application. Fermez-la et recommencez, ou tapez le nom ou le numéro.',
  NotSupportedError: 'La lecture des codes ne fonctionne pas sur cet appareil. Tapez le nom ou le numéro.',
};
const otherwise = 'La caméra ne répond pas. Recommencez, ou tapez le nom ou le numéro.';

export const cameraTrouble = (error: unknown): string =>
  (error instanceof DOMException && sentences[error.name]) || otherwise;

/** A code held before the camera is read several times a second: it is new again once it has been away this long. */
const awayMs = 3000;

export class Fresh {
  private last: { text: string; at: number } | undefined;

  isNew(text: string | null, now: number): boolean {
    if (text === null || text === '') return false;
    const isNew = this.last?.text !== text || now - this.last.at > awayMs;
    this.last = { text, at: now };
    return isNew;
  }
}
