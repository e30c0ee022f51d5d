const shownModels = 2;

/** `gpt-a, gpt-b and 3 more`; no list means every model. */
export function describeModels(models: readonly string[]): string {
  if (models.length === 0) return 'every model';
  const more = models.length - shownModels;
  const names = models.slice(0, shownModels).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
}
