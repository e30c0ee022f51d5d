export { Interruption } from './interruption.ts';
export { InterruptibleStream } from './interruptible-stream.ts';
