/** A model as GET /v1/models lists it, with the kernel's own mark on those behind which there is no real model. */
export interface ListedModel {
  readonly id: string;
  readonly simulated: boolean;
}

export interface ChosenModels {
  readonly chat: string;
  /** Undefined: no simulated embedding model, so nothing is embedded. */
  readonly embedding: string | undefined;
}

const isEmbedding = ({ id }: ListedModel): boolean => id.includes('embed');

/**
 * The models for one run. Only simulated ones count, so that the demo never spends real money; undefined when there is
 * none to chat with.
 * @param hints Parts of names, most wanted first.
 */
export function chooseModels(listed: readonly ListedModel[], hints: readonly string[]): ChosenModels | undefined {
  const simulated = listed.filter((model) => model.simulated);
  const chats = simulated.filter((model) => !isEmbedding(model));
  const wanted = hints.map((hint) => chats.find(({ id }) => id.includes(hint))).find((model) => model !== undefined);
  const chat = wanted ?? chats[0];
  return chat === undefined ? undefined : { chat: chat.id, embedding: simulated.find(isEmbedding)?.id };
}
