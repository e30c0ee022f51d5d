import { formatExactMoney, formatQuantity, formatTotalMoney } from '@/format/index.ts';
import type { CloseChecks } from '../finance-types.ts';

export interface CloseCheck {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** hold: the books do not agree. look: somebody should know before closing. */
  readonly state: 'good' | 'look' | 'hold';
}

const total = (nanoUsd: string) => formatTotalMoney(BigInt(nanoUsd));
const exact = (nanoUsd: string) => formatExactMoney(BigInt(nanoUsd));

function agreement({ settledNanoUsd, spentNanoUsd, transferredNanoUsd, calls }: CloseChecks): CloseCheck {
  const name = 'Calls, sums and ledger agree';
  if (settledNanoUsd === spentNanoUsd && spentNanoUsd === transferredNanoUsd) {
    return { id: 'agree', name, state: 'good', note: `${exact(settledNanoUsd)} of ${formatQuantity(calls, 'call')}` };
  }
  const parts = [
    `calls ${exact(settledNanoUsd)}`,
    `sums ${exact(spentNanoUsd)}`,
    `ledger ${exact(transferredNanoUsd)}`,
  ];
  return { id: 'agree', name, state: 'hold', note: parts.join(', ') };
}

function countCheck(id: string, name: string, count: number, good: string, look: string): CloseCheck {
  return { id, name, state: count === 0 ? 'good' : 'look', note: count === 0 ? good : look };
}

/** Whether what providers bill is there and agrees. */
function invoiceCheck({ invoices: { missing, open, reconciled } }: CloseChecks): CloseCheck {
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]),
    ...(open.length === 0 ? [] : [`with open differences: ${open.join(', ')}`]),
  ];
  const good = reconciled === 0 ? 'none is due, as no real model was paid' : formatQuantity(reconciled, 'provider');
  return {
    id: 'invoices',
    name: 'Invoices are in and agree',
    state: parts.length === 0 ? 'good' : 'look',
    note: parts.length === 0 ? good : parts.join('; '),
  };
}

/** What is looked at before a month is closed; a difference of one nano-USD holds it up. */
export function prepareChecks(checks: CloseChecks): readonly CloseCheck[] {
  const { unpricedCalls, runningCalls, interruptedCalls, interruptedNanoUsd, adjustedNanoUsd, unfinished } = checks;
  return [
    agreement(checks),
    countCheck(
      'unpriced',
      'Every call has a price',
      unpricedCalls,
      'none is without',
      `${formatQuantity(unpricedCalls, 'call')} without one, in no amount`,
    ),
    countCheck(
      'running',
      'No call of it runs',
      runningCalls,
      'all have ended',
      `${formatQuantity(runningCalls, 'call')} in flight; they will be booked in the month after it`,
    ),
    countCheck(
      'interrupted',
      'Every end is known',
      interruptedCalls,
      'none was cut off',
      `${formatQuantity(interruptedCalls, 'call')} settled at the reservation, ${total(interruptedNanoUsd)}; compare them with the invoice`,
    ),
    countCheck(
      'unfinished',
      'The month is over',
      unfinished ? 1 : 0,
      'it is',
      'it still runs; calls to come will be booked in the month after it',
    ),
    {
      id: 'adjusted',
      name: 'Adjustments',
      state: 'good',
      note: adjustedNanoUsd === '0' ? 'none' : `${total(adjustedNanoUsd)} booked by hand`,
    },
    invoiceCheck(checks),
  ];
}
