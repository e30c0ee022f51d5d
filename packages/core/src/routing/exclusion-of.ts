import { dataClasses } from './route-choices.ts';
import type { CallProtocol } from './decide-route.ts';
import { speaks } from './decide-route.ts';
import type { RouteCandidate } from './route-candidate.ts';
import type { RouteDefinition, RouteExclusion } from './route-definition.ts';

/** Why a candidate cannot be asked, with the figures that say so. */
export interface Exclusion {
  readonly reason: RouteExclusion;
  readonly detail: string;
}

/** What a route needs to know of a call. */
export interface RoutedCallFacts {
  readonly protocol: CallProtocol;
  /** An upper estimate. */
  readonly estimatedInputTokens: number;
  /** What the agent's answers come to of late. */
  readonly expectedOutputTokens: number;
}

/** Why this call must not go to the candidate, whatever its provider does at the moment; undefined: it may. */
export function exclusionOf(
  { model, quality, measured }: RouteCandidate,
  { requirements, workClass }: RouteDefinition,
  call: RoutedCallFacts,
): Exclusion | undefined {
  const { minQuality, maxFirstByteP95Ms, regions, dataClass, abilities } = requirements;
  if (model.state === 'disabled') return { reason: 'switched_off', detail: 'the model is switched off' };
  if (model.provider.state === 'disabled') return { reason: 'switched_off', detail: 'its provider is switched off' };
  if (!speaks(model, call.protocol)) return { reason: 'protocol', detail: `it does not speak ${call.protocol}` };
  const lacks = abilities.filter((ability) => !model.abilities.includes(ability));
  if (lacks.length > 0) return { reason: 'abilities', detail: `it lacks ${lacks.join(', ')}` };
  if (dataClasses.indexOf(model.dataClass) < dataClasses.indexOf(dataClass)) {
    return { reason: 'data_class', detail: `it may see ${model.dataClass} data, the calls carry ${dataClass}` };
  }
  if (regions.length > 0 && (model.region === null || !regions.includes(model.region))) {
    const where = model.region === null ? 'nobody has said where it runs' : `it runs in ${model.region}`;
    return { reason: 'region', detail: `${where}, the route wants ${regions.join(' or ')}` };
  }
  if (minQuality !== null && (quality === null || quality < minQuality)) {
    const has = quality === null ? `has no score for ${workClass}` : `scores ${quality} for ${workClass}`;
    return { reason: 'quality', detail: `it ${has}, the route wants ${minQuality}` };
  }
  if (model.contextWindow !== null && model.contextWindow < call.estimatedInputTokens) {
    const detail = `its context holds ${model.contextWindow} tokens, the call may have ${call.estimatedInputTokens}`;
    return { reason: 'context', detail };
  }
  const { firstByteP95Ms } = measured;
  if (maxFirstByteP95Ms !== null && firstByteP95Ms !== null && firstByteP95Ms > maxFirstByteP95Ms) {
    const detail = `its streams begin within ${Math.round(firstByteP95Ms)} ms (p95), the route wants ${maxFirstByteP95Ms}`;
    return { reason: 'too_slow', detail };
  }
  return undefined;
}
