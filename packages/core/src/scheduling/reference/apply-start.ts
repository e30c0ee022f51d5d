import { serviceClasses, type QueuedCall, type ServiceClass } from '../calls/index.ts';
import type { AdmissionReason, AdmissionRule } from '../decisions/index.ts';
import { drawnBucket } from '../rates/index.ts';
import { owedAfterStart, thousandths } from '../rules/index.ts';
import { groupAt, groupsAround, openGroups, openSiblings, setGroup } from './groups-of-draft.ts';
import type { PoolDraft } from './pool-draft.ts';
import { settleGroups } from './settle-groups.ts';

/** Why this call goes now. */
export function reasonFor(draft: PoolDraft, queued: QueuedCall, rules: readonly AdmissionRule[]): AdmissionReason {
  const open = openGroups(draft);
  let fairShare: number | null = null;
  for (const { path, ordering, weightThousandths } of groupsAround(draft.policy, queued).toReversed()) {
    if (ordering.kind !== 'fair_share') continue;
    const weights = openSiblings(open, path).map((sibling) => sibling.weightThousandths);
    fairShare = ((fairShare ?? 1) * weightThousandths) / weights.reduce((total, weight) => total + weight, 0);
  }
  const earlier = draft.waiting.filter(
    (other) => other.since < queued.since || (other.since === queued.since && other.sequence < queued.sequence),
  );
  const countOf = (serviceClass: ServiceClass): number =>
    earlier.filter((other) => other.queuedAs === serviceClass).length;
  return {
    policy: draft.policy.name,
    rules,
    serviceClass: queued.call.serviceClass,
    queuedAs: queued.queuedAs,
    waitedMs: Math.max(0, draft.clock - queued.since),
    fairShare,
    overtook: Object.fromEntries(serviceClasses.map((name) => [name, countOf(name)])) as Record<ServiceClass, number>,
  };
}

/** The call takes a slot; classes earn and pay their shares, owners are charged for its input. */
export function applyStart(draft: PoolDraft, queued: QueuedCall, rules: readonly AdmissionRule[]): void {
  const { call, sequence, queuedAs, program } = queued;
  const { requestsPerMinute, tokensPerMinute } = draft.limits;
  const turn = draft.sequence;
  draft.sequence += 1;
  settleGroups(draft, turn, () => {
    chargeStart(draft, queued, rules, turn);
    draft.waiting = draft.waiting.filter((other) => other.call.id !== call.id);
    draft.running = [
      ...draft.running,
      { call, sequence, queuedAs, program, startedAt: draft.clock, turn, outputTokens: 0, rules },
    ];
  });
  draft.passedOver.delete(call.id);
  for (const tool of call.tools ?? []) {
    const uses = draft.freeTools.get(tool);
    if (uses !== undefined) draft.freeTools.set(tool, uses - 1);
  }
  if (draft.requestBucket !== null && requestsPerMinute !== null) {
    draft.requestBucket = drawnBucket(draft.requestBucket, 1, requestsPerMinute);
  }
  if (draft.tokenBucket !== null && tokensPerMinute !== null) {
    const tokens = call.inputTokens + call.expectedOutputTokens;
    draft.tokenBucket = drawnBucket(draft.tokenBucket, tokens, tokensPerMinute);
  }
}

function chargeStart(draft: PoolDraft, queued: QueuedCall, rules: readonly AdmissionRule[], turn: number): void {
  const open = openGroups(draft);
  const around = groupsAround(draft.policy, queued);
  for (const { path, ordering, weightThousandths } of around) {
    if (ordering.kind === 'class_shares') {
      for (const sibling of openSiblings(open, path)) {
        const name = sibling.path.at(-1) as ServiceClass;
        const group = groupAt(draft, sibling.path);
        const share = thousandths(ordering.minimumShare[name]);
        const owedThousandths = owedAfterStart(group.owedThousandths, share, name === path.at(-1));
        setGroup(draft, { ...group, owedThousandths });
      }
    }
    const group = groupAt(draft, path);
    const service = ordering.kind === 'fair_share' ? queued.call.inputTokens * ordering.inputWeight : 0;
    setGroup(draft, { ...group, turn, counter: group.counter + (service * 1000) / weightThousandths });
  }
  const innermost = groupAt(draft, around.at(-1)?.path ?? []);
  const startsSinceAgeing = rules.at(-1) === 'ageing' ? 0 : innermost.startsSinceAgeing + 1;
  setGroup(draft, { ...innermost, startsSinceAgeing });
}
