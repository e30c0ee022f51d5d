import type { marketSettings } from '@agent-os/core/contracts';
import { findMarketSetting, type MarketSettingRow, type MarketTerms, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { defaultMarketTerms } from '../../directory/index.ts';

type Settings = z.infer<typeof marketSettings>;

/** The terms in force, and what the wire says of them. */
export interface TermsInForce {
  readonly terms: MarketTerms;
  readonly version: number;
  readonly wire: Settings;
}

export async function readTerms(tx: TenantTransaction): Promise<TermsInForce> {
  const row = await findMarketSetting(tx);
  const terms = row ?? defaultMarketTerms;
  return { terms, version: row?.version ?? 0, wire: { ...termsWire(terms), ...authorWire(row) } };
}

function termsWire(terms: MarketTerms): Omit<Settings, 'version' | 'setAt' | 'setBy' | 'reason'> {
  return {
    mode: terms.mode,
    priceCap: Number(terms.priceCap),
    priceFloor: Number(terms.priceFloor),
    creditNanoUsd: Number(terms.creditNanoUsd),
    payments: terms.payments,
    unspent: terms.unspent,
    period: terms.period,
    creditsPerPeriod: terms.creditsPerPeriod.toString(),
    floorSlots: terms.floorSlots,
    floorAfterRounds: terms.floorAfterRounds,
    losingWork: terms.losingWork,
    losingAfterRounds: terms.losingAfterRounds,
    keepRoundsHours: terms.keepRoundsHours,
    rule: terms.rule,
  };
}

function authorWire(row: MarketSettingRow | undefined): Pick<Settings, 'version' | 'setAt' | 'setBy' | 'reason'> {
  if (row === undefined) return { version: 0, setAt: null, setBy: null, reason: null };
  const { version, at, authorKind: kind, authorId: id, authorName: name, reason } = row;
  return { version, setAt: at.getTime(), setBy: { kind, id, name }, reason };
}
