import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { chooseModels, listModels } from '../run/index.ts';
import { nextArrivalMs, type Random } from '../schedule/index.ts';
import { planTasks } from './plan-task.ts';
import { TaskClient } from './task-client.ts';
import { runTaskInstance } from './task-instance.ts';
import type { TaskKind } from './task-kinds.ts';

export interface DemoTasksOptions {
  readonly kernelUrl: string;
  /** API key by agent slug. */
  readonly keys: ReadonlyMap<string, string>;
  readonly kinds: readonly TaskKind[];
  /** Slugs of those that take tasks. */
  readonly doers: readonly string[];
  readonly random: Random;
  readonly newRunId: () => string;
  readonly stop: AbortSignal;
}

const meanTasksDistanceMs = 9_000;
const restMs = 30_000;

/** Agents of the demo organisation that give each other tasks, with as many instances as the kernel wants of each. */
export class DemoTasks {
  readonly #options: DemoTasksOptions;
  /** Names of the instances at work, by agent. */
  readonly #instances = new Map<string, Set<string>>();

  constructor(options: DemoTasksOptions) {
    this.#options = options;
  }

  /** Works until it is stopped. */
  async work(): Promise<void> {
    for (const doer of this.#options.doers) this.#grow(doer, 1);
    await this.#giveTasks();
  }

  async #giveTasks(): Promise<void> {
    const { kinds, keys, kernelUrl, random, newRunId, stop } = this.#options;
    while (!stop.aborted) {
      await sleep(nextArrivalMs(meanTasksDistanceMs, random), undefined, { signal: stop }).catch(() => undefined);
      const planned = planTasks(kinds, newRunId(), random);
      const apiKey = keys.get(planned?.creator ?? '');
      if (stop.aborted || planned === undefined || apiKey === undefined) continue;
      try {
        // Work that no simulated model can do would only wait.
        if (chooseModels(await listModels(this.#modelsOf(apiKey), stop), []) === undefined) continue;
        const client = new TaskClient(kernelUrl, apiKey, stop);
        for (const task of planned.tasks) await client.create(task);
      } catch {
        // The kernel is away or refuses this agent; the next tasks may be taken.
      }
    }
  }

  /** Starts instances of an agent until there are so many. */
  #grow(agent: string, desired: number): void {
    const apiKey = this.#options.keys.get(agent);
    if (apiKey === undefined) return;
    const names = this.#instances.get(agent) ?? new Set<string>();
    this.#instances.set(agent, names);
    for (let number = 1; names.size < desired; number += 1) {
      const name = `demo-${number}`;
      if (!names.has(name)) this.#begin(agent, apiKey, name, names);
    }
  }

  #begin(agent: string, apiKey: string, name: string, names: Set<string>): void {
    const { kernelUrl, stop } = this.#options;
    names.add(name);
    void runTaskInstance({
      name,
      tasks: new TaskClient(kernelUrl, apiKey, stop),
      models: this.#modelsOf(apiKey),
      stop,
      desiredChanged: (desired) => this.#grow(agent, desired),
    }).finally(() => {
      names.delete(name);
      // Whoever is left hears when more are wanted; with nobody left, nobody would.
      if (names.size === 0 && !stop.aborted) setTimeout(() => this.#grow(agent, 1), restMs).unref();
    });
  }

  #modelsOf(apiKey: string): OpenAI {
    return new OpenAI({ apiKey, baseURL: `${this.#options.kernelUrl}/v1` });
  }
}
