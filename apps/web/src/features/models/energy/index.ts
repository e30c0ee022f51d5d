export { EnergyPanel } from './energy-panel.tsx';
