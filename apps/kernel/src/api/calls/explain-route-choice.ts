import type { RouteRecord } from './route-record-of.ts';

const strategyWords = {
  cheapest: 'the lowest expected cost first',
  ordered: 'in the order that it names',
  fastest: 'the fastest first',
} as const;
const namedMax = 4;

function list(names: readonly string[], count: number): string {
  const more = count > names.length ? [`${count - names.length} more`] : [];
  return [...names, ...more].join(', ');
}

/** How a route came by its model, in words: whom it meant to ask, whom it left out and why, and who did no work. */
export function explainRouteChoice(record: RouteRecord): string {
  const { name, version, strategy, planned, candidates, leftOut, leftOutCount, fallbacks, answeredBy } = record;
  const first = planned[0]?.name;
  const choice =
    first === undefined
      ? `route ${name} (version ${version}) had nobody to ask`
      : `route ${name} (version ${version}, ${strategyWords[strategy]}) chose ${first}`;
  const others = planned.slice(1, namedMax).map((candidate) => candidate.name);
  const reasons = leftOut.slice(0, namedMax).map((candidate) => `${candidate.name} (${candidate.detail})`);
  const turned = fallbacks.map(({ name: asked, because, round }) =>
    round === undefined ? `${asked} did no work: ${because}` : `it left the line of ${asked}: ${because}`,
  );
  return [
    choice,
    ...(others.length === 0 ? [] : [`then ${list(others, candidates - 1)}`]),
    ...(reasons.length === 0 ? [] : [`left out ${list(reasons, leftOutCount)}`]),
    ...turned,
    ...(fallbacks.length === 0 || answeredBy === null ? [] : [`so ${answeredBy.name} was asked`]),
  ].join('; ');
}
