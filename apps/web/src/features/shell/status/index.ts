export { StatusArea } from './status-area.tsx';
