import type { marketWhatIfInput } from '@agent-os/core/contracts';
import type { z } from 'zod';

export type WhatIfInput = z.input<typeof marketWhatIfInput>;

export const changeKinds = ['milliwatts', 'slots', 'credits', 'bid', 'off'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What is tried, as it is typed: percent of what it was, from 0. */
export interface TypedChange {
  readonly kind: ChangeKind;
  readonly percent: string;
  /** The department whose credits or the agent whose bid it is. */
  readonly whoseId: string;
}

const percentMax = 1_000;
const thousandthsPerPercent = 10;

/** The terms of a change to one pool's rounds; a sentence where it cannot be one. */
export function readChange(
  { kind, percent, whoseId }: TypedChange,
  poolId: string,
  spanMs: number,
): WhatIfInput | string {
  const asked = { poolId, spanMs };
  if (kind === 'off') return { ...asked, marketOff: true };
  const typed = /^\d{1,4}(?:\.\d)?$/.test(percent.trim()) ? Number(percent) : Number.NaN;
  if (!(typed <= percentMax)) return `Give a percentage from 0 to ${percentMax.toLocaleString('en-GB')}, such as 75.`;
  const thousandths = Math.round(typed * thousandthsPerPercent);
  if (kind !== 'bid' && kind !== 'credits') return { ...asked, limitThousandths: { [kind]: thousandths } };
  if (whoseId === '') return kind === 'bid' ? 'Choose whose bid changes.' : 'Choose whose credits change.';
  return { ...asked, [kind === 'bid' ? 'agentThousandths' : 'creditThousandths']: { [whoseId]: thousandths } };
}
