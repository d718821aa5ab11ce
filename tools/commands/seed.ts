// Writes the demo content, if it is not there yet.
import { readConfig } from '@treize/api/platform/config';
import { onDatabase } from '../database/open-database';
import { seedDemo } from '../seed/seed-demo';

try {
  const config = readConfig(process.env);
  if (!config.DEMO)
    throw new Error(
      'Le contenu de démonstration ne s’écrit jamais sur une vraie base (DEMO n’est pas « true »).',
    );
  const written = await onDatabase((database) => seedDemo(database, new Date(), config));
  process.stdout.write(
    written ? 'Contenu de démonstration écrit.\n' : 'Contenu de démonstration déjà en place.\n',
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
