import { createSeededRandom, type SeededRandom } from '@agent-os/core/sim';

/** One family of demand (research §2.6): what each agent's slots are worth in each round, whole micro-credits a slot-second. */
export interface MarketWorkload {
  readonly agents: number;
  readonly rounds: number;
  /** Slots for sale in each round. */
  readonly capacity: number;
  /** What the dearest slots of an agent are worth, by round, then agent. */
  readonly urgency: readonly Float64Array[];
}

/** An agent asks for three steps of ten slots, each worth less than the one before. */
export const stepFractions = [1, 0.8, 0.6] as const;
export const slotsOfStep = 10;
export const slotsOfAgent = slotsOfStep * stepFractions.length;

/**
 * Agents differ by a factor that stays (uniform from 0.5 to 1.5) and by an urgency that is drawn each round (log-normal, σ = 1).
 *
 * @param load Slots for sale by slots asked for.
 */
export function marketWorkload(agents: number, rounds: number, load: number, seed: number): MarketWorkload {
  const random = createSeededRandom(`market/${agents}/${seed}`);
  const scale = Float64Array.from({ length: agents }, () => 0.5 + random.next());
  const urgency = Array.from({ length: rounds }, () =>
    scale.map((factor) => Math.round(1e6 * factor * Math.exp(normal(random)))),
  );
  return { agents, rounds, capacity: Math.round(load * agents * slotsOfAgent), urgency };
}

export function stepValue(urgency: number, step: number): number {
  return Math.round(urgency * (stepFractions[step] ?? 0));
}

function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
