import { accepted, refuse, refused, type Result } from '../errors/index.ts';

export type CallProtocol = 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';

/** What routing needs to know of a model; more fields may ride along and come back unchanged. */
export interface RoutableModel {
  readonly name: string;
  readonly kind: 'chat' | 'embedding';
  readonly state: 'active' | 'disabled';
  readonly provider: {
    readonly slug: string;
    readonly state: 'active' | 'disabled';
    /** The wire protocols the endpoint speaks; many self-hosted servers speak both. */
    readonly protocol: 'openai' | 'anthropic' | 'both';
  };
}

/** Step 3, prepare: may this model be called through this protocol? Gives the model back, or says what to do instead. */
export function decideRoute<Model extends RoutableModel>(
  model: Model | undefined,
  modelName: string,
  protocol: CallProtocol,
): Result<Model> {
  if (model === undefined) {
    return refused(
      refuse(
        'model_not_found',
        `The model ${modelName} is not registered. GET /v1/models lists what this key may call.`,
      ),
    );
  }
  if (model.state === 'disabled' || model.provider.state === 'disabled') {
    return refused(
      refuse('model_unavailable', `The model ${modelName} is switched off. An admin can switch it on under Models.`),
    );
  }
  if (!isSpokenBy(model.provider.protocol, protocol)) {
    const path = model.provider.protocol === 'anthropic' ? '/v1/messages' : '/v1/chat/completions';
    return refused(
      refuse('protocol_unsupported', `The provider ${model.provider.slug} of ${modelName} is called at ${path}.`),
    );
  }
  if (model.kind !== kindFor(protocol)) {
    const path = model.kind === 'embedding' ? '/v1/embeddings' : '/v1/chat/completions';
    return refused(refuse('protocol_unsupported', `The model ${modelName} is called at ${path}.`));
  }
  return accepted(model);
}

/** Whether the model can be called through this protocol at all. */
export function speaks({ kind, provider }: RoutableModel, protocol: CallProtocol): boolean {
  return kind === kindFor(protocol) && isSpokenBy(provider.protocol, protocol);
}

function kindFor(protocol: CallProtocol): RoutableModel['kind'] {
  return protocol === 'openai.embeddings' ? 'embedding' : 'chat';
}

function isSpokenBy(spoken: RoutableModel['provider']['protocol'], protocol: CallProtocol): boolean {
  return spoken === 'both' || spoken === (protocol === 'anthropic.messages' ? 'anthropic' : 'openai');
}
