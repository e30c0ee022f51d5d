import type { AgentDetail } from '../agent-types.ts';

/** What a call may name: a model, or a route, whose provider is then said to be `route`. */
interface Callable {
  readonly name: string;
  readonly state: 'active' | 'disabled';
  readonly provider: { readonly name: string; readonly simulated: boolean };
}

export interface JudgedModel {
  readonly name: string;
  readonly allowed: boolean;
  /** The rule, in the order in which the kernel asks. */
  readonly reason: string;
  readonly provider: string;
  readonly simulated: boolean;
}

/**
 * What a call would meet, in the kernel's order: state of the agent, its list, state of the model. A name of its list
 * that is neither is there too: calls of it are denied.
 */
export function judgeModels(
  { state, allowedModels }: Pick<AgentDetail, 'state' | 'allowedModels'>,
  models: readonly Callable[],
): readonly JudgedModel[] {
  const known = new Set(models.map(({ name }) => name));
  const judged = models.map(({ name, state: modelState, provider }) => ({
    name,
    ...judge(name, modelState),
    provider: provider.name,
    simulated: provider.simulated,
  }));
  const unknown = allowedModels
    .filter((name) => !known.has(name))
    .map((name) => ({
      name,
      allowed: false,
      reason: 'in its list, but not registered',
      provider: '–',
      simulated: false,
    }));
  return [...judged, ...unknown].toSorted(
    (one, other) => Number(other.allowed) - Number(one.allowed) || one.name.localeCompare(other.name, 'en'),
  );

  function judge(name: string, modelState: Callable['state']): Pick<JudgedModel, 'allowed' | 'reason'> {
    if (state !== 'active') return { allowed: false, reason: `the agent is ${state}` };
    if (allowedModels.length > 0 && !allowedModels.includes(name)) return { allowed: false, reason: 'not in its list' };
    if (modelState !== 'active') return { allowed: false, reason: 'the model is switched off' };
    return { allowed: true, reason: allowedModels.length === 0 ? 'no list: every model' : 'in its list' };
  }
}
