'use client';

import { createContext, use, type ReactNode } from 'react';
import type { DisplayRate } from '@/format/index.ts';

const DisplayMoneyContext = createContext<DisplayRate | undefined>(undefined);

export interface DisplayMoneyProps {
  /** Undefined: USD. */
  readonly display: DisplayRate | undefined;
  readonly children: ReactNode;
}

/** Every `Money` within is shown in this currency, at this rate. Amounts themselves stay nano-USD. */
export function DisplayMoney({ display, children }: DisplayMoneyProps) {
  return <DisplayMoneyContext value={display}>{children}</DisplayMoneyContext>;
}

/** The currency that amounts are shown in here; undefined for USD. */
export function useDisplayMoney(): DisplayRate | undefined {
  return use(DisplayMoneyContext);
}
