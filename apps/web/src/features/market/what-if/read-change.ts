import type { marketWhatIfInput } from '@agent-os/core/contracts';
import type { z } from 'zod';

export type WhatIfInput = z.input<typeof marketWhatIfInput>;

export const changeKinds = ['milliwatts', 'slots', 'bid', 'off'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What is tried, as it is typed: percent of what it was, from 0. */
export interface TypedChange {
  readonly kind: ChangeKind;
  readonly percent: string;
  readonly agentId: string;
}

const percentMax = 1_000;
const thousandthsPerPercent = 10;

/** The terms of a change to one pool's rounds; a sentence where it cannot be one. */
export function readChange(
  { kind, percent, agentId }: TypedChange,
  poolId: string,
  rounds: number,
): WhatIfInput | string {
  const asked = { poolId, rounds };
  if (kind === 'off') return { ...asked, marketOff: true };
  const typed = /^\d{1,4}(?:\.\d)?$/.test(percent.trim()) ? Number(percent) : Number.NaN;
  if (!(typed <= percentMax)) return `Give a percentage from 0 to ${percentMax.toLocaleString('en-GB')}, such as 75.`;
  const thousandths = Math.round(typed * thousandthsPerPercent);
  if (kind !== 'bid') return { ...asked, limitThousandths: { [kind]: thousandths } };
  return agentId === '' ? 'Choose whose bid changes.' : { ...asked, agentThousandths: { [agentId]: thousandths } };
}
