export { idOf, postChat } from './post-chat.ts';
export { referenceModel, startReferenceKernel, type ReferenceKernel } from './start-reference-kernel.ts';
