import type { Database } from '@agent-os/db';
import type { OrganisationDirectory } from '../../directory/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import { assignOrganisation } from './assign-organisation.ts';

/** What nobody announces, expired leases and quiet instances, is found within this time. */
const passEveryMs = 2_000;
/** Changes that come together are one pass. */
const gatherMs = 20;
const passTimeoutMs = 10_000;
/** Of an organisation where nothing happens every so many passes are made, for what was not announced. */
const quietEveryPasses = 15;

export interface AssignTasksDependencies {
  readonly database: Pick<Database, 'withTenant'>;
  readonly directory: Pick<OrganisationDirectory, 'organisationIds'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Gives tasks to agents: at once when one is announced, and every two seconds for what time alone brings about. */
export class AssignTasks {
  readonly #dependencies: AssignTasksDependencies;
  readonly #nudged = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  /** Organisations without tasks and instances: time changes nothing for them. */
  readonly #quiet = new Set<string>();
  #passes = 0;
  #ticks = 0;
  #stopped = false;

  constructor(dependencies: AssignTasksDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#timer = setInterval(() => {
      // A slow database must not have passes pile up behind each other.
      if (this.#passes > 0) return;
      this.#ticks += 1;
      const all = this.#dependencies.directory.organisationIds();
      const isRound = this.#ticks % quietEveryPasses === 0;
      void this.#run(isRound ? all : all.filter((id) => !this.#quiet.has(id)), Date.now());
    }, passEveryMs);
  }

  /** Something about this organisation's tasks has changed. */
  nudge(organisationId: string): void {
    this.#nudged.add(organisationId);
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const nudged = [...this.#nudged];
      this.#nudged.clear();
      void this.#run(nudged, Date.now());
    }, gatherMs);
  }

  /** One pass over all organisations. */
  runOnce(nowMs: number): Promise<void> {
    return this.#run(this.#dependencies.directory.organisationIds(), nowMs);
  }

  /** Ends when the pass under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#gathering);
    await this.#pass;
  }

  /** One pass after the other: two at once would only wait for each other's rows. */
  #run(organisationIds: readonly string[], nowMs: number): Promise<void> {
    this.#passes += 1;
    this.#pass = this.#pass.then(async () => {
      for (const organisationId of organisationIds) {
        if (!this.#stopped) await this.#assign(organisationId, nowMs);
      }
      this.#passes -= 1;
    });
    return this.#pass;
  }

  async #assign(organisationId: string, nowMs: number): Promise<void> {
    const { database, logger } = this.#dependencies;
    try {
      await database.withTenant(
        organisationId,
        async (tx) => {
          const state = await assignOrganisation(tx, organisationId, nowMs);
          if (state === 'quiet') this.#quiet.add(organisationId);
          else this.#quiet.delete(organisationId);
        },
        { timeoutMs: passTimeoutMs },
      );
    } catch (error) {
      logger.warn({ error, organisationId }, 'Tasks could not be assigned; the next pass tries again');
    }
  }
}
