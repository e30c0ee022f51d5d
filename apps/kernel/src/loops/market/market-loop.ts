import type { OrganisationDirectory, OrganisationEntry } from '../../directory/index.ts';
import { inForceMs, roundMs, type MarketRounds, type RoundInForce, type YieldRecorder } from '../../market/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Dispatcher } from '../dispatch/index.ts';
import { LosingWork } from './losing-work.ts';
import { effectsOf } from './market-effects.ts';
import { readPoolDemands } from './read-pool-demands.ts';

/** Without calls, a kernel still looks after credits and payments this often. */
const idleLookMs = 15_000;

export interface MarketLoopDependencies {
  readonly rounds: MarketRounds;
  readonly directory: Pick<OrganisationDirectory, 'organisationIds' | 'findOrganisation'>;
  readonly dispatcher: Dispatcher;
  readonly recorder: Pick<YieldRecorder, 'record'>;
  /** Of a clock that never steps back. */
  readonly nowMs: () => number;
  readonly epochMs: () => number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What this kernel knows of an organisation's market. */
interface Watched {
  turn: Promise<void> | undefined;
  lookedAtMs: number;
  /** It told the others that somebody waits or runs here. */
  toldDemand: boolean;
  inForce: (RoundInForce & { readonly seenAtMs: number; readonly pools: readonly string[] }) | undefined;
  readonly losing: LosingWork;
  failing: boolean;
}

/**
 * Clears a round a second for every organisation whose market is not off, while somebody waits or runs, and lets what was decided weigh in
 * the pools (docs/decisions/0023). Calls themselves ask nothing of it.
 */
export class MarketLoop {
  readonly #dependencies: MarketLoopDependencies;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(dependencies: MarketLoopDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(), roundMs);
    this.#timer.unref();
  }

  /** One turn for every organisation; one at a time of each. */
  async runOnce(): Promise<void> {
    const { directory } = this.#dependencies;
    const turns = directory.organisationIds().flatMap((organisationId) => {
      const organisation = directory.findOrganisation(organisationId);
      if (organisation === undefined || this.#stopped) return [];
      if (organisation.market.terms.mode === 'off' && !this.#watched.has(organisationId)) return [];
      const watched = this.#watchedOf(organisationId);
      watched.turn ??= this.#turn(organisation, watched).finally(() => {
        watched.turn = undefined;
      });
      return [watched.turn];
    });
    await Promise.all(turns);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await Promise.all(Array.from(this.#watched.values(), ({ turn }) => turn ?? Promise.resolve()));
  }

  async #turn(organisation: OrganisationEntry, watched: Watched): Promise<void> {
    const { dispatcher, rounds, nowMs, logger } = this.#dependencies;
    if (organisation.market.terms.mode === 'off') {
      this.#watched.delete(organisation.id);
      this.#clearEffects(watched);
      return;
    }
    const demands = readPoolDemands(dispatcher, organisation);
    const now = nowMs();
    const mustLook = demands.length > 0 || watched.toldDemand || now - watched.lookedAtMs >= idleLookMs;
    if (mustLook) {
      watched.lookedAtMs = now;
      try {
        const inForce = await rounds.turn(organisation, demands);
        watched.toldDemand = demands.length > 0;
        watched.failing = false;
        if (inForce !== undefined) await this.#apply(organisation, watched, inForce);
      } catch (error) {
        if (!watched.failing) logger.warn({ error }, 'A round of the market could not be cleared: pools share fairly');
        watched.failing = true;
      }
    }
    if (watched.inForce !== undefined && nowMs() - watched.inForce.seenAtMs > inForceMs) this.#clearEffects(watched);
  }

  async #apply(organisation: OrganisationEntry, watched: Watched, inForce: RoundInForce): Promise<void> {
    const { dispatcher, nowMs, recorder } = this.#dependencies;
    if (organisation.market.terms.mode !== 'on' || inForce.mode !== 'on') {
      this.#clearEffects(watched);
      return;
    }
    if (watched.inForce?.number === inForce.number) return;
    const effects = effectsOf(organisation, inForce.result);
    const pools = [...effects.keys()];
    for (const poolId of watched.inForce?.pools ?? []) if (!effects.has(poolId)) dispatcher.affect(poolId, undefined);
    for (const [poolId, effect] of effects) dispatcher.affect(poolId, effect);
    watched.inForce = { ...inForce, seenAtMs: nowMs(), pools };
    const yielded = watched.losing.afterRound(organisation, inForce.result);
    return recorder.record(organisation.id, yielded, organisation.market.terms.keepRoundsHours);
  }

  #clearEffects(watched: Watched): void {
    for (const poolId of watched.inForce?.pools ?? []) this.#dependencies.dispatcher.affect(poolId, undefined);
    watched.inForce = undefined;
    watched.losing.forget();
  }

  #watchedOf(organisationId: string): Watched {
    const known = this.#watched.get(organisationId);
    if (known !== undefined) return known;
    const watched = {
      turn: undefined,
      lookedAtMs: -Infinity,
      toldDemand: false,
      inForce: undefined,
      losing: new LosingWork(this.#dependencies),
      failing: false,
    };
    this.#watched.set(organisationId, watched);
    return watched;
  }
}
