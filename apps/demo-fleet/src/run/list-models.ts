import type { OpenAI } from 'openai';
import type { ListedModel } from './choose-models.ts';

/** The models an agent may use. A model that is not marked counts as real. */
export async function listModels(client: OpenAI, stop: AbortSignal): Promise<readonly ListedModel[]> {
  const { data } = await client.models.list({ signal: stop });
  return data.map((model) => ({ id: model.id, simulated: 'simulated' in model && model.simulated === true }));
}
