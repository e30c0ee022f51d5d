import { typeBudgetAmount, type budgetUnits } from '@agent-os/core/choices';
import { formatEnergy, formatExactEnergy } from './format-energy.ts';
import { formatCallMoney, formatExactMoney, formatTotalMoney } from './format-money.ts';

type BudgetUnit = (typeof budgetUnits)[number];

const grouped = new Intl.NumberFormat('en-GB');
const summaryFrom = 10_000n;
const summarySteps = [
  ['P', 1_000_000_000_000_000n],
  ['T', 1_000_000_000_000n],
  ['G', 1_000_000_000n],
  ['M', 1_000_000n],
  ['k', 1_000n],
] as const;
const creditParts = 1_000_000n;
const creditHundredth = 10_000n;
const nanoPerUsd = 1_000_000_000n;
const nanoPerCent = 10_000_000n;
const hugeUsd = 10_000_000n * nanoPerUsd;

/** `12.9 k`, `611.4 M`; below ten thousand as it is. Rounded down, so that a part never reads as the whole. */
function summary(count: bigint): string {
  const magnitude = count < 0n ? -count : count;
  const step = magnitude < summaryFrom ? undefined : summarySteps.find(([, size]) => magnitude >= size);
  if (step === undefined) return grouped.format(count).replace('-', '−');
  const [letter, size] = step;
  const tenths = (magnitude * 10n) / size;
  return `${count < 0n ? '−' : ''}${grouped.format(tenths / 10n)}.${tenths % 10n} ${letter}`;
}

function credits(micro: bigint): string {
  const magnitude = micro < 0n ? -micro : micro;
  if (magnitude > 0n && magnitude < creditHundredth) return `${micro < 0n ? '−' : ''}<0.01`;
  if (magnitude >= summaryFrom * creditParts) return summary(micro / creditParts);
  const hundredths = magnitude / creditHundredth;
  return `${micro < 0n ? '−' : ''}${grouped.format(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** In cents; of less than a dollar to the hundredth of a thousandth where cents would not do. */
function formatUsd(nanoUsd: bigint): string {
  if (nanoUsd >= hugeUsd) return `$${summary(nanoUsd / nanoPerUsd)}`;
  const isFine = nanoUsd > 0n && nanoUsd < nanoPerUsd && nanoUsd % nanoPerCent !== 0n;
  return isFine ? formatCallMoney(nanoUsd) : formatTotalMoney(nanoUsd);
}

/** An amount with its unit, short enough for a column: `$160.00`, `12.9 k tok`, `71.68 cr`, `900 Wh`. */
export function formatBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  switch (unit) {
    case 'usd':
      return formatUsd(amount);
    case 'tokens':
      return `${summary(amount)} tok`;
    case 'credits':
      return `${credits(amount)} cr`;
    case 'energy':
      return formatEnergy(Number(amount));
  }
}

/** The same to the last digit. */
export function formatExactBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  switch (unit) {
    case 'usd':
      return formatExactMoney(amount);
    case 'tokens':
      return `${grouped.format(amount).replace('-', '−')} tokens`;
    case 'credits':
      return `${typeBudgetAmount(unit, amount).replace('-', '−')} credits`;
    case 'energy':
      return formatExactEnergy(Number(amount));
  }
}
