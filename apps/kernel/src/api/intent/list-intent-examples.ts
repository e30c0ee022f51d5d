import { listIntentExamplesInput, listIntentExamplesResult } from '@agent-os/core/contracts';
import { countIntentExamples, listIntentExamples as listRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** What the classifier learns from, the newest first. */
export const listIntentExamples = organisationProcedure('scheduler:read')
  .input(listIntentExamplesInput)
  .output(listIntentExamplesResult)
  .query(({ ctx, input: { serviceClass, search, cursor, limit } }) =>
    ctx.read(async (tx) => {
      const rows = await listRows(tx, { serviceClass, search, after: cursor, limit: limit + 1 });
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ source, createdAt, ...row }) => ({
          ...row,
          starter: source === 'starter',
          createdAt: createdAt.getTime(),
        })),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
        counts: await countIntentExamples(tx),
      };
    }),
  );
