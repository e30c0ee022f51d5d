import { createSeededRandom } from '@agent-os/core/sim';
import { type MarketWorkload, slotsOfAgent, slotsOfStep, stepFractions, stepValue } from './market-workload.ts';
import { OutcomeMeter, type SharedOutcome } from './shared-outcome.ts';

export interface OptimalShares extends SharedOutcome {
  /** What the slots would come to at the price of each round, all rounds together. */
  readonly revenue: number;
}

/** The optimum of every round: all steps by value, cut at the capacity. Exact for one resource, and nothing couples the rounds. */
export function shareByValue(workload: MarketWorkload): OptimalShares {
  const meter = new OutcomeMeter(workload.agents);
  let revenue = 0;
  for (const urgency of workload.urgency) {
    const steps = [...urgency].flatMap((worth, agent) =>
      stepFractions.map((_, step) => ({ agent, price: stepValue(worth, step) })),
    );
    steps.sort((left, right) => right.price - left.price);
    const slots = new Int32Array(workload.agents);
    let left = workload.capacity;
    let price = 0;
    for (const step of steps) {
      if (left < slotsOfStep) price = Math.max(price, step.price);
      const granted = Math.min(left, slotsOfStep);
      slots[step.agent] = (slots[step.agent] ?? 0) + granted;
      left -= granted;
      if (left === 0 && price > 0) break;
    }
    revenue += price * workload.capacity;
    for (const [agent, worth] of urgency.entries()) meter.add(agent, worth, slots[agent] ?? 0);
  }
  return { ...meter.outcome(), revenue };
}

/** Everybody gets the same, and what the division leaves over goes round. */
export function shareEqually(workload: MarketWorkload): SharedOutcome {
  return shareInTurn(workload, (round, agent) => {
    const whole = Math.floor(workload.capacity / workload.agents);
    const rest = workload.capacity % workload.agents;
    return whole + ((agent + round * rest) % workload.agents < rest ? 1 : 0);
  });
}

/** In order of arrival, which is drawn each round; each takes all it asks for. */
export function shareFirstComeFirst(workload: MarketWorkload, seed: number): SharedOutcome {
  const random = createSeededRandom(`fifo/${seed}`);
  return shareInOrder(workload, () =>
    Array.from({ length: workload.agents }, (_, agent) => ({ agent, place: random.next() }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ agent }) => agent),
  );
}

/** In an order that is fixed for good. */
export function shareByPriority(workload: MarketWorkload): SharedOutcome {
  const order = Array.from({ length: workload.agents }, (_, agent) => agent);
  return shareInOrder(workload, () => order);
}

function shareInOrder(workload: MarketWorkload, orderOfRound: () => readonly number[]): SharedOutcome {
  let slots = new Int32Array(0);
  let served = -1;
  return shareInTurn(workload, (round, agent) => {
    if (round !== served) {
      served = round;
      slots = new Int32Array(workload.agents);
      let left = workload.capacity;
      for (const next of orderOfRound()) {
        slots[next] = Math.min(left, slotsOfAgent);
        left -= slots[next];
      }
    }
    return slots[agent] ?? 0;
  });
}

function shareInTurn(workload: MarketWorkload, slotsFor: (round: number, agent: number) => number): SharedOutcome {
  const meter = new OutcomeMeter(workload.agents);
  for (const [round, urgency] of workload.urgency.entries()) {
    for (const [agent, worth] of urgency.entries()) meter.add(agent, worth, slotsFor(round, agent));
  }
  return meter.outcome();
}
