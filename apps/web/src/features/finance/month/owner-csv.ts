import type { CsvColumn } from '@/components/csv-button/index.ts';
import { exactUsd } from '../exact-usd.ts';
import type { FinanceGroup, FinanceOwner, FinanceOwners, SpendKind } from '../finance-types.ts';

const amount = (head: string, read: (owner: FinanceOwner) => string | null): CsvColumn<FinanceOwner> => ({
  head,
  unit: 'USD',
  figures: true,
  text: (owner) => exactUsd(read(owner)),
});

/** Columns of the file; the kind of spend stands in a column of its own, so that a file cannot lose it. */
export function ownerCsvColumns(by: FinanceGroup, kind: SpendKind): readonly CsvColumn<FinanceOwner>[] {
  return [
    { head: 'owner', text: ({ name }) => name },
    { head: 'id', text: ({ id }) => id ?? '' },
    { head: 'spend', text: () => kind },
    amount('budget', ({ budgetNanoUsd }) => budgetNanoUsd),
    amount('actual', ({ actualNanoUsd }) => actualNanoUsd),
    amount('forecast', ({ forecastNanoUsd }) => forecastNanoUsd),
    amount('variance', ({ varianceNanoUsd }) => varianceNanoUsd),
    ...(by === 'class'
      ? [{ head: 'tokens', figures: true, text: ({ quantity }: FinanceOwner) => String(quantity) }]
      : [
          { head: 'calls', figures: true, text: ({ calls }: FinanceOwner) => String(calls) },
          { head: 'calls without price', figures: true, text: (owner: FinanceOwner) => String(owner.unpricedCalls) },
        ]),
  ];
}

/** Owners, what is left of them, the line of nobody and the total, as the table shows them. */
export function ownerCsvRows({ owners, rest, unallocated, total }: FinanceOwners): readonly FinanceOwner[] {
  return [...owners, ...(rest === null ? [] : [rest.sum]), unallocated, total];
}
