import {
  serviceClasses,
  summariseWaits,
  type RecordedCall,
  type ReplayedCall,
  type ReplayedGap,
} from '@agent-os/core/scheduling';

type Outcomes = ReadonlyMap<string, ReplayedCall>;

/** How the calls went under one policy. */
export interface Replay {
  readonly outcomes: Outcomes;
  readonly gap: ReplayedGap | null;
}

interface Replays {
  readonly present: Replay;
  readonly candidates: readonly Replay[];
}

const agentsShown = 50;

function waitsOf(calls: readonly RecordedCall[], { outcomes }: Replay) {
  return summariseWaits(calls.flatMap(({ id }) => outcomes.get(id)?.waitedMs ?? []));
}

function compare(calls: readonly RecordedCall[], { present, candidates }: Replays) {
  return {
    present: waitsOf(calls, present),
    candidates: candidates.map((replay) => waitsOf(calls, replay)),
  };
}

function count(replays: Replays, countOf: (call: ReplayedCall) => number) {
  const total = ({ outcomes }: Replay) => [...outcomes.values()].reduce((sum, call) => sum + countOf(call), 0);
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
    fairness: { present: replays.present.gap, candidates: replays.candidates.map(({ gap }) => gap) },
  };
}
