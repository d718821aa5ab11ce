// Adds a session of the demo that is under way right now.
import { readConfig } from '@treize/api/platform/config';
import { sessionPaths } from '@treize/contract/sessions';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import { onDatabase } from '../database/open-database';
import { Dice } from '../seed/dice';
import { addTodaySession } from '../seed/today/today-session';

try {
  const config = readConfig(process.env);
  if (!config.DEMO)
    throw new Error('Cette commande n’existe que pour la démonstration (DEMO n’est pas « true »).');
  const now = new Date();
  const session = await onDatabase((database) =>
    database.transaction((tx) => addTodaySession(tx, now, new Dice(now.getTime()), config)),
  );
  const page = `${config.PUBLIC_URL}${sessionPaths.session(session.id).replace('/api', '')}`;
  process.stdout.write(
    `${session.title}, ${session.town}\n${frenchDate(session.date)}, ${frenchTimeRange(session.startTime, session.endTime)}\n` +
      `Inscriptions ouvertes\u00a0: ${page}\nFormateur\u00a0: Yann Kerzec. À l’accueil\u00a0: Maïwenn Trévargoz\n`,
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
