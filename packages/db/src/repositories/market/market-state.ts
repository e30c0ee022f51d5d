import type { TenantTransaction } from '../../client/index.ts';

export interface MarketStateRow {
  /** The last round. */
  readonly round: bigint;
  readonly nextRoundAt: Date;
  readonly settledRound: bigint;
  readonly settledAt: Date;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  /** The kernel's: credits and pacing of departments, and who has gone without. */
  readonly carried: unknown;
  /** By the database's clock, when it was read. */
  readonly now: Date;
}

/** Where the market stands; undefined before its first period. */
export async function findMarketState(tx: TenantTransaction): Promise<MarketStateRow | undefined> {
  const rows = await tx.$queryRaw<MarketStateRow[]>`
    select round, next_round_at as "nextRoundAt", settled_round as "settledRound", settled_at as "settledAt",
           period_start as "periodStart", period_end as "periodEnd", carried, clock_timestamp() as now
    from market_state`;
  return rows[0];
}

/**
 * The same for a change, made where it is missing: until the transaction ends nobody else clears, settles or grants.
 * @param wait false: undefined at once when somebody else does
 */
export async function lockMarketState(
  tx: TenantTransaction,
  organisationId: string,
  wait: boolean,
): Promise<MarketStateRow | undefined> {
  await tx.$executeRaw`
    insert into market_state (organisation_id, next_round_at, settled_at, period_start, period_end, carried)
    values (${organisationId}, clock_timestamp(), clock_timestamp(), 'epoch', 'epoch', '{}')
    on conflict do nothing`;
  // Read when the lock is held, so that it is what the last holder left.
  const locked = wait
    ? await tx.$queryRaw<unknown[]>`select 1 from market_state for update`
    : await tx.$queryRaw<unknown[]>`select 1 from market_state for update skip locked`;
  return locked.length === 0 ? undefined : findMarketState(tx);
}

export async function updateMarketState(
  tx: TenantTransaction,
  organisationId: string,
  change: Partial<Omit<MarketStateRow, 'now' | 'carried'>> & { readonly carried?: object },
): Promise<void> {
  await tx.marketState.update({ where: { organisationId }, data: change });
}
