import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { chooseModels, classifyFailure, listModels, playRun } from './run/index.ts';
import type { WorkScript } from './scenarios/index.ts';
import { AgentRoster, nextArrivalMs, planRun, type PlannedRun, type Random } from './schedule/index.ts';

export interface DemoFleetOptions {
  readonly kernelUrl: string;
  /** API key by agent slug. */
  readonly keys: ReadonlyMap<string, string>;
  readonly scripts: readonly WorkScript[];
  readonly random: Random;
  readonly newRunId: () => string;
  readonly nowMs: () => number;
  readonly log: (line: string) => void;
  /** Aborted: stop at once. */
  readonly stop: AbortSignal;
}

// A run makes three to four calls, so this is about one call every second and a half in all.
const meanRunDistanceMs = 5_000;
const restMs = 60_000;
const realModelsRestMs = 30_000;
const reconnectMs = { first: 1_000, longest: 15_000 };

/** The demo organisation at work: runs arrive at random, each is played by an agent that is idle. */
export class DemoFleet {
  readonly #options: DemoFleetOptions;
  readonly #roster = new AgentRoster();
  readonly #clients = new Map<string, OpenAI>();
  readonly #scripts: readonly WorkScript[];
  readonly #said = new Set<string>();
  #away = false;
  #noSimulatedModelUntilMs = 0;

  constructor(options: DemoFleetOptions) {
    this.#options = options;
    this.#scripts = options.scripts.filter(({ agent }) => options.keys.has(agent));
    for (const [agent, apiKey] of options.keys) {
      this.#clients.set(agent, new OpenAI({ apiKey, baseURL: `${options.kernelUrl}/v1` }));
    }
  }

  /** Agents for which there is a key and a script. */
  get size(): number {
    return this.#scripts.length;
  }

  /** Works until it is stopped. */
  async work(): Promise<void> {
    const { stop, random, nowMs } = this.#options;
    while (!stop.aborted) {
      await this.#sleep(nextArrivalMs(meanRunDistanceMs, random));
      if (this.#away) await this.#waitForKernel();
      if (stop.aborted || nowMs() < this.#noSimulatedModelUntilMs) continue;
      const idle = this.#scripts.filter(({ agent }) => this.#roster.isIdle(agent, nowMs()));
      const run = planRun(idle, random);
      if (run !== undefined) void this.#start(run);
    }
  }

  async #start(run: PlannedRun): Promise<void> {
    const { agent, modelHints } = run.script;
    const { stop, newRunId, nowMs } = this.#options;
    const client = this.#clients.get(agent);
    if (client === undefined) return;
    this.#roster.begin(agent);
    try {
      const models = chooseModels(await listModels(client, stop), modelHints);
      if (models === undefined) {
        this.#noSimulatedModelUntilMs = nowMs() + realModelsRestMs;
        this.#sayOnce('No simulated model is offered, and the demo fleet never spends real money: it does nothing.');
        return;
      }
      await playRun(run, { client, models, runId: newRunId(), stop });
    } catch (error) {
      this.#handle(agent, error);
    } finally {
      this.#roster.end(agent);
    }
  }

  #handle(agent: string, error: unknown): void {
    const failure = classifyFailure(error);
    if (failure.kind === 'away') {
      if (!this.#away) this.#options.log('The kernel takes no calls: waiting for it.');
      this.#away = true;
      return;
    }
    if (failure.kind === 'stopping') return;
    this.#sayOnce(`${agent}: ${failure.detail}`);
    if (failure.kind === 'refused') this.#roster.rest(agent, this.#options.nowMs() + restMs);
  }

  async #waitForKernel(): Promise<void> {
    const { stop, kernelUrl, log } = this.#options;
    for (let delayMs = reconnectMs.first; !stop.aborted; delayMs = Math.min(delayMs * 2, reconnectMs.longest)) {
      try {
        const response = await fetch(`${kernelUrl}/readyz`, { signal: stop });
        await response.body?.cancel();
        if (response.ok) {
          this.#away = false;
          log('The kernel takes calls again.');
          return;
        }
      } catch {
        // Still away; the next attempt tells.
      }
      await this.#sleep(delayMs);
    }
  }

  async #sleep(durationMs: number): Promise<void> {
    await sleep(durationMs, undefined, { signal: this.#options.stop }).catch(() => undefined);
  }

  #sayOnce(line: string): void {
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.#options.log(line);
  }
}
