export { planReply } from './plan-reply.ts';
export { RandomSource } from './random-source.ts';
export { ReplyCursor } from './reply-cursor.ts';
export type { ReplyDelta } from './reply-cursor.ts';
export type { ReplyPart, ReplyPlan } from './reply-plan.ts';
