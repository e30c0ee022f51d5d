export { OfCallsPanel } from './of-calls-panel.tsx';
