export { createMeters } from './create-meters.ts';
