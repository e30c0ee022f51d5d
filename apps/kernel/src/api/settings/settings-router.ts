import { trpc } from '../trpc.ts';
import { getSettings } from './get-settings.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { updateSettings } from './update-settings.ts';

export const settingsRouter = trpc.router({ get: getSettings, update: updateSettings, rename: renameOrganisation });
