import type { BudgetAmount, CostLine } from '@agent-os/core/economy';
import type { EnergyBasis, EnergyTier } from '@agent-os/core/energy';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { readBudgetAmounts, readCostLines, type StoredBudgetAmounts, type StoredCostLines } from '../journal/index.ts';
import { callColumns, callTables, type CallRow } from './calls.ts';

export interface CallDetailRow extends CallRow {
  readonly errorDetail: string | null;
  readonly attempts: number | null;
  readonly keyId: string | null;
  readonly keyLastFour: string | null;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  /** What its sender said it is worth. */
  readonly claimedValueNanoUsd: bigint | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly reasoningTokens: number | null;
  /** Microseconds of the eight steps in their order; null while the call runs. */
  readonly stepsUs: readonly number[] | null;
  readonly poolSlug: string | null;
  readonly serviceClass: 'critical' | 'interactive' | 'standard' | 'batch' | null;
  readonly claimedClass: 'critical' | 'interactive' | 'standard' | 'batch' | null;
  readonly classReason: string | null;
  readonly riskPercent: number | null;
  /** `admission` of the contracts, as the kernel wrote it. */
  readonly admission: unknown;
  readonly sourceCallId: string | null;
  readonly reusedAgeMs: number | null;
  readonly avoidedNanoUsd: bigint | null;
  /** Calls that were given its answer, and what they saved as far as that is known. */
  readonly servedCalls: number;
  readonly servedAvoidedNanoUsd: string;
  readonly providerProtocol: string | null;
  readonly priceEffectiveFrom: Date | null;
  readonly priceSource: string | null;
  readonly inputNanoUsdPerMillion: bigint | null;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint | null;
  /** JSON of core's ClassPrices; null when there are none. */
  readonly priceClasses: unknown;
  /** What it took: null where that is not known. */
  readonly energyLowMillijoules: number | null;
  readonly energyHighMillijoules: number | null;
  readonly energyBasis: EnergyBasis | null;
  readonly energyTier: EnergyTier | null;
  /** A row of `model_energy`, whose source is beside it, or a built-in figure. */
  readonly energyFigure: string | null;
  readonly energySource: string | null;
  /** What the provider calls the model that answered. */
  readonly upstreamName: string | null;
  readonly carbonZone: string | null;
  readonly carbonLocationMicrograms: number | null;
  readonly carbonMarketMicrograms: number | null;
  /** What its cost is the sum of; empty where that is not known. */
  readonly costLines: readonly CostLine[];
  /** What it held of each budget above it before it ran. */
  readonly budgetReservations: readonly BudgetAmount[];
  /** What it took of them; empty until it ends. */
  readonly budgetCharges: readonly BudgetAmount[];
  /** `routeRecord` of the contracts; null for a call that named a model, and while it runs. */
  readonly route: unknown;
  readonly previousInRun: string | null;
  readonly nextInRun: string | null;
}

interface StoredRow extends Omit<CallDetailRow, 'budgetReservations' | 'budgetCharges' | 'costLines'> {
  readonly budgetReservations: StoredBudgetAmounts | null;
  readonly budgetCharges: StoredBudgetAmounts | null;
  readonly costLines: StoredCostLines | null;
}

const detailColumns = Prisma.sql`
  s.error_detail as "errorDetail", s.attempts, c.key_id as "keyId", k.last_four as "keyLastFour",
  c.estimated_input_tokens as "estimatedInputTokens", c.max_output_tokens as "maxOutputTokens",
  c.claimed_value_nano_usd as "claimedValueNanoUsd",
  s.cached_input_tokens as "cachedInputTokens", s.cache_write_tokens as "cacheWriteTokens",
  s.reasoning_tokens as "reasoningTokens",
  case when s.call_id is not null then array[
    s.identify_us, s.permit_us, s.prepare_us, s.price_us, s.admit_us, s.execute_us, s.settle_us, s.record_us
  ] end as "stepsUs",
  pool.slug as "poolSlug", s.service_class as "serviceClass", s.claimed_class as "claimedClass",
  s.class_reason as "classReason", s.risk_percent as "riskPercent", s.admission,
  s.source_call_id as "sourceCallId", s.reused_age_ms as "reusedAgeMs", s.avoided_nano_usd as "avoidedNanoUsd",
  served.calls as "servedCalls", served.avoided as "servedAvoidedNanoUsd", p.protocol as "providerProtocol", price.effective_from as "priceEffectiveFrom",
  price.source as "priceSource", price.input_nano_usd_per_million as "inputNanoUsdPerMillion",
  price.cached_input_nano_usd_per_million as "cachedInputNanoUsdPerMillion",
  price.cache_write_nano_usd_per_million as "cacheWriteNanoUsdPerMillion",
  price.output_nano_usd_per_million as "outputNanoUsdPerMillion", price.classes as "priceClasses",
  s.cost_lines as "costLines", s.route,
  s.energy_low_millijoules::float8 as "energyLowMillijoules", s.energy_high_millijoules::float8 as "energyHighMillijoules",
  s.energy_basis as "energyBasis", s.energy_tier as "energyTier", s.energy_figure as "energyFigure",
  figure.source as "energySource", m.upstream_name as "upstreamName", s.carbon_zone as "carbonZone",
  s.carbon_location_micrograms::float8 as "carbonLocationMicrograms",
  s.carbon_market_micrograms::float8 as "carbonMarketMicrograms",
  c.budget_reservations as "budgetReservations", s.budget_charges as "budgetCharges",
  (
    select max(other.id) from call other
    where other.organisation_id = c.organisation_id and other.run_id = c.run_id and other.id < c.id
  ) as "previousInRun",
  (
    select min(other.id) from call other
    where other.organisation_id = c.organisation_id and other.run_id = c.run_id and other.id > c.id
  ) as "nextInRun"`;

export async function findCallDetail(tx: TenantTransaction, callId: string): Promise<CallDetailRow | undefined> {
  const rows = await tx.$queryRaw<StoredRow[]>`
    select ${callColumns}, ${detailColumns} from ${callTables}
    left join agent_key k on k.organisation_id = c.organisation_id and k.id = c.key_id
    left join pool on pool.organisation_id = c.organisation_id and pool.id = coalesce(s.serving_pool_id, c.pool_id)
    left join model_price price on price.organisation_id = c.organisation_id and price.id = coalesce(s.serving_price_id, c.price_id)
    left join model m on m.organisation_id = c.organisation_id and m.id = coalesce(s.serving_model_id, c.model_id)
    left join model_energy figure on figure.organisation_id = c.organisation_id and figure.id = s.energy_figure
    cross join lateral (
      select count(*)::int as calls, coalesce(sum(other.avoided_nano_usd), 0)::text as avoided
      from call_settlement other
      where other.organisation_id = c.organisation_id and other.source_call_id = c.id
    ) served
    where c.id = ${callId}`;
  const [row] = rows;
  if (row === undefined) return undefined;
  const { budgetReservations, budgetCharges, costLines } = row;
  return {
    ...row,
    budgetReservations: readBudgetAmounts(budgetReservations),
    budgetCharges: readBudgetAmounts(budgetCharges),
    costLines: readCostLines(costLines),
  };
}
