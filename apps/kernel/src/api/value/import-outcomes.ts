import { importOutcomesAnswer, importOutcomesInput } from '@agent-os/core/contracts';
import type { TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { readOutcomesCsv, recordOutcomes, type CsvProblem } from '../../value/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const errorsShownMax = 200;
/** A full file takes a second or two. */
const timeoutMs = 60_000;

type Answer = z.infer<typeof importOutcomesAnswer>;
interface Importer {
  readonly organisationId: string;
  readonly id: string;
  readonly nowMs: number;
}

/** What a file would record; nothing is. */
export const previewImport = organisationProcedure('finance:write')
  .input(importOutcomesInput)
  .output(importOutcomesAnswer)
  .query(({ ctx, input: { csv } }) => {
    const importer = { ...ctx.caller, nowMs: ctx.dependencies.clock.nowMs() };
    return ctx.read((tx) => importCsv(tx, importer, csv, { write: false }), { timeoutMs });
  });

/** Records a file of outcomes, all of it or nothing. Rows whose reference was recorded before are passed over. */
export const importOutcomes = organisationProcedure('finance:write')
  .input(importOutcomesInput)
  .output(importOutcomesAnswer)
  .mutation(({ ctx, input: { csv } }) => {
    const importer = { ...ctx.caller, nowMs: ctx.dependencies.clock.nowMs() };
    return ctx.change(
      async (tx) => {
        const result = await importCsv(tx, importer, csv, { write: true });
        const [first] = result.errors;
        if (first !== undefined) {
          const more = result.errors.length + result.errorsMore - 1;
          const others = more === 0 ? '' : ` So do ${more} more.`;
          throw new ApiError(
            'invalid',
            `Line ${first.line} stops the import: ${first.words}${others} Nothing was recorded.`,
          );
        }
        const { rows, recorded, repeated } = result;
        const audit = {
          action: 'outcomes.imported',
          targetKind: 'organisation',
          targetId: importer.organisationId,
          detail: { rows, recorded, repeated },
        };
        return { result, audit };
      },
      { timeoutMs },
    );
  });

async function importCsv(
  tx: TenantTransaction,
  { organisationId, id, nowMs }: Importer,
  csv: string,
  { write }: { readonly write: boolean },
): Promise<Answer> {
  const { messages, problems, rows } = readOutcomesCsv(csv);
  const sender = { organisationId, actor: { kind: 'csv', id } as const, nowMs };
  // A file with a bad line records nothing, so there is nothing to lock for it.
  const verdicts = await recordOutcomes(
    tx,
    sender,
    messages.map(({ message }) => message),
    { write: write && problems.length === 0 },
  );
  const refused = verdicts.flatMap((verdict, index): CsvProblem[] =>
    verdict.ok ? [] : [{ line: messages[index]?.line ?? 0, words: verdict.words }],
  );
  const errors = [...problems, ...refused].toSorted((one, other) => one.line - other.line);
  return {
    rows,
    recorded: verdicts.filter((verdict) => verdict.ok && !verdict.repeated).length,
    repeated: verdicts.filter((verdict) => verdict.ok && verdict.repeated).length,
    errors: errors.slice(0, errorsShownMax),
    errorsMore: Math.max(0, errors.length - errorsShownMax),
  };
}
