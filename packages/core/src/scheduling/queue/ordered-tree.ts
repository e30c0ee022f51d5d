import type { Aggregate } from './aggregate.ts';

/** Where a value stands: by `first`, then `second`, then `tie`, which is unique among values that agree in the others. */
export interface Position {
  first: number;
  second: number;
  tie: number;
}

/** A value in the tree, and the handle to take it out again. */
export interface TreeNode<Value, Sum> extends Position {
  readonly value: Value;
  readonly sum: Sum;
  readonly balance: number;
  size: number;
  left: TreeNode<Value, Sum> | undefined;
  right: TreeNode<Value, Sum> | undefined;
}

function comesBefore(one: Readonly<Position>, other: Readonly<Position>): boolean {
  if (one.first !== other.first) return one.first < other.first;
  if (one.second !== other.second) return one.second < other.second;
  return one.tie < other.tie;
}

/**
 * Values in order, with a sum over every subtree: a treap (Aragon and Seidel, 1989). Insertion, removal, rank and the
 * first value that a sum does not rule out cost O(log n). `balance` numbers decide its shape and nothing else.
 */
export class OrderedTree<Value, Sum> {
  readonly #aggregate: Aggregate<Value, Sum>;
  readonly #nextBalance: () => number;
  #root: TreeNode<Value, Sum> | undefined;

  constructor(aggregate: Aggregate<Value, Sum>, nextBalance: () => number) {
    this.#aggregate = aggregate;
    this.#nextBalance = nextBalance;
  }

  get size(): number {
    return this.#root?.size ?? 0;
  }

  /** The sum over everything; undefined when empty. */
  get sum(): Sum | undefined {
    return this.#root?.sum;
  }

  insert(value: Value, first: number, second: number, tie: number): TreeNode<Value, Sum> {
    const node: TreeNode<Value, Sum> = {
      first,
      second,
      tie,
      value,
      sum: this.#aggregate.create(),
      balance: this.#nextBalance(),
      size: 1,
      left: undefined,
      right: undefined,
    };
    this.#refresh(node);
    this.#root = this.#insertInto(this.#root, node);
    return node;
  }

  remove(node: TreeNode<Value, Sum>): void {
    this.#root = this.#removeFrom(this.#root, node);
  }

  /** Gives a value another place. */
  move(node: TreeNode<Value, Sum>, first: number, second: number, tie: number): void {
    this.remove(node);
    node.first = first;
    node.second = second;
    node.tie = tie;
    node.left = undefined;
    node.right = undefined;
    this.#refresh(node);
    this.#root = this.#insertInto(this.#root, node);
  }

  /** Brings the sums up to date after a value has changed in its place. */
  touch(node: TreeNode<Value, Sum>): void {
    this.#refreshTo(this.#root, node);
  }

  first(): TreeNode<Value, Sum> | undefined {
    let node = this.#root;
    while (node?.left !== undefined) node = node.left;
    return node;
  }

  /** How many values stand before this position. */
  countBefore(position: Readonly<Position>): number {
    let count = 0;
    let node = this.#root;
    while (node !== undefined) {
      if (comesBefore(node, position)) {
        count += 1 + (node.left?.size ?? 0);
        node = node.right;
      } else node = node.left;
    }
    return count;
  }

  /**
   * The first answer that `visit` gives, in order. Subtrees whose sum `mayHold` rules out are skipped, and so is
   * whatever stands after `upTo` (compared with `first`).
   */
  search<Answer>(
    mayHold: (sum: Sum) => boolean,
    visit: (value: Value) => Answer | undefined,
    upTo: number,
  ): Answer | undefined {
    return searchIn(this.#root, mayHold, visit, upTo);
  }

  #refresh(node: TreeNode<Value, Sum>): void {
    node.size = 1 + (node.left?.size ?? 0) + (node.right?.size ?? 0);
    this.#aggregate.refresh(node.sum, node.value, node.left?.sum, node.right?.sum);
  }

  #refreshTo(at: TreeNode<Value, Sum> | undefined, node: TreeNode<Value, Sum>): void {
    if (at === undefined) return;
    if (at !== node) this.#refreshTo(comesBefore(node, at) ? at.left : at.right, node);
    this.#refresh(at);
  }

  #insertInto(at: TreeNode<Value, Sum> | undefined, node: TreeNode<Value, Sum>): TreeNode<Value, Sum> {
    if (at === undefined) return node;
    let top = at;
    if (comesBefore(node, at)) {
      const child = this.#insertInto(at.left, node);
      at.left = child;
      if (child.balance < at.balance) {
        at.left = child.right;
        child.right = at;
        top = child;
      }
    } else {
      const child = this.#insertInto(at.right, node);
      at.right = child;
      if (child.balance < at.balance) {
        at.right = child.left;
        child.left = at;
        top = child;
      }
    }
    if (top !== at) this.#refresh(at);
    this.#refresh(top);
    return top;
  }

  #removeFrom(at: TreeNode<Value, Sum> | undefined, node: TreeNode<Value, Sum>): TreeNode<Value, Sum> | undefined {
    if (at === undefined) return undefined;
    if (at === node) return this.#merge(node.left, node.right);
    if (comesBefore(node, at)) at.left = this.#removeFrom(at.left, node);
    else at.right = this.#removeFrom(at.right, node);
    this.#refresh(at);
    return at;
  }

  #merge(
    left: TreeNode<Value, Sum> | undefined,
    right: TreeNode<Value, Sum> | undefined,
  ): TreeNode<Value, Sum> | undefined {
    if (left === undefined) return right;
    if (right === undefined) return left;
    if (left.balance < right.balance) {
      left.right = this.#merge(left.right, right);
      this.#refresh(left);
      return left;
    }
    right.left = this.#merge(left, right.left);
    this.#refresh(right);
    return right;
  }
}

function searchIn<Value, Sum, Answer>(
  node: TreeNode<Value, Sum> | undefined,
  mayHold: (sum: Sum) => boolean,
  visit: (value: Value) => Answer | undefined,
  upTo: number,
): Answer | undefined {
  if (node === undefined || !mayHold(node.sum)) return undefined;
  const before = searchIn(node.left, mayHold, visit, upTo);
  if (before !== undefined || node.first > upTo) return before;
  return visit(node.value) ?? searchIn(node.right, mayHold, visit, upTo);
}
