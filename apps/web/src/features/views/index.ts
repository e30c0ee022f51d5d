export { SavedViews, type SavedViewsProps } from './saved-views.tsx';
export type { SystemView } from './view-types.ts';
