export { peopleRouter } from './people-router.ts';
export { sessionWire } from './session-wire.ts';
