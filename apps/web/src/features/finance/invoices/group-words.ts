import type { StateShape } from '@/components/ui/index.ts';
import type { Invoice, InvoiceGroup } from './invoice-types.ts';

interface Words {
  readonly shape: StateShape;
  readonly word: string;
}

export const invoiceStates: Readonly<Record<Invoice['state'], Words>> = {
  agrees: { shape: 'settled', word: 'agrees' },
  open: { shape: 'degraded', word: 'differs' },
  accepted: { shape: 'ready', word: 'accepted' },
};

export const groupStates: Readonly<Record<InvoiceGroup['state'], Words>> = {
  agrees: { shape: 'settled', word: 'agrees' },
  price_differs: { shape: 'degraded', word: 'price differs' },
  quantity_differs: { shape: 'degraded', word: 'quantity differs' },
  billed_only: { shape: 'error', word: 'billed, not recorded' },
  recorded_only: { shape: 'left', word: 'recorded, not billed' },
  not_yet_billed: { shape: 'waiting', word: 'not yet billed' },
};

const causes: Readonly<Record<NonNullable<InvoiceGroup['cause']>, string>> = {
  rounding: 'Off by less than the amounts are rounded.',
  tolerance: 'Within the tolerance.',
  billed_twice: 'Lines of it are in the file twice.',
  cached_as_input: 'Cached input was billed as if it had not been cached.',
  shifted_day: 'The days before or after make up for it: the provider’s day is of another time zone.',
  unpriced_calls: 'Calls of it have no price, so no amount counts them. Enter the price under Models.',
  unit_price: 'As many as recorded, at another price.',
  unknown_model: 'Nobody has said which model this is.',
  no_model: 'The line names no model.',
  past_the_kernel: 'The kernel saw no such call: it went past it.',
  came_late: 'Recorded after the period was closed.',
  after_last_line: 'Later than the last day of the file.',
  no_usage: 'A charge that no call makes.',
};

/** What probably made the difference, in a sentence; empty where nothing points to a cause. */
export function causeOf({ cause }: Pick<InvoiceGroup, 'cause'>): string {
  return cause === null ? '' : causes[cause];
}

/** Whether somebody is to say something about it. */
export function isOpen({ state, decision }: InvoiceGroup): boolean {
  return state !== 'agrees' && state !== 'not_yet_billed' && (decision === null || decision.outdated);
}

/** What the group is of: `18 Nov, gpt-4o, cached input`. */
export function subjectOf({ day, kind, model, modelText, tokenClass }: InvoiceGroup): string {
  const what = model?.name ?? modelText ?? (kind === 'usage' ? 'all models' : kind);
  return [day, what, tokenClass?.replaceAll('_', ' ')].filter((part) => typeof part === 'string').join(', ');
}
