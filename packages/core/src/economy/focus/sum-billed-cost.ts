import { parseDecimal } from './decimal-text.ts';
import type { FocusDataset } from './focus-row.ts';

const nanoScale = 9;

/** What the rows bill in all, in nano-USD. Undefined when a row has no such cost, or one finer than a nano-USD. */
export function sumBilledCost({ columns, rows }: FocusDataset): bigint | undefined {
  const place = columns.indexOf('BilledCost');
  let sum = 0n;
  for (const row of rows) {
    const cost = parseDecimal(row[place] ?? '');
    if (cost === undefined || cost.scale > nanoScale) return undefined;
    sum += cost.digits * 10n ** BigInt(nanoScale - cost.scale);
  }
  return sum;
}
