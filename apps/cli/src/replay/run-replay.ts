import { ensureFleet, issueKeys, revokeKeys, type FleetKey } from '../fleet/index.ts';
import type { KernelClient } from '../kernel/index.ts';
import type { Terminal } from '../output/index.ts';
import { chatBody } from './chat-body.ts';
import type { ListedModel } from './choose-model.ts';
import { compareWithDatabase } from './compare-with-database.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { Trace } from './parse-trace.ts';
import { planCalls, type PlannedCall } from './plan-calls.ts';
import { showProgress } from './progress.ts';
import { PromptText } from './prompt-text.ts';
import type { ReplayReport } from './replay-report.ts';
import { seededRandom } from './seeded-random.ts';
import { sendCalls } from './send-calls.ts';
import { Tally } from './tally.ts';
import { waitForKeys } from './wait-for-keys.ts';

export interface ReplaySettings {
  readonly tracePath: string;
  readonly speed: number;
  readonly agents: number;
  readonly limit: number | undefined;
  readonly streamed: boolean;
  readonly retryConnection: boolean;
  readonly seed: number;
}

export interface ReplayDependencies {
  readonly kernel: KernelClient;
  readonly gateway: GatewayClient;
  readonly terminal: Terminal;
  /** Aborted: send nothing more and finish. */
  readonly stop: AbortSignal;
  readonly runId: string;
  readonly nowMs: () => number;
  readonly epochMs: () => number;
}

const promptTextTokens = 65_536;
// Role and separators of the one message that a prompt is in, by the usual count for chats.
const tokensPerMessage = 3;
const callsPerPage = 200;
const keySpareMs = 3_600_000;

/** Replays a trace through the gateway, compares the database with what was seen, and revokes the keys in any case. */
export async function runReplay(
  trace: Trace,
  model: ListedModel,
  settings: ReplaySettings,
  dependencies: ReplayDependencies,
): Promise<ReplayReport> {
  const { kernel, terminal, runId, stop, nowMs } = dependencies;
  const requests = trace.requests.slice(0, settings.limit);
  const calls = planCalls(requests, settings, seededRandom(settings.seed));
  const issued: FleetKey[] = [];
  let keysNotRevoked: number | undefined;
  try {
    const durationMs = calls.at(-1)?.dueMs ?? 0;
    const expiresAtMs = Math.ceil(dependencies.epochMs() + durationMs + keySpareMs);
    await issueKeys(kernel, await ensureFleet(kernel, settings.agents), { name: runId, expiresAtMs, issued });
    await waitForKeys(issued, model.name, dependencies);
    const tally = new Tally(model.price);
    const startedAtMs = nowMs();
    const endProgress = showProgress(terminal, tally, calls.length);
    await sendCalls({
      calls,
      attempt: attemptWith(issued, model, settings, dependencies),
      tally,
      retryConnection: settings.retryConnection,
      stop,
      nowMs,
      random: seededRandom(settings.seed + 1),
    }).finally(endProgress);
    const wallMs = nowMs() - startedAtMs;
    const comparison = tally.hasLosses ? 'at-least' : 'exact';
    const { database, differences } = await compareWithDatabase(tally.totals, tally.answeredCallIds, comparison, {
      nowMs,
      totalsOf: () => kernel.calls.totals.query({ runId }),
      pageOf: (cursor) =>
        kernel.calls.list.query({ runId, limit: callsPerPage, ...(cursor === undefined ? {} : { cursor }) }),
    });
    keysNotRevoked = await revokeKeys(kernel, issued);
    return {
      runId,
      trace: settings.tracePath,
      model: model.name,
      simulated: model.simulated,
      speed: settings.speed,
      agents: settings.agents,
      seed: settings.seed,
      skippedRows: trace.skippedRows,
      requests: calls.length,
      sent: tally.sent,
      stopped: stop.aborted,
      client: tally.totals,
      answered: tally.answered,
      errors: tally.errors,
      errorMessages: tally.errorMessages,
      connectionLosses: tally.connectionLosses,
      latencyMs: tally.latencyMs,
      latestSendMs: tally.latestSendMs,
      wallMs,
      database,
      differences,
      keysNotRevoked,
    };
  } finally {
    if (keysNotRevoked === undefined) await revokeKeys(kernel, issued);
  }
}

function attemptWith(
  keys: readonly FleetKey[],
  model: ListedModel,
  { seed, speed, streamed }: ReplaySettings,
  { gateway, runId }: ReplayDependencies,
) {
  const prompts = new PromptText(seededRandom(seed + 2), promptTextTokens);
  return ({ index, agent, contextTokens, generatedTokens }: PlannedCall) =>
    gateway.complete({
      secret: keys[agent]?.secret ?? '',
      runId,
      streamed,
      body: chatBody({
        model: model.name,
        prompt: prompts.cut(index, Math.max(1, contextTokens - tokensPerMessage)),
        outputTokens: generatedTokens,
        streamed,
        ...(model.simulated ? { simulationSpeed: speed } : {}),
      }),
    });
}
