export { InFlightMap } from './in-flight-map.ts';
