import { estimateInputTokens } from '@agent-os/core/economy';
import { accepted, refuse, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { RoutePlan } from '@agent-os/core/routing';
import type { Dispatcher } from '../../loops/dispatch/index.ts';
import type { DirectoryModel, DirectoryRoute } from '../../directory/index.ts';
import type { Identified } from '../call.ts';
import { runStepOf } from '../run-step-of.ts';
import type { ModelRouter } from './model-router.ts';
import { RoutedCall } from './routed-call.ts';

const namedInRefusal = 6;

/**
 * Step 3, prepare, for a name that is no model's: the route of that name with whom to ask; undefined when there is none. A route without
 * anybody to ask comes with the refusal, so that the call's row says who was left out.
 */
export function chooseByRoute(
  call: Identified,
  { router, dispatcher }: { readonly router: ModelRouter; readonly dispatcher: Dispatcher },
  nowMs: number,
): { readonly routed: RoutedCall; readonly model: Result<DirectoryModel> } | undefined {
  const { organisation } = call.caller;
  const route = organisation.routesByName.get(call.facts.modelName);
  if (route === undefined) return undefined;
  const { facts, protocol, rawBody, receivedAtMs } = call;
  const known = {
    protocol,
    estimatedInputTokens: estimateInputTokens(rawBody.length, facts.inlineFileBytes, facts.inlineFiles),
    expectedOutputTokens:
      protocol === 'openai.embeddings'
        ? 0
        : Math.min(facts.maxOutputTokens ?? Infinity, dispatcher.work.estimate(runStepOf(call)).expectedOutputTokens),
  };
  const plan = router.plan(route.definition, route.state === 'active' ? route.candidates : [], known, receivedAtMs);
  const routed = new RoutedCall(route, plan, organisation.budgets, router);
  const [first] = routed.asked;
  return { routed, model: first === undefined ? refused(refusalFor(route, plan, nowMs)) : accepted(first.model) };
}

function refusalFor(route: DirectoryRoute, { leftOut }: RoutePlan<DirectoryModel>, nowMs: number): Refusal {
  if (route.state === 'disabled') {
    const message = `The route ${route.name} is switched off. An admin can switch it on under Models, Routes.`;
    return refuse('model_unavailable', message);
  }
  if (leftOut.length > 0 && leftOut.every(({ reason }) => reason === 'protocol')) {
    const message = `No model of the route ${route.name} speaks this protocol. Call it at /v1/chat/completions or /v1/messages.`;
    return refuse('protocol_unsupported', message);
  }
  const reasons = leftOut.slice(0, namedInRefusal).map(({ model, detail }) => `${model.name}: ${detail}`);
  const more = leftOut.length > namedInRefusal ? [`and ${leftOut.length - namedInRefusal} more`] : [];
  const why = reasons.length === 0 ? 'it has no candidates' : [...reasons, ...more].join('; ');
  const back = leftOut.flatMap(({ untilMs }) => untilMs ?? []);
  const message = `No model of the route ${route.name} can take this call (${why}). An admin can change the route under Models.`;
  const waitMs = back.length === 0 ? undefined : Math.max(1_000, Math.ceil(Math.min(...back) - nowMs));
  return refuse('model_unavailable', message, waitMs);
}
