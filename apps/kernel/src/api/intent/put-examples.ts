import { createHash } from 'node:crypto';
import { intentLimits } from '@agent-os/core/choices';
import { exampleKey, type IntentExample } from '@agent-os/core/intent';
import {
  countIntentExamples,
  lockIntentExamples,
  putIntentExamples,
  type IdPrefix,
  type NewIntentExample,
  type TenantTransaction,
} from '@agent-os/db';
import { ApiError } from '../errors/index.ts';

/** Adds examples within the most that there can be; throws `conflict` beyond, `invalid` for a text without words. */
export async function putExamples(
  tx: TenantTransaction,
  organisationId: string,
  source: 'person' | 'starter',
  examples: readonly IntentExample[],
  newId: (prefix: IdPrefix) => string,
): Promise<{ added: number; moved: number; known: number }> {
  // Of two spellings the first stays.
  const distinct = new Map(examples.toReversed().map((example) => [hashOf(example.text), example]));
  const rows: NewIntentExample[] = [...distinct].map(([textHash, example]) => ({
    id: newId('exa'),
    textHash,
    ...example,
  }));
  await lockIntentExamples(tx, organisationId);
  const { added, moved } = await putIntentExamples(tx, organisationId, source, rows);
  const total = Object.values(await countIntentExamples(tx)).reduce((sum, count) => sum + count, 0);
  if (total > intentLimits.examples) {
    const over = total - intentLimits.examples;
    throw new ApiError(
      'conflict',
      `There can be ${intentLimits.examples} examples, ${over} fewer than with these: remove some first.`,
    );
  }
  return { added, moved, known: examples.length - added - moved };
}

function hashOf(text: string): string {
  const key = exampleKey(text);
  if (key === '') throw new ApiError('invalid', `“${text.slice(0, 40)}” has no words to learn from. Leave it out.`);
  return createHash('sha256').update(key).digest('hex');
}
