import { trpc } from '../trpc.ts';
import { listIntensities, setIntensity } from './calls-carbon.ts';
import { listFigures, setFigure } from './calls-figures.ts';
import { energyOfCalls } from './calls-of-owners.ts';
import { createDevice, retireDevice, updateDevice } from './change-devices.ts';
import { liftCap, setCap } from './change-power-caps.ts';
import { getDarkCompute } from './get-dark-compute.ts';
import { getLedger } from './get-ledger.ts';
import { adoptLearnt, getLearntFigures } from './learn-figures.ts';
import { listDevicesNow } from './list-devices.ts';
import { listIntervals } from './list-intervals.ts';
import { listPublished } from './list-published.ts';
import { listCaps } from './list-power-caps.ts';

export const energyRouter = trpc.router({
  devices: listDevicesNow,
  createDevice,
  updateDevice,
  retireDevice,
  learnt: getLearntFigures,
  adoptLearnt,
  published: listPublished,
  intervals: listIntervals,
  ledger: getLedger,
  dark: getDarkCompute,
  caps: listCaps,
  setCap,
  liftCap,
  ofOwners: energyOfCalls,
  figures: listFigures,
  setFigure,
  intensities: listIntensities,
  setIntensity,
});
