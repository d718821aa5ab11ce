// Compares an official list with what is stored, and writes the difference in one transaction when asked to.
import type { Programme } from '@treize/contract/territories';
import { planLabels, type CurrentLabel, type LabelPlan } from '@treize/rules/territories/label-plan';
import type { DataSource, EntityManager } from 'typeorm';
import { readOfficialList, type ListColumns, type MalformedRow } from './official-list';

export type ListKind = Programme | 'MOUNTAIN';

export interface ImportRequest {
  kind: ListKind;
  bytes: Uint8Array;
  /** the day of the import, YYYY-MM-DD: labels absent from the list end on it */
  day: string;
  apply: boolean;
  skipMalformed: boolean;
}
export interface ImportOutcome extends LabelPlan {
  malformed: MalformedRow[];
  rows: number;
  applied: boolean;
}

const columns: Record<ListKind, ListColumns> = {
  PVD: { ref: 'id_pvd', date: 'date_signature' },
  ACV: { ref: 'id_acv', date: null },
  MOUNTAIN: { ref: null, date: null },
};

/**
 * Nothing is written unless `apply`, and then everything or nothing; a malformed row blocks it unless `skipMalformed`.
 * @throws ListRefused when the file cannot be read
 */
export async function importList(database: DataSource, request: ImportRequest): Promise<ImportOutcome> {
  const { kind, day } = request;
  const { rows, malformed } = readOfficialList(request.bytes, columns[kind]);
  return database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('import of labels'))`);
    const known = await knownCodes(tx);
    const plan = planLabels(rows, await currentLabels(tx, kind), (code) => known.has(code));
    const applied = request.apply && (malformed.length === 0 || request.skipMalformed);
    if (applied) await (kind === 'MOUNTAIN' ? writeMountain(tx, plan) : writeLabels(tx, kind, plan, day));
    return { ...plan, malformed, rows: rows.length + malformed.length, applied };
  });
}

const knownCodes = async (tx: EntityManager): Promise<Set<string>> =>
  new Set((await tx.query<{ code: string }[]>('select code from municipalities')).map(({ code }) => code));

const currentLabels = (tx: EntityManager, kind: ListKind): Promise<CurrentLabel[]> =>
  kind === 'MOUNTAIN'
    ? tx.query<CurrentLabel[]>(
        `select code as "municipalityCode", '' as "labelRef" from municipalities where mountain_area`,
      )
    : tx.query<CurrentLabel[]>(
        `select municipality_code as "municipalityCode", label_ref as "labelRef"
         from programme_labels where programme = $1 and valid_to is null`,
        [kind],
      );

async function writeLabels(
  tx: EntityManager,
  programme: Programme,
  plan: LabelPlan,
  day: string,
): Promise<void> {
  await tx.query(
    `update programme_labels set valid_to = greatest(valid_from, $3::date)
     where programme = $1 and valid_to is null and municipality_code = any ($2::text[])`,
    [programme, plan.ended.map(({ municipalityCode }) => municipalityCode), day],
  );
  await tx.query(
    `update programme_labels label set label_ref = listed.ref
     from unnest($2::text[], $3::text[]) as listed (code, ref)
     where label.programme = $1 and label.valid_to is null and label.municipality_code = listed.code`,
    [
      programme,
      plan.renamed.map(({ municipalityCode }) => municipalityCode),
      plan.renamed.map(({ labelRef }) => labelRef),
    ],
  );
  await tx.query(
    `insert into programme_labels (municipality_code, programme, label_ref, valid_from)
     select code, $1, ref, valid_from from unnest($2::text[], $3::text[], $4::date[]) as listed (code, ref, valid_from)`,
    [
      programme,
      plan.added.map(({ municipalityCode }) => municipalityCode),
      plan.added.map(({ labelRef }) => labelRef),
      plan.added.map(({ validFrom }) => validFrom ?? day),
    ],
  );
}

async function writeMountain(tx: EntityManager, plan: LabelPlan): Promise<void> {
  const set = (codes: string[], mountain: boolean) =>
    tx.query('update municipalities set mountain_area = $2 where code = any ($1::text[])', [codes, mountain]);
  await set(
    plan.added.map(({ municipalityCode }) => municipalityCode),
    true,
  );
  await set(
    plan.ended.map(({ municipalityCode }) => municipalityCode),
    false,
  );
}
