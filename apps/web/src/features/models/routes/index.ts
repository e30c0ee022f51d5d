export { abilityNames } from './route-words.ts';
export { RoutesPage } from './routes-page.tsx';
