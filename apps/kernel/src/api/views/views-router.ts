import { trpc } from '../trpc.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';

export const viewsRouter = trpc.router({
  list: listViews,
  save: saveView,
  rename: renameView,
  remove: removeView,
});
