export { DesignSheet } from './design-sheet.tsx';
