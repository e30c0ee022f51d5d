import type { CsvColumn } from '@/components/csv-button/index.ts';
import { exactUsd } from '../exact-usd.ts';
import type { ValueGroup, ValueRow } from './value-types.ts';
import { groupWords } from './value-words.ts';

const usd = (head: string, read: (row: ValueRow) => string | null): CsvColumn<ValueRow> => ({
  head,
  unit: 'USD',
  figures: true,
  text: (row) => exactUsd(read(row)),
});
const count = (head: string, read: (row: ValueRow) => number | null): CsvColumn<ValueRow> => ({
  head,
  figures: true,
  text: (row) => String(read(row) ?? ''),
});

/** Returns as a file has them: exact, in USD. */
export function valueCsvColumns(by: ValueGroup, spend: string): readonly CsvColumn<ValueRow>[] {
  return [
    { head: groupWords[by].one.toLowerCase(), text: ({ slug, name, id }) => (by === 'kind' ? id : (slug ?? name)) },
    { head: 'spend', text: () => spend },
    count('accepted', ({ accepted }) => accepted),
    count('rejected', ({ rejected }) => rejected),
    count('expired', ({ expired }) => expired),
    usd('realised', ({ realisedNanoUsd }) => realisedNanoUsd),
    usd('cost', ({ costNanoUsd }) => costNanoUsd),
    usd('cost per accepted', ({ costPerAcceptedNanoUsd }) => costPerAcceptedNanoUsd),
    count('return', ({ roi }) => roi),
    count('return low', ({ roiInterval }) => roiInterval?.low ?? null),
    count('return high', ({ roiInterval }) => roiInterval?.high ?? null),
    { head: 'inputs', text: ({ confidence }) => confidence.roi },
  ];
}
