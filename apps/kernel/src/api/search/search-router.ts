import { trpc } from '../trpc.ts';
import { find } from './find.ts';

export const searchRouter = trpc.router({ find });
