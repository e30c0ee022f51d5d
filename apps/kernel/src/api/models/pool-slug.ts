const slugCharactersMax = 64;
const idTailCharacters = 8;

/** A pool's slug from its model's name; names that read alike as slugs are told apart by the end of the pool's id. */
export function poolSlug(modelName: string, poolId: string, isTaken: boolean): string {
  const plain = modelName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugCharactersMax - idTailCharacters - 1)
    .replace(/^-|-$/g, '');
  if (plain !== '' && !isTaken) return plain;
  return [plain, poolId.slice(-idTailCharacters)].filter((part) => part !== '').join('-');
}
