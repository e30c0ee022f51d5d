import type { InputConfidence } from '@agent-os/core/choices';
import { formatPricePerMillion, formatShare, nothing } from '@/format/index.ts';
import { signedShare } from '../signed-words.ts';
import type { ListedOutcome, OutcomeState, ValueDefinition, ValueFigure, ValueGroup } from './value-types.ts';

export const groupWords: Readonly<Record<ValueGroup, { readonly one: string; readonly many: string }>> = {
  agent: { one: 'Agent', many: 'agents' },
  department: { one: 'Department', many: 'departments' },
  kind: { one: 'Kind of task', many: 'kinds' },
};

export const stateWords: Readonly<Record<OutcomeState, string>> = {
  reported: 'Waiting',
  accepted: 'Accepted',
  rejected: 'Rejected',
  expired: 'Expired',
};

/** What a confidence means, for a tip. */
export const confidenceWords: Readonly<Record<InputConfidence, string>> = {
  measured: 'recorded by the kernel, or sent by a system that signs',
  reported: 'told by somebody who was there',
  declared: 'entered beforehand, as a price or a baseline',
  assumed: 'taken because nobody said',
};

/** A kind of task; tasks that name none have one line of their own. */
export const kindName = (kind: string) => (kind === '' ? 'No kind' : kind);

/** What the return of a line is; `–` without a cost, and while nothing is decided: a cost is no loss yet. */
export function roiWords({ roi, acceptance }: ValueFigure): string {
  return roi === null || acceptance === null ? nothing : signedShare(roi);
}

/** `+80.0 % to +170.0 %`; undefined where there is no interval. */
export function intervalWords({ roiInterval }: ValueFigure): string | undefined {
  return roiInterval === null ? undefined : `${signedShare(roiInterval.low)} to ${signedShare(roiInterval.high)}`;
}

/** What the return is worth: `value declared, cost measured, minutes assumed`. */
export function inputWords({ confidence: { value, cost, minutes } }: ValueFigure): string {
  return `value ${value}, cost ${cost}, minutes ${minutes}`;
}

/** `12 of 15`: accepted of decided. */
export function acceptedWords({ accepted, rejected, expired }: ValueFigure): string {
  return `${accepted} of ${accepted + rejected + expired}`;
}

const minutesFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const minutes = (seconds: number) => `${minutesFormat.format(seconds / 60)} min`;
/** Amounts of rules are prices: USD whatever the page shows, without needless zeros. */
const price = (nanoUsd: string) => `$${formatPricePerMillion(BigInt(nanoUsd))}`;

function wholeFormula({ formula, unit }: ValueDefinition): string {
  switch (formula.kind) {
    case 'per_outcome':
      return `${price(formula.amountNanoUsd)} for each accepted outcome`;
    case 'per_unit':
      return `${price(formula.amountNanoUsd)} a ${unit}`;
    case 'declared':
      return 'what whoever creates the task declares';
    case 'stated':
      return 'what is stated with the outcome';
    case 'time_saved':
      return `(${minutes(formula.baselineSeconds)} a ${unit} − minutes of people) × ${price(formula.nanoUsdPerHour)} an hour`;
    case 'duration_saved':
      return `(${minutes(formula.baselineSeconds)} − time to its end) × ${price(formula.nanoUsdPerHour)} an hour`;
    case 'units_saved':
      return `(${formula.baselineUnits} − units of ${unit}) × ${price(formula.amountNanoUsd)}`;
    case 'without_person':
      return `${price(formula.amountNanoUsd)} a ${unit} that no person handled`;
    case 'in_time':
      return `${price(formula.amountNanoUsd)} for a ${unit} within ${minutes(formula.limitSeconds)}`;
  }
}

/** How the value of an accepted outcome is worked out, in a line. */
export function formulaWords(definition: ValueDefinition): string {
  const { realisation } = definition;
  const part = realisation === 1000 ? '' : `; ${formatShare(realisation / 1000)} of it counts`;
  return `${wholeFormula(definition)}${part}`;
}

/** Who said something of an outcome. */
export function actorWords({ kind, id, name }: ListedOutcome['reportedBy']): string {
  if (kind === 'system') return 'the kernel';
  return name ?? (id === '' ? kind : id);
}
