export { IntensitiesPanel } from './intensities-panel.tsx';
