import type { CsvColumn } from '../csv-button.tsx';
import { exactUsd } from '../exact-usd.ts';
import type { FinanceOwner, FinanceOwners, SpendKind } from '../finance-types.ts';

const amount = (head: string, read: (owner: FinanceOwner) => string | null): CsvColumn<FinanceOwner> => ({
  head,
  unit: 'USD',
  figures: true,
  text: (owner) => exactUsd(read(owner)),
});

/** Columns of the file; the kind of spend stands in a column of its own, so that a file cannot lose it. */
export function ownerCsvColumns(kind: SpendKind): readonly CsvColumn<FinanceOwner>[] {
  return [
    { head: 'owner', text: ({ name }) => name },
    { head: 'id', text: ({ id }) => id ?? '' },
    { head: 'spend', text: () => kind },
    amount('budget', ({ budgetNanoUsd }) => budgetNanoUsd),
    amount('actual', ({ actualNanoUsd }) => actualNanoUsd),
    amount('forecast', ({ forecastNanoUsd }) => forecastNanoUsd),
    amount('variance', ({ varianceNanoUsd }) => varianceNanoUsd),
    { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
    { head: 'calls without price', figures: true, text: ({ unpricedCalls }) => String(unpricedCalls) },
    { head: 'tokens', figures: true, text: ({ quantity }) => String(quantity) },
  ];
}

/** Owners, the line of nobody and the total, as the table shows them. */
export function ownerCsvRows({ owners, unallocated, total }: FinanceOwners): readonly FinanceOwner[] {
  return [...owners, unallocated, total];
}
