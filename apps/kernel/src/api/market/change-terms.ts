import {
  insertMarketSetting,
  lockMarketSettings,
  lockMarketState,
  updateMarketState,
  type MarketTerms,
  type TenantTransaction,
} from '@agent-os/db';
import { carriedJson, carriedMarket, ensureCredits, settleRounds } from '../../market/index.ts';
import type { MemberCaller } from '../context/index.ts';
import { ApiError } from '../errors/index.ts';
import { readTerms, type TermsInForce } from './settings-wire.ts';

export type ChangedTerms = { readonly [Term in keyof MarketTerms]?: MarketTerms[Term] | undefined };

export interface TermsChange {
  readonly expectedVersion: number;
  readonly reason: string;
  /** What is left out stays. */
  readonly changed: ChangedTerms;
}

/** A new version of the market's terms. What rounds took until now is settled by the old ones, in the same transaction. */
export async function changeTerms(
  tx: TenantTransaction,
  caller: Pick<MemberCaller, 'organisationId' | 'kind' | 'id'>,
  { expectedVersion, reason, changed }: TermsChange,
  nowMs: number,
): Promise<TermsInForce> {
  const { organisationId } = caller;
  await lockMarketSettings(tx, organisationId);
  const before = await readTerms(tx);
  if (before.version !== expectedVersion) {
    throw new ApiError('conflict', 'Somebody changed the market meanwhile. Reload, look at it, and set it again.');
  }
  const terms = mergeTerms(before.terms, changed);
  if (terms.priceFloor > terms.priceCap) {
    throw new ApiError('invalid', 'The floor is above the cap: raise the cap too.');
  }
  await insertMarketSetting(tx, organisationId, {
    ...terms,
    version: before.version + 1,
    authorKind: caller.kind,
    authorId: caller.id,
    reason,
    at: new Date(nowMs),
  });
  await bookUntilNow(tx, organisationId, before.terms, terms);
  return readTerms(tx);
}

function mergeTerms(before: MarketTerms, changed: ChangedTerms): MarketTerms {
  return {
    mode: changed.mode ?? before.mode,
    priceCap: changed.priceCap ?? before.priceCap,
    priceFloor: changed.priceFloor ?? before.priceFloor,
    creditNanoUsd: changed.creditNanoUsd ?? before.creditNanoUsd,
    payments: changed.payments ?? before.payments,
    unspent: changed.unspent ?? before.unspent,
    period: changed.period ?? before.period,
    creditsPerPeriod: changed.creditsPerPeriod ?? before.creditsPerPeriod,
    floorSlots: changed.floorSlots ?? before.floorSlots,
    // Null is a choice here.
    floorAfterRounds: changed.floorAfterRounds === undefined ? before.floorAfterRounds : changed.floorAfterRounds,
    losingWork: changed.losingWork ?? before.losingWork,
    losingAfterRounds: changed.losingAfterRounds ?? before.losingAfterRounds,
    keepRoundsHours: changed.keepRoundsHours ?? before.keepRoundsHours,
    rule: changed.rule ?? before.rule,
  };
}

async function bookUntilNow(
  tx: TenantTransaction,
  organisationId: string,
  before: MarketTerms,
  after: MarketTerms,
): Promise<void> {
  if (before.mode === 'off' && after.mode === 'off') return;
  const state = await lockMarketState(tx, organisationId, true);
  if (state === undefined) return;
  const settled = await settleRounds(tx, organisationId, state, carriedMarket.parse(state.carried), before);
  const carried = after.mode === 'off' ? settled : await ensureCredits(tx, organisationId, state, settled, after);
  const isAnotherMode = before.mode !== after.mode;
  const departments = Object.fromEntries(
    Object.entries(carried.departments).map(([id, credits]) => [
      id,
      isAnotherMode ? { ...credits, shadowSpent: 0n } : credits,
    ]),
  );
  await updateMarketState(tx, organisationId, { carried: carriedJson({ ...carried, departments }) });
}
