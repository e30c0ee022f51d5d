export { reserveRememberedPort } from './reserve-remembered-port.ts';
export { reservePort } from './reserve-port.ts';
