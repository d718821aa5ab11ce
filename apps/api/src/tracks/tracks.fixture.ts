// Builders of the catalogue for tests.
import type { EntityManager } from 'typeorm';
import { Theme } from './theme.entity';
import { Track, TrackModule } from './track.entity';
import { TrainingModule } from './training-module.entity';

const at = new Date('2026-01-01T00:00:00Z');
let count = 0;

const idOf = (identifiers: object[]): string => (identifiers[0] as { id: string }).id;

/** A published module of the theme CENTRES; returns its id. */
export async function aModule(tx: EntityManager, change: Partial<TrainingModule> = {}): Promise<string> {
  await tx.upsert(Theme, { code: change.themeCode ?? 'CENTRES', label: 'Centres-bourgs' }, ['code']);
  const { identifiers } = await tx.insert(TrainingModule, {
    code: `M${String(++count).padStart(3, '0')}`,
    regime: 'TRAINING',
    title: 'Lire son centre-bourg',
    themeCode: 'CENTRES',
    objectives: ['Établir un diagnostic partagé'],
    audience: 'Élus et techniciens',
    prerequisites: 'Aucun',
    methods: 'Marche exploratoire',
    assessment: 'Étude de cas',
    outcome: 'Une fiche diagnostic',
    plannedMinutes: 360,
    defaultCapacity: 20,
    updatedAt: at,
    ...change,
  });
  return idOf(identifiers);
}

/** A track of the region with these modules in order; returns its id. */
export async function aTrack(
  tx: EntityManager,
  moduleIds: readonly string[],
  change: Partial<Track> = {},
): Promise<string> {
  const { identifiers } = await tx.insert(Track, {
    regionCode: '84',
    year: 2027,
    title: 'Parcours Auvergne-Rhône-Alpes',
    summary: 'Revitaliser les centres',
    lead: 'Équipe régionale',
    ...change,
  });
  const trackId = idOf(identifiers);
  await tx.insert(
    TrackModule,
    moduleIds.map((moduleId, index) => ({ trackId, moduleId, position: index + 1 })),
  );
  return trackId;
}
