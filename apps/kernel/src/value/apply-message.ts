import { costOfHumanTime, decideOutcome, type InputConfidence, type OutcomeActor } from '@agent-os/core/economy';
import type { NewTaskOutcome, OutcomeTaskRow, StandingRow } from '@agent-os/db';
import type { KindRule } from './kind-rule.ts';
import type { OutcomeMessage } from './outcome-message.ts';
import { worthOf } from './worth-of.ts';

interface Applied {
  readonly ok: true;
  readonly events: readonly NewTaskOutcome[];
  readonly standing: StandingRow;
}
interface NotApplied {
  readonly ok: false;
  readonly problem: 'not_allowed' | 'conflict';
  readonly words: string;
}

interface HumanTime {
  readonly seconds: number;
  readonly confidence: InputConfidence;
}

export interface OutcomeScene {
  readonly task: OutcomeTaskRow;
  /** Undefined before anything was said. */
  readonly standing: StandingRow | undefined;
  readonly rule: KindRule | undefined;
  readonly actor: OutcomeActor;
  readonly at: Date;
}

/** The events that a message makes of an outcome, and where they leave it. Pure. */
export function applyMessage(scene: OutcomeScene, message: OutcomeMessage): Applied | NotApplied {
  const { task, standing, rule, actor } = scene;
  const decision = decideOutcome(
    {
      taskState: task.taskState,
      state: standing?.state,
      reportedBy: standing === undefined ? undefined : { kind: standing.reportedByKind, id: standing.reportedById },
      doerAgentId: task.agentId,
      creatorAgentId: task.createdByKind === 'agent' ? task.createdById : null,
      checkerAgentId: rule?.checkerAgentId ?? null,
    },
    message.move,
    actor,
  );
  if (!decision.ok) return decision;
  let current = standing;
  const events: NewTaskOutcome[] = [];
  for (const [index, step] of decision.steps.entries()) {
    const isLast = index === decision.steps.length - 1;
    const alone = decision.steps.length === 1;
    const made: Step =
      step.event === 'reported'
        ? report(scene, message, current)
        : step.event === 'reversed'
          ? reverse(scene, message, required(current))
          : decide(scene, alone ? message : { ...message, ...toldWithReport(actor) }, required(current), step.event);
    events.push({ ...made.event, reference: isLast ? message.reference : null });
    current = made.standing;
  }
  return { ok: true, events, standing: required(current) };
}

interface Step {
  readonly event: NewTaskOutcome;
  readonly standing: StandingRow;
}

const isReview = ({ kind }: OutcomeActor) => kind === 'person' || kind === 'token' || kind === 'agent';
const sourceOf = ({ kind }: OutcomeActor): InputConfidence => (kind === 'webhook' ? 'measured' : 'reported');

/** What a message that reports and decides in one has said with its report already. */
function toldWithReport(actor: OutcomeActor): Partial<OutcomeMessage> {
  return isReview(actor)
    ? { units: null, statedNanoUsd: null }
    : { units: null, statedNanoUsd: null, humanSeconds: null };
}

function required(standing: StandingRow | undefined): StandingRow {
  if (standing === undefined) throw new Error('An outcome is decided on before it stands anywhere.');
  return standing;
}

function costOf(seconds: number | null, rule: KindRule | undefined): bigint | null {
  const rate = rule?.humanNanoUsdPerHour ?? null;
  return seconds === null || rate === null ? null : costOfHumanTime(seconds, rate);
}

function placeOf({ task }: OutcomeScene) {
  const { agentId, departmentId, kind, simulated } = task;
  return { agentId: agentId ?? '', departmentId: departmentId ?? '', kind, simulated };
}

function report(scene: OutcomeScene, message: OutcomeMessage, before: StandingRow | undefined): Step {
  const { task, rule, actor, at } = scene;
  const source = sourceOf(actor);
  // A person who decides on what nobody reported says how long the review took, not the work.
  const seconds = message.move !== 'report' && isReview(actor) ? null : message.humanSeconds;
  const human = costOf(seconds, rule);
  const place = placeOf(scene);
  const number = (before?.number ?? 0) + 1;
  const stated = message.statedNanoUsd;
  const standing: StandingRow = {
    ...place,
    state: 'reported',
    number,
    reportedByKind: actor.kind,
    reportedById: actor.id,
    decidedByKind: null,
    decidedById: null,
    reason: message.reason,
    units: message.units,
    unitsConfidence: message.units === null ? null : source,
    handlingSeconds: seconds,
    handlingConfidence: seconds === null ? null : source,
    statedNanoUsd: stated,
    statedConfidence: stated === null ? null : source,
    valueNanoUsd: null,
    valueConfidence: null,
    ruleNumber: null,
    humanSeconds: (before?.humanSeconds ?? 0) + (seconds ?? 0),
    humanNanoUsd: (before?.humanNanoUsd ?? 0n) + (human ?? 0n),
    withoutMinutes: false,
  };
  const event: NewTaskOutcome = {
    ...place,
    taskId: task.taskId,
    number,
    event: 'reported',
    reversedEvent: null,
    byKind: actor.kind,
    byId: actor.id,
    reason: message.reason,
    reference: null,
    units: message.units,
    valueNanoUsd: stated,
    valueConfidence: stated === null ? null : source,
    ruleNumber: null,
    humanSeconds: seconds,
    humanConfidence: seconds === null ? null : source,
    humanNanoUsd: human,
    withoutMinutes: false,
    at,
  };
  return { event, standing };
}

function decide(
  scene: OutcomeScene,
  message: OutcomeMessage,
  before: StandingRow,
  decided: 'accepted' | 'rejected' | 'expired',
): Step {
  const { task, rule, actor, at } = scene;
  const source = sourceOf(actor);
  const review = reviewOf(message, rule, actor);
  const handling = isReview(actor) ? null : message.humanSeconds;
  const told: HumanTime | null = review ?? (handling === null ? null : { seconds: handling, confidence: source });
  const human = costOf(told?.seconds ?? null, rule);
  const known: StandingRow = {
    ...before,
    ...placeOf(scene),
    ...(message.units === null ? {} : { units: message.units, unitsConfidence: source }),
    ...(message.statedNanoUsd === null ? {} : { statedNanoUsd: message.statedNanoUsd, statedConfidence: source }),
    ...(handling === null
      ? {}
      : { handlingSeconds: (before.handlingSeconds ?? 0) + handling, handlingConfidence: source }),
  };
  const worth = decided === 'accepted' ? worthOf(rule, task, known, review) : undefined;
  const reviewedByPerson = actor.kind === 'person' || actor.kind === 'token';
  const result = {
    valueNanoUsd: worth?.nanoUsd ?? null,
    valueConfidence: worth?.confidence ?? null,
    ruleNumber: decided === 'accepted' ? (rule?.number ?? null) : null,
    withoutMinutes: known.handlingSeconds === null || (reviewedByPerson && review === null),
  };
  const number = before.number + 1;
  return {
    event: {
      ...placeOf(scene),
      ...result,
      taskId: task.taskId,
      number,
      event: decided,
      reversedEvent: null,
      byKind: actor.kind,
      byId: actor.id,
      reason: message.reason,
      reference: null,
      units: known.units,
      humanSeconds: told?.seconds ?? null,
      humanConfidence: told?.confidence ?? null,
      humanNanoUsd: human,
      at,
    },
    standing: {
      ...known,
      ...result,
      state: decided,
      number,
      decidedByKind: actor.kind,
      decidedById: actor.id,
      reason: message.reason,
      humanSeconds: before.humanSeconds + (told?.seconds ?? 0),
      humanNanoUsd: before.humanNanoUsd + (human ?? 0n),
    },
  };
}

/** A person's review that nobody timed takes what the rule assumes, if it does. */
function reviewOf({ humanSeconds }: OutcomeMessage, rule: KindRule | undefined, actor: OutcomeActor): HumanTime | null {
  if (!isReview(actor)) return null;
  if (humanSeconds !== null) return { seconds: humanSeconds, confidence: 'reported' };
  const assumed = actor.kind === 'agent' ? null : (rule?.reviewSeconds ?? null);
  return assumed === null ? null : { seconds: assumed, confidence: 'assumed' };
}

/** People's time stays counted: it was spent. */
function reverse({ task, actor, at }: OutcomeScene, message: OutcomeMessage, before: StandingRow): Step {
  const { agentId, departmentId, kind, simulated, state } = before;
  if (state === 'reported') throw new Error('Only a decision is reversed.');
  const number = before.number + 1;
  return {
    event: {
      agentId,
      departmentId,
      kind,
      simulated,
      taskId: task.taskId,
      number,
      event: 'reversed',
      reversedEvent: state,
      byKind: actor.kind,
      byId: actor.id,
      reason: message.reason,
      reference: null,
      units: before.units === null ? null : -before.units,
      valueNanoUsd: before.valueNanoUsd === null ? null : -before.valueNanoUsd,
      valueConfidence: before.valueConfidence,
      ruleNumber: before.ruleNumber,
      humanSeconds: null,
      humanConfidence: null,
      humanNanoUsd: null,
      withoutMinutes: before.withoutMinutes,
      at,
    },
    standing: {
      ...before,
      state: 'reported',
      number,
      decidedByKind: null,
      decidedById: null,
      reason: message.reason,
      valueNanoUsd: null,
      valueConfidence: null,
      ruleNumber: null,
      withoutMinutes: false,
    },
  };
}
