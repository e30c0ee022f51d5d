'use client';

import { parseExchangeRate } from '@agent-os/core/choices';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DisplayRate } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { PeriodRate } from '../finance-types.ts';

/** Days of UTC, both included. */
interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface PeriodCurrency {
  /** What the organisation chose; null: USD alone, and while it is not known. */
  readonly chosen: string | null;
  /** Whether amounts should be in it: the address may ask for USD. */
  readonly asked: boolean;
  readonly answer: PeriodRate | undefined;
  /** What amounts are shown in; undefined for USD. */
  readonly display: DisplayRate | undefined;
}

/** In which currency days are shown, and at which rate: the organisation's, unless the address says USD. */
export function usePeriodCurrency(days: Days, inAddress: string | null): PeriodCurrency {
  const trpc = useTRPC();
  const { data: answer } = useQuery(trpc.currency.ofPeriod.queryOptions(days));
  const chosen = answer?.currency ?? null;
  const asked = chosen !== null && inAddress !== 'USD';
  const perUsd = answer?.rate?.perUsd;
  const display = useMemo(() => {
    const rate = perUsd === undefined ? undefined : parseExchangeRate(perUsd);
    return chosen === null || !asked || rate === undefined ? undefined : { currency: chosen, rate };
  }, [chosen, asked, perUsd]);
  return { chosen, asked, answer, display };
}
