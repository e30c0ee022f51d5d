export { IntentPage } from './intent-page.tsx';
