export type { Aggregate } from './aggregate.ts';
export { fairShareOf } from './fair-share-of.ts';
export { fitsInto, unlimitedRoom, type Room } from './need-aggregate.ts';
export { numberStream } from './number-stream.ts';
export { OrderedTree, type TreeNode } from './ordered-tree.ts';
export { pickCall, type PickedCall } from './pick-call.ts';
export type { QueueNode } from './queue-node.ts';
export { QueueTree } from './queue-tree.ts';
export { sharedMembers } from './shared-members.ts';
