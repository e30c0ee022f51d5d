import { serviceClasses, summariseWaits, type RecordedCall, type ReplayedCall } from '@agent-os/core/scheduling';

type Outcomes = ReadonlyMap<string, ReplayedCall>;

interface Replays {
  readonly present: Outcomes;
  readonly candidates: readonly Outcomes[];
}

const agentsShown = 50;

function waitsOf(calls: readonly RecordedCall[], outcomes: Outcomes) {
  return summariseWaits(calls.flatMap(({ id }) => outcomes.get(id)?.waitedMs ?? []));
}

function compare(calls: readonly RecordedCall[], { present, candidates }: Replays) {
  return {
    present: waitsOf(calls, present),
    candidates: candidates.map((outcomes) => waitsOf(calls, outcomes)),
  };
}

function count(replays: Replays, countOf: (call: ReplayedCall) => number) {
  const total = (outcomes: Outcomes) => [...outcomes.values()].reduce((sum, call) => sum + countOf(call), 0);
  return { present: total(replays.present), candidates: replays.candidates.map(total) };
}

/** The waits of replays of the same calls beside each other: of all, by class and by agent. */
export function compareReplays(calls: readonly RecordedCall[], replays: Replays) {
  const byClass = Map.groupBy(calls, ({ serviceClass }) => serviceClass);
  const byAgent = Map.groupBy(calls, ({ ownerPath }) => ownerPath.at(-1) ?? '');
  const busiest = [...byAgent].toSorted(([, one], [, other]) => other.length - one.length).slice(0, agentsShown);
  return {
    all: compare(calls, replays),
    classes: serviceClasses.map((serviceClass) => ({
      serviceClass,
      ...compare(byClass.get(serviceClass) ?? [], replays),
    })),
    agents: busiest.map(([agentId, ofAgent]) => ({
      agentId,
      departmentId: ofAgent[0]?.ownerPath.at(-2) ?? '',
      ...compare(ofAgent, replays),
    })),
    refused: count(replays, ({ waitedMs }) => (waitedMs === null ? 1 : 0)),
    interruptions: count(replays, ({ interruptions }) => interruptions),
  };
}
