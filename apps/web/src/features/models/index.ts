export { ModelsPage } from './models-page.tsx';
export { RoutesPage } from './routes/index.ts';
