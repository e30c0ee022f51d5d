import type { ToolLimit } from '@agent-os/core/scheduling';
import type { DispatchDependencies } from '../dispatch-dependencies.ts';
import { ToolGate } from './tool-gate.ts';

/** A call as it came in. */
export interface ResultsCarrier {
  readonly caller: { readonly organisation: { readonly id: string }; readonly agent: { readonly id: string } };
  readonly runId: string | null;
  /** Undefined where no tool has a limit. */
  readonly facts: { readonly tools?: { readonly results: readonly string[] } | undefined };
}

/** The limited tools of all organisations of this process. */
export class ToolGates {
  readonly #dependencies: Pick<DispatchDependencies, 'nowMs' | 'toolUsesEnded'>;
  readonly #gates = new Map<string, ToolGate>();

  constructor(dependencies: Pick<DispatchDependencies, 'nowMs' | 'toolUsesEnded'>) {
    this.#dependencies = dependencies;
  }

  /** Limits that changed count from now on; without any the organisation's pools hear nothing of tools. */
  configure(organisationId: string, limits: readonly ToolLimit[]): void {
    const known = this.#gates.get(organisationId);
    if (limits.length === 0) {
      known?.configure([]);
      this.#gates.delete(organisationId);
      return;
    }
    if (known !== undefined) return known.configure(limits);
    const { nowMs, toolUsesEnded } = this.#dependencies;
    const gate = new ToolGate({ nowMs, ended: (how, uses) => toolUsesEnded?.(how, uses) });
    this.#gates.set(organisationId, gate);
    gate.configure(limits);
  }

  /** The tools have run whose results a call carries, and their uses end. */
  returned({ caller, runId, facts }: ResultsCarrier): void {
    const { tools } = facts;
    if (tools === undefined || tools.results.length === 0) return;
    this.#gates.get(caller.organisation.id)?.returned({ agentId: caller.agent.id, runId }, tools.results);
  }

  /** Undefined: none of its tools has a limit. */
  find(organisationId: string | undefined): ToolGate | undefined {
    return organisationId === undefined ? undefined : this.#gates.get(organisationId);
  }

  values(): Iterable<ToolGate> {
    return this.#gates.values();
  }
}
