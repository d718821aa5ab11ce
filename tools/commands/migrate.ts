// `npm run migrate`: brings the schema and the job queue up to date, then the reference territories and the first catalogue. Safe to run twice.
import { loadTerritories } from '@treize/api/territories/reference/load-territories';
import { loadCatalogue } from '@treize/api/tracks/reference/load-catalogue';
import { PgBoss } from 'pg-boss';
import { onDatabase } from '../database/open-database';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** One migration at a time, whoever starts it. */
const migrationLock = 131_313;

try {
  await onDatabase(async (source) => {
    const runner = source.createQueryRunner();
    await runner.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      say(ran.length === 0 ? 'Schéma à jour.' : `Schéma : ${ran.length} étape(s) appliquée(s).`);
      const boss = new PgBoss({
        connectionString: process.env['DATABASE_URL'] as string,
        supervise: false,
        schedule: false,
      });
      await boss.start();
      await boss.stop();
      await loadTerritories(source);
      const catalogue = await loadCatalogue(source, new Date());
      if (catalogue)
        say(
          `Catalogue de départ\u00a0: ${catalogue.modules} modules et ${catalogue.tracks} parcours régionaux ${catalogue.year}.`,
        );
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [migrationLock]);
      await runner.release();
    }
  });
} catch (error) {
  process.stderr.write(`La mise à jour de la base a échoué : ${(error as Error).message}\n`);
  process.exit(1);
}
