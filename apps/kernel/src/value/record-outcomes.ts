import type { OutcomeActor } from '@agent-os/core/economy';
import {
  findOutcomeReferences,
  findStandings,
  listOutcomeTasks,
  listValueRules,
  lockOutcomeTasks,
  recordTaskOutcomes,
  type NewTaskOutcome,
  type StandingRow,
  type TenantTransaction,
} from '@agent-os/db';
import { applyMessage } from './apply-message.ts';
import { rulesInForce } from './kind-rule.ts';
import type { OutcomeMessage, OutcomeVerdict } from './outcome-message.ts';

export interface OutcomeSender {
  readonly organisationId: string;
  readonly actor: OutcomeActor;
  readonly nowMs: number;
}

/**
 * Records what somebody says of outcomes, each message by itself and in their order; several may be of one task. Verdicts
 * are in the order of the messages. `write: false` only tells what would become of them.
 */
export async function recordOutcomes(
  tx: TenantTransaction,
  sender: OutcomeSender,
  messages: readonly OutcomeMessage[],
  { write }: { readonly write: boolean } = { write: true },
): Promise<readonly OutcomeVerdict[]> {
  const { organisationId, actor, nowMs } = sender;
  const at = new Date(nowMs);
  const taskIds = [...new Set(messages.map(({ taskId }) => taskId))].toSorted();
  const tasks = new Map(
    (await (write ? lockOutcomeTasks : listOutcomeTasks)(tx, taskIds)).map((task) => [task.taskId, task]),
  );
  // Read behind the locks: what was recorded while this waited is seen.
  const known = new Map(
    await findOutcomeReferences(
      tx,
      actor,
      messages.flatMap(({ reference }) => reference ?? []),
    ),
  );
  const standings = new Map(await findStandings(tx, taskIds));
  const rules = rulesInForce(await listValueRules(tx, at), nowMs);
  const changed = new Map<string, StandingRow & { readonly at: Date }>();
  const events: NewTaskOutcome[] = [];
  const verdicts = messages.map((message): OutcomeVerdict => {
    const { taskId, reference } = message;
    const task = tasks.get(taskId);
    if (task === undefined) {
      return { ok: false, taskId, problem: 'not_found', words: 'There is no such task in this organisation.' };
    }
    const earlier = reference === null ? undefined : known.get(reference);
    if (earlier === taskId) return { ok: true, taskId, repeated: true };
    if (earlier !== undefined) {
      const words = `The reference was used for ${earlier} before. Give every message one of its own.`;
      return { ok: false, taskId, problem: 'conflict', words };
    }
    const scene = { task, standing: standings.get(taskId), rule: rules.get(task.kind), actor, at };
    const applied = applyMessage(scene, message);
    if (!applied.ok) return { ok: false, taskId, problem: applied.problem, words: applied.words };
    events.push(...applied.events);
    standings.set(taskId, applied.standing);
    changed.set(taskId, { ...applied.standing, at });
    if (reference !== null) known.set(reference, taskId);
    return { ok: true, taskId, repeated: false };
  });
  if (write) await recordTaskOutcomes(tx, organisationId, events, changed);
  return verdicts;
}
