import type { DirectoryProvider } from './directory-entries.ts';

const labelUnsafe = /[^\x21-\x7e]/g;

/** What answers of a model say in `X-Agent-Model`: its name, as far as a header can hold it, and whether it is simulated. */
export function answerLabel(modelName: string, { simulated }: Pick<DirectoryProvider, 'simulated'>): string {
  const name = modelName.replace(labelUnsafe, '?');
  return simulated ? `${name}; simulated` : name;
}
