export { KeyUseRecorder } from './key-use-recorder.ts';
