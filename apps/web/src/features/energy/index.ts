export { EnergyPage } from './energy-page.tsx';
export { ledgerHours } from './ledger-hours.ts';
