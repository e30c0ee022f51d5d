export { readConfiguration, type FleetConfiguration } from './read-configuration.ts';
