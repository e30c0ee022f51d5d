import { slotsOfStep, stepFractions, stepValue } from './market-workload.ts';

/** What a way of sharing slots came to over all rounds. */
export interface SharedOutcome {
  /** True value of all slots that were granted, in micro-credits. */
  readonly value: number;
  readonly valueOfAgent: Float64Array;
  /** Most rounds in a row in which some agent got nothing; all of them always ask. */
  readonly longestZeroRun: number;
}

export class OutcomeMeter {
  readonly valueOfAgent: Float64Array;
  /** Rounds in a row without a slot, up to now. */
  readonly waited: Int32Array;
  private longest = 0;

  constructor(agents: number) {
    this.valueOfAgent = new Float64Array(agents);
    this.waited = new Int32Array(agents);
  }

  /** An agent uses its dearest slots first. */
  add(agent: number, urgency: number, slots: number): void {
    let left = slots;
    for (let step = 0; step < stepFractions.length && left > 0; step += 1) {
      const used = Math.min(left, slotsOfStep);
      left -= used;
      this.valueOfAgent[agent] = (this.valueOfAgent[agent] ?? 0) + used * stepValue(urgency, step);
    }
    this.waited[agent] = slots > 0 ? 0 : (this.waited[agent] ?? 0) + 1;
    this.longest = Math.max(this.longest, this.waited[agent] ?? 0);
  }

  outcome(): SharedOutcome {
    const value = this.valueOfAgent.reduce((sum, of) => sum + of, 0);
    return { value, valueOfAgent: this.valueOfAgent, longestZeroRun: this.longest };
  }
}

/** Jain's index of fairness of the agents' values: 1 if all got the same. */
export function jainIndex(values: Float64Array): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum ** 2 / (values.length * values.reduce((total, value) => total + value ** 2, 0));
}
