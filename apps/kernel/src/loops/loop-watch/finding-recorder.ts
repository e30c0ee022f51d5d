import type { LoopAction, LoopEvidence } from '@agent-os/core/signals';
import { insertAuditEvents, insertLoopFinding, type AuditEntry, type Database } from '@agent-os/db';
import type { Logger } from '../../telemetry/index.ts';

const attemptsMax = 5;
const retryMs = 2_000;
const hexadecimal = 16;

export interface NewFinding {
  readonly id: string;
  readonly organisationId: string;
  readonly agent: { readonly id: string; readonly slug: string };
  readonly action: Exclude<LoopAction, 'off'>;
  readonly evidence: LoopEvidence;
  /** For people: who does what, since when. */
  readonly summary: string;
  readonly atMs: number;
}

/**
 * Writes findings down, with their trail and what follows from them, off the path of any call. Other kernels hear of it as of any
 * change of the configuration.
 */
export class FindingRecorder {
  readonly #database: Pick<Database, 'withTenant'>;
  readonly #logger: Pick<Logger, 'error' | 'warn'>;
  readonly #pending = new Set<Promise<void>>();
  #isStopping = false;

  constructor(database: Pick<Database, 'withTenant'>, logger: Pick<Logger, 'error' | 'warn'>) {
    this.#database = database;
    this.#logger = logger;
  }

  record(finding: NewFinding): void {
    const writing = this.#write(finding).finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.allSettled(this.#pending);
  }

  async #write(finding: NewFinding): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#database.withTenant(finding.organisationId, async (tx) => {
          await insertLoopFinding(tx, rowOf(finding));
          const audit: AuditEntry[] = [auditOf(finding)];
          if (finding.action === 'pause') {
            const { count } = await tx.agent.updateMany({
              where: { id: { in: [...finding.evidence.agentIds] }, state: 'active' },
              data: { state: 'suspended' },
            });
            if (count > 0) audit.push(...suspensionsOf(finding));
          }
          await insertAuditEvents(tx, finding.organisationId, { kind: 'system', id: 'loops' }, audit);
        });
        return;
      } catch (error) {
        if (attempt >= attemptsMax || this.#isStopping) {
          this.#logger.error({ error, finding: finding.id }, 'A loop that was found could not be written down');
          return;
        }
        this.#logger.warn({ error }, 'A loop that was found could not be written down yet');
        await new Promise((resolve) => {
          setTimeout(resolve, retryMs);
        });
      }
    }
  }
}

function rowOf({ id, organisationId, agent, action, evidence, atMs }: NewFinding) {
  const { prints, callIds, exact, measured, limit, sinceMs, ...row } = evidence;
  const printed = prints.map((print) => print.toString(hexadecimal));
  return {
    ...row,
    id,
    organisationId,
    agentId: agent.id,
    action,
    evidence: { prints: printed, callIds, exact, measured, limit },
    since: new Date(sinceMs),
    at: new Date(atMs),
  };
}

function auditOf({ id, agent, action, evidence, summary }: NewFinding): AuditEntry {
  const detail = { slug: agent.slug, finding: id, detector: evidence.detector, action, run: evidence.runId, summary };
  return { action: 'loop.found', targetKind: 'agent', targetId: agent.id, detail };
}

function suspensionsOf({ id, evidence, summary }: NewFinding): AuditEntry[] {
  return evidence.agentIds.map((agentId) => ({
    action: 'agent.state_changed',
    targetKind: 'agent',
    targetId: agentId,
    detail: { from: 'active', to: 'suspended', reason: `Loop ${id}: ${summary}` },
  }));
}
