import type { ModelPrice } from '@agent-os/core/economy';
import { CliError } from '../cli-error.ts';

/** The facts of a listed model that the choice needs. */
export interface ListedModel {
  readonly name: string;
  readonly kind: 'chat' | 'embedding';
  readonly state: 'active' | 'disabled';
  readonly simulated: boolean;
  /** Undefined: the cost of its calls is not known. */
  readonly price: ModelPrice | undefined;
}

const preferredModel = 'sim-llama-3.1-8b';

/**
 * The model to replay on: the wanted one, else the simulated Llama, else the first chat model.
 * @throws CliError when there is none, or when it would cost real money and nobody said that it may.
 */
export function chooseModel(
  models: readonly ListedModel[],
  wanted: string | undefined,
  maySpend: boolean,
): ListedModel {
  const usable = models.filter(({ kind, state }) => kind === 'chat' && state === 'active');
  const chosen =
    wanted === undefined
      ? (usable.find(({ name }) => name === preferredModel) ?? usable[0])
      : usable.find(({ name }) => name === wanted);
  if (chosen === undefined) {
    const names = usable.map(({ name }) => name).join(', ');
    throw new CliError(
      names === ''
        ? 'There is no active chat model: add one under Models in the console.'
        : `There is no active chat model ${wanted ?? ''}. There are: ${names}.`,
    );
  }
  if (!chosen.simulated && !maySpend) {
    throw new CliError(
      `${chosen.name} is a real model, and a replay on it costs real money: add --spend if you want that, or choose a simulated one with --model.`,
    );
  }
  return chosen;
}
