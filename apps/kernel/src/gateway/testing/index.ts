export { idOf, postChat } from './post-chat.ts';
export { oneSlotModel, startOneSlotKernel, type OneSlotKernel } from './start-one-slot-kernel.ts';
