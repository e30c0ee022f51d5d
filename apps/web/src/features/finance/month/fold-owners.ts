import type { FinanceOwner } from '../finance-types.ts';

/** How many owners are shown before the rest is folded into one line. */
const shownOwners = 12;

export interface FoldedOwners {
  readonly shown: readonly FinanceOwner[];
  /** How many are folded; with their sum as a line of its own. */
  readonly folded: number;
  readonly rest: FinanceOwner | undefined;
}

const addTexts = (texts: readonly (string | null)[]): string | null => {
  const known = texts.filter((text) => text !== null);
  return known.length === 0 ? null : known.reduce((sum, text) => sum + BigInt(text), 0n).toString();
};

/** Several owners as one line; what none of them has stays unknown. */
function sumOwners(owners: readonly FinanceOwner[], noun: string): FinanceOwner {
  const count = (read: (owner: FinanceOwner) => number) => owners.reduce((sum, owner) => sum + read(owner), 0);
  return {
    id: null,
    name: `${owners.length} more ${noun}`,
    slug: null,
    departmentId: null,
    simulatedOnly: false,
    budgetNanoUsd: addTexts(owners.map(({ budgetNanoUsd }) => budgetNanoUsd)),
    actualNanoUsd: addTexts(owners.map(({ actualNanoUsd }) => actualNanoUsd)) ?? '0',
    calls: count(({ calls }) => calls),
    unpricedCalls: count(({ unpricedCalls }) => unpricedCalls),
    quantity: count(({ quantity }) => quantity),
    forecastNanoUsd: addTexts(owners.map(({ forecastNanoUsd }) => forecastNanoUsd)),
    // A sum of differences to some budgets says nothing of those without one.
    varianceNanoUsd: null,
    peakDay: null,
    peakCalls: 0,
  };
}

/** The dearest owners, the others summed into one line, so that what is listed adds up to the total. */
export function foldOwners(owners: readonly FinanceOwner[], all: boolean, noun: string): FoldedOwners {
  if (all || owners.length <= shownOwners + 1) return { shown: owners, folded: 0, rest: undefined };
  const rest = owners.slice(shownOwners);
  return { shown: owners.slice(0, shownOwners), folded: rest.length, rest: sumOwners(rest, noun) };
}

/** Those that are over their budget, or will be, come first; the one that is furthest over before the others. */
export function overBudgetFirst(owners: readonly FinanceOwner[]): readonly FinanceOwner[] {
  const over = ({ varianceNanoUsd }: FinanceOwner) => {
    const variance = BigInt(varianceNanoUsd ?? 0);
    return variance > 0n ? variance : 0n;
  };
  return owners.toSorted((one, other) => (over(other) > over(one) ? 1 : over(other) < over(one) ? -1 : 0));
}
