export { packPayload, unpackPayload } from './payload-content.ts';
export {
  PayloadRecorder,
  type AnswerBytes,
  type PayloadRecorderOptions,
  type PayloadSink,
} from './payload-recorder.ts';
export { PayloadThread } from './payload-thread.ts';
