import type { Caller, DirectoryModel } from '../directory/index.ts';

/** The models a caller may use now, by name. */
export function modelsOf(caller: Caller): readonly DirectoryModel[] {
  const { allowedModels } = caller.agent;
  return [...caller.organisation.modelsByName.values()]
    .filter((model) => model.state === 'active' && model.provider.state === 'active')
    .filter((model) => allowedModels.length === 0 || allowedModels.includes(model.name))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** One model in OpenAI's shape. */
export function openaiModel(model: DirectoryModel): object {
  return {
    id: model.name,
    object: 'model',
    created: Math.floor(model.createdAtMs / 1000),
    owned_by: model.provider.slug,
    simulated: model.provider.simulated,
    ...(model.contextWindow === null ? {} : { context_window: model.contextWindow }),
  };
}

/** One model in Anthropic's shape. */
export function anthropicModel(model: DirectoryModel): object {
  return {
    type: 'model',
    id: model.name,
    display_name: model.provider.simulated ? `${model.name} (simulated)` : model.name,
    created_at: new Date(model.createdAtMs).toISOString(),
  };
}
