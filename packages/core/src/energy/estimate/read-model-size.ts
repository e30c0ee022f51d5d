const mixture = /(?:^|[^a-z0-9.])(\d{1,3})x(\d{1,4}(?:\.\d{1,2})?)b(?![a-z])/;
const sized = /(?:^|[^a-z0-9.])(\d{1,4}(?:\.\d{1,2})?)b(?:-a(\d{1,3}(?:\.\d{1,2})?)b)?(?![a-z0-9])/;

/** Of eight experts two work on a token, and attention is shared: Mixtral-8x7B has 46.7 billion parameters, 12.9 of them active. */
const keptOfExperts = 46.7 / 56;
const activeOfExperts = 12.9 / 56;
const mostBillions = 2_000;

/** Parameters in billions where a name tells them: `gemma-2-27b`, `qwen3-30b-a3b`, `mixtral-8x7b`. */
export function readModelSize(
  name: string,
): { readonly activeBillions: number; readonly totalBillions: number } | undefined {
  const [, experts, each] = mixture.exec(name) ?? [];
  if (experts !== undefined && each !== undefined) {
    const billions = Number(experts) * Number(each);
    return sizeOf(Number((billions * activeOfExperts).toFixed(1)), billions * keptOfExperts);
  }
  const [, total, active] = sized.exec(name) ?? [];
  if (total === undefined) return undefined;
  return sizeOf(Number(active ?? total), Number(total));
}

function sizeOf(activeBillions: number, totalBillions: number) {
  if (activeBillions <= 0 || totalBillions > mostBillions || activeBillions > totalBillions) return undefined;
  return { activeBillions, totalBillions };
}
