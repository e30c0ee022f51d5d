import { refuse, type Refusal } from '@agent-os/core/errors';
import {
  BoundedMap,
  LoopDetectors,
  printTexts,
  type LoopAction,
  type LoopEvidence,
  type LoopRules,
} from '@agent-os/core/signals';
import { readAnswerText } from '../../adapters/models/index.ts';
import type { OrganisationEntry, StoppedLoop } from '../../directory/index.ts';
import type { CallEnd, Identified, LoopGuard } from '../../pipeline/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import { dailyBudgetOf } from './daily-budget-of.ts';
import type { DailyCosts } from './daily-costs.ts';
import type { FindingRecorder } from './finding-recorder.ts';
import { describeLoop, refusalOfLoop } from './refusal-of-loop.ts';
import { RunningRuns } from './running-runs.ts';
import { StoppedLoops } from './stopped-loops.ts';

const findingsMax = 5_000;
/** For how long an agent's answers carry a note after its spending was found too fast. */
const warnForMs = 5 * 60_000;
const noteUnsafe = /[^\x20-\x7e]/g;

export interface LoopWatchOptions {
  readonly recorder: Pick<FindingRecorder, 'record'>;
  readonly dailyCosts: Pick<DailyCosts, 'of'>;
  readonly newFindingId: (nowMs: number) => string;
  readonly logger: Pick<Logger, 'error'>;
  readonly epochMs: () => number;
}

interface Acted {
  readonly action: Exclude<LoopAction, 'off'>;
  readonly loop: StoppedLoop;
}

/**
 * Finds loops in the calls of this kernel and acts on them (docs/decisions/0015). What another kernel found is in the directory; what
 * another kernel saw is not known here.
 *
 * A call that cannot complete a loop, whatever it says, is looked at once it is on its way to its model, and the answer before it then, too.
 */
export class LoopWatch implements LoopGuard {
  readonly #options: LoopWatchOptions;
  readonly #detectors = new Map<string, LoopDetectors>();
  readonly #stopped = new StoppedLoops();
  readonly #running = new RunningRuns();
  /** By organisation and first call: what was done about a loop that goes on. */
  readonly #acted = new BoundedMap<string, Acted>(findingsMax);
  /** In the order in which it came: what can wait until nobody waits for the kernel. */
  #putOff: (() => void)[] = [];
  readonly #spendingNotes = new BoundedMap<string, { readonly note: string; readonly untilMs: number }>(findingsMax);

  constructor(options: LoopWatchOptions) {
    this.#options = options;
  }

  admit(call: Identified): Refusal | undefined {
    const refusal = this.#judge(call);
    if (refusal === undefined) this.#running.began(call);
    return refusal;
  }

  catchUp(): void {
    if (this.#putOff.length === 0) return;
    const works = this.#putOff;
    this.#putOff = [];
    for (const work of works) {
      try {
        work();
      } catch (error) {
        this.#options.logger.error({ error }, 'A call could not be looked at for loops');
      }
    }
  }

  /** Another kernel may have stopped runs of which calls are under way here. */
  apply({ id, loops }: OrganisationEntry): void {
    for (const [runId, loop] of loops.stoppedByRun) {
      if (this.#running.has(id, runId)) this.#running.cut(id, runId, refusalOfLoop(loop, loops.slugOf));
    }
  }

  #judge(call: Identified): Refusal | undefined {
    const nowMs = call.receivedAtMs;
    const { organisation, agent } = call.caller;
    const stopped = this.#stopped.find(call, nowMs);
    if (stopped !== undefined) return refusalOfLoop(stopped, organisation.loops.slugOf);
    const spending = this.#spendingNotes.get(agent.id);
    if (spending !== undefined && nowMs < spending.untilMs) addNote(call, spending.note);
    if (call.facts.prints === undefined) return undefined;
    const { runId } = call;
    if (!this.#detectorsOf(organisation.id).mayFind({ agentId: agent.id, runId }, agent.loopPolicy, nowMs)) {
      this.#putOff.push(() => void this.#look(call));
      return undefined;
    }
    this.catchUp();
    return this.#look(call);
  }

  /** Shows the call to the detectors, and does what has to be done about a loop that it is part of. */
  #look(call: Identified): Refusal | undefined {
    const prints = call.facts.prints?.prints;
    if (prints === undefined) return undefined;
    const { id, runId, headers, receivedAtMs: nowMs } = call;
    const { organisation, agent } = call.caller;
    // Both vendors' SDKs count their own attempts.
    const retried = Number(headers['x-stainless-retry-count'] ?? 0) > 0;
    const watched = { id, agentId: agent.id, runId, prints, retried };
    const seen = this.#detectorsOf(organisation.id).arrived(watched, this.#rulesOf(call, nowMs), nowMs);
    if (seen === undefined) return undefined;
    const acted = this.#act(call, seen.evidence, nowMs);
    if (acted === undefined) return undefined;
    const { slugOf, clearedFirstCalls } = organisation.loops;
    if (clearedFirstCalls.has(acted.loop.firstCallId)) return undefined;
    if (acted.action === 'kill') return refusalOfLoop(acted.loop, slugOf);
    const summary = `${describeLoop(acted.loop, slugOf)} (${acted.loop.id})`;
    if (acted.action === 'pause') {
      return refuse(
        'agent_suspended',
        `${agent.slug} is suspended: ${summary}. An operator can resume it on its page.`,
      );
    }
    addNote(call, `loop: ${summary}`);
    return undefined;
  }

  ended(call: Identified, end: CallEnd): void {
    const { costNanoUsd } = end;
    const nowMs = this.#options.epochMs();
    const { organisation, agent } = call.caller;
    if (call.facts.prints !== undefined) this.#putOff.push(() => this.#lookAtAnswer(call, end, nowMs));
    const spent = { id: call.id, agentId: agent.id, runId: call.runId, costNanoUsd };
    const evidence = this.#detectorsOf(organisation.id).settled(spent, this.#rulesOf(call, nowMs), nowMs);
    if (evidence === undefined) return;
    const acted = this.#act(call, evidence, nowMs);
    if (acted?.action !== 'warn') return;
    const note = `loop: ${describeLoop(acted.loop, organisation.loops.slugOf)} (${acted.loop.id})`;
    this.#spendingNotes.set(agent.id, { note, untilMs: nowMs + warnForMs });
  }

  closed(call: Identified): void {
    this.catchUp();
    this.#running.ended(call);
    if (call.facts.prints === undefined) return;
    const nowMs = this.#options.epochMs();
    const end = { answer: undefined, costNanoUsd: null, executed: false };
    this.#detectors.get(call.caller.organisation.id)?.ended(call.id, end, nowMs);
  }

  #lookAtAnswer({ id, caller, facts }: Identified, { execution, answer, costNanoUsd }: CallEnd, nowMs: number): void {
    const isAnswered = execution.outcome === 'settled' && answer !== undefined;
    const text = isAnswered ? readAnswerText(answer.chunks, facts.streamed) : '';
    const printed = text === '' ? undefined : printTexts([text]);
    this.#detectorsOf(caller.organisation.id).ended(id, { answer: printed, costNanoUsd, executed: true }, nowMs);
  }

  #detectorsOf(organisationId: string): LoopDetectors {
    let detectors = this.#detectors.get(organisationId);
    if (detectors === undefined) {
      detectors = new LoopDetectors();
      this.#detectors.set(organisationId, detectors);
    }
    return detectors;
  }

  #rulesOf({ caller: { organisation, agent } }: Identified, nowMs: number): LoopRules {
    return {
      policy: agent.loopPolicy,
      exempt: organisation.loops.exempt,
      dailyBudgetNanoUsd: dailyBudgetOf(organisation.budgets, agent.id),
      dailySpendNanoUsd: this.#options.dailyCosts.of(organisation.id, agent.id, nowMs),
    };
  }

  /** Does what the agent's policy says, once for each loop. */
  #act(call: Identified, evidence: LoopEvidence, nowMs: number): Acted | undefined {
    const { organisation, agent } = call.caller;
    const key = `${organisation.id} ${evidence.firstCallId}`;
    const known = this.#acted.get(key);
    if (known !== undefined) return known;
    const action = actionOf(evidence, agent.loopPolicy[evidence.detector].action);
    if (action === 'off') return undefined;
    const loop: StoppedLoop = { ...evidence, id: this.#options.newFindingId(nowMs), atMs: nowMs };
    const acted = { action, loop };
    this.#acted.set(key, acted);
    if (action === 'kill') this.#stop(organisation, loop, evidence.prints);
    const summary = describeLoop(loop, organisation.loops.slugOf);
    const { id } = loop;
    this.#options.recorder.record({
      id,
      organisationId: organisation.id,
      agent,
      action,
      evidence,
      summary,
      atMs: nowMs,
    });
    return acted;
  }

  #stop(organisation: OrganisationEntry, loop: StoppedLoop, prints: readonly number[]): void {
    this.#stopped.stop(organisation, loop, prints);
    if (loop.runId === null) return;
    this.#running.cut(organisation.id, loop.runId, refusalOfLoop(loop, organisation.loops.slugOf));
  }
}

/** Spending without a run has nothing that could be stopped but the agent. */
function actionOf({ detector, runId }: LoopEvidence, action: LoopAction): LoopAction {
  return detector === 'velocity' && action === 'kill' && runId === null ? 'pause' : action;
}

/** Beside what the call's headers were told already. */
function addNote(call: Identified, text: string): void {
  const note = text.replaceAll(noteUnsafe, '?');
  const { announced } = call;
  Object.assign(call, {
    announced: { ...announced, note: announced.note === null ? note : `${announced.note}; ${note}` },
  });
}
