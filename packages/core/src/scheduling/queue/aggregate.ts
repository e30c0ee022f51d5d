/** Something an ordered tree keeps about each of its subtrees, updated in place. */
export interface Aggregate<Value, Sum> {
  create(): Sum;
  /** Makes `sum` describe `value` together with what stands to its left and right. */
  refresh(sum: Sum, value: Value, left: Sum | undefined, right: Sum | undefined): void;
}
