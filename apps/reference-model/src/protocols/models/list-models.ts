import type { Exchange } from '../../http/index.ts';
import type { ServedModel } from '../../model-catalogue/index.ts';
import { findModel } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';

function modelBody(model: ServedModel, context: ServiceContext): object {
  return {
    id: model.id,
    object: 'model',
    created: context.startedAtSeconds,
    owned_by: 'agent-os-reference-model',
    simulated: true,
    kind: model.kind,
    slots: model.profile.slots * model.replicas,
    context_window: model.contextTokens,
    profile: { name: model.profile.name, source: model.profile.source, replicas: model.replicas },
  };
}

/** GET /v1/models */
export function listModels(context: ServiceContext, exchange: Exchange): void {
  const data = [...context.models.values()].map((model) => modelBody(model, context));
  exchange.sendJson(200, { object: 'list', data });
}

/** GET /v1/models/{id} */
export function getModel(context: ServiceContext, exchange: Exchange, id: string): void {
  exchange.sendJson(200, modelBody(findModel(context, id), context));
}
