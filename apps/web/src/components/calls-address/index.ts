export { callsAddress } from './calls-address.ts';
