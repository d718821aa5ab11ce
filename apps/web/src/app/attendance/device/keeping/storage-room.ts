// Whether this browser will keep what is prepared: told before the day, not after.

/** A day with its signatures takes a few megabytes; below this the browser may refuse in the middle of the morning. */
const neededBytes = 50 * 1024 * 1024;

export interface StorageFacts {
  /** False when the address is not secured: browsers then give neither encryption nor storage that lasts. */
  secure: boolean;
  /** The browser promised to keep it; null when it cannot say. */
  persisted: boolean | null;
  /** Bytes still free for this site; null when the browser cannot say. */
  free: number | null;
}

/** Asks the browser to keep what is stored, and how much room there is. */
export async function askStorage(
  scope: Pick<typeof globalThis, 'navigator' | 'isSecureContext'> = globalThis,
) {
  const storage = scope.navigator.storage as StorageManager | undefined;
  const persisted = await storage?.persist?.().catch(() => false);
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const { quota, usage } = estimate ?? {};
  return {
    secure: scope.isSecureContext,
    persisted: persisted ?? null,
    free: quota === undefined ? null : quota - (usage ?? 0),
  } satisfies StorageFacts;
}

/** What to tell the trainer; empty when all is well. */
export function storageTrouble({ secure, persisted, free }: StorageFacts): string {
  if (!secure)
    return 'Cette adresse n’est pas sécurisée (https)\u00a0: rien ne peut être gardé sur cet appareil. Ouvrez l’adresse en https.';
  if (free !== null && free < neededBytes)
    return `Il reste peu de place sur cet appareil (${Math.max(0, Math.floor(free / 1_048_576))}\u00a0Mo)\u00a0: libérez-en avant la session, ou prévoyez un autre appareil.`;
  if (persisted === false)
    return 'Ce navigateur ne promet pas de garder les données\u00a0: installez l’application (menu «\u00a0Ajouter à l’écran d’accueil\u00a0») et ne videz pas l’historique avant l’envoi.';
  return '';
}
