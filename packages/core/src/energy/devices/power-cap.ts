/** Somebody lowers what may be drawn for a time: a grid's call, a hot day, a test. Times in ms since 1970. */
export interface PowerCapEvent {
  readonly id: string;
  /** What it holds for; `organisation`: every device. */
  readonly scope: 'organisation' | 'pool' | 'device';
  /** Of the pool or device; empty for the organisation. */
  readonly scopeId: string;
  readonly fromMs: number;
  /** It is over then. */
  readonly untilMs: number;
  /** Somebody ended it before; null: nobody did. */
  readonly liftedAtMs: number | null;
  readonly cut: PowerCut;
}

/** A share of what is drawn at most otherwise, or a limit. A limit of an organisation is shared by peak power. */
export type PowerCut =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'limit'; readonly milliwatts: number };

export interface RatedDevice {
  readonly id: string;
  readonly poolId: string;
  readonly peakMilliwatts: number;
}

export interface PowerLimit {
  /** The most that may be drawn now. */
  readonly limitMilliwatts: number;
  /** What it is without events: all devices at their peak. */
  readonly normalMilliwatts: number;
  /** In force now, by id. */
  readonly eventIds: readonly string[];
  /** When the limit can be another without anybody doing anything; null: never. */
  readonly changesAtMs: number | null;
}

/** What of an organisation's configuration says how much may be drawn. */
export interface EnergyPolicy {
  readonly devices: readonly RatedDevice[];
  readonly powerCaps: readonly PowerCapEvent[];
}

/** The events that hold at a moment. */
export const capsInForce = (events: readonly PowerCapEvent[], nowMs: number): readonly PowerCapEvent[] =>
  events.filter(
    ({ fromMs, untilMs, liftedAtMs }) =>
      fromMs <= nowMs && nowMs < untilMs && (liftedAtMs === null || nowMs < liftedAtMs),
  );

/**
 * What some of an organisation's devices may draw together. Of several events for the same devices the strictest counts; they do
 * not add up: two calls for 25 % less are 25 % less. Rounded down. The order of events and devices does not matter.
 */
export function powerCapAt(
  events: readonly PowerCapEvent[],
  nowMs: number,
  { devices, of }: { readonly devices: readonly RatedDevice[]; readonly of: (device: RatedDevice) => boolean },
): PowerLimit {
  const chosen = devices.filter(of);
  const now = capsInForce(events, nowMs);
  const strictest = (
    scope: PowerCapEvent['scope'],
    scopeId: string,
    some: readonly RatedDevice[],
    all: readonly RatedDevice[],
  ) =>
    now
      .filter((event) => event.scope === scope && event.scopeId === scopeId)
      .reduce((least, { cut }) => Math.min(least, limitOf(cut, some, all)), peakOf(some));
  const poolLimits = [...Map.groupBy(chosen, ({ poolId }) => poolId)].map(([poolId, ofPool]) => {
    const wholePool = devices.filter((device) => device.poolId === poolId);
    const sum = ofPool.reduce((all, device) => all + strictest('device', device.id, [device], [device]), 0);
    return Math.min(sum, strictest('pool', poolId, ofPool, wholePool));
  });
  const sum = poolLimits.reduce((all, limit) => all + limit, 0);
  const concerned = events.filter((event) => concerns(event, chosen));
  return {
    limitMilliwatts: Math.min(sum, strictest('organisation', '', chosen, devices)),
    normalMilliwatts: peakOf(chosen),
    eventIds: capsInForce(concerned, nowMs)
      .map(({ id }) => id)
      .toSorted(),
    changesAtMs: nextChange(concerned, nowMs),
  };
}

/** What a pool's devices may draw together; undefined for a pool without devices: nothing limits it. */
export function powerLimitOfPool(policy: EnergyPolicy, poolId: string, nowMs: number): PowerLimit | undefined {
  const { devices, powerCaps } = policy;
  if (!devices.some((device) => device.poolId === poolId)) return undefined;
  return powerCapAt(powerCaps, nowMs, { devices, of: (device) => device.poolId === poolId });
}

/** A cut of all, for some of them: percent of their own peak, or their part of the limit by peak. */
function limitOf(cut: PowerCut, some: readonly RatedDevice[], all: readonly RatedDevice[]): number {
  // Products of milliwatts are past what a number holds exactly.
  const ofSome = BigInt(peakOf(some));
  if (cut.kind === 'percent') return Number((ofSome * BigInt(100 - cut.percent)) / 100n);
  const ofAll = BigInt(peakOf(all));
  return ofAll === 0n ? 0 : Number((BigInt(cut.milliwatts) * ofSome) / ofAll);
}

const peakOf = (devices: readonly RatedDevice[]): number =>
  devices.reduce((sum, { peakMilliwatts }) => sum + peakMilliwatts, 0);

function concerns({ scope, scopeId }: PowerCapEvent, devices: readonly RatedDevice[]): boolean {
  if (scope === 'organisation') return true;
  return devices.some(({ id, poolId }) => (scope === 'pool' ? poolId : id) === scopeId);
}

function nextChange(events: readonly PowerCapEvent[], nowMs: number): number | null {
  const moments = events.flatMap(({ fromMs, untilMs, liftedAtMs }) => {
    const endMs = liftedAtMs === null ? untilMs : Math.min(untilMs, liftedAtMs);
    return endMs <= fromMs ? [] : [fromMs, endMs];
  });
  const later = moments.filter((moment) => moment > nowMs);
  return later.length === 0 ? null : Math.min(...later);
}
