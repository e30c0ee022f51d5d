export { measureRealTime } from './measure-real-time.ts';
