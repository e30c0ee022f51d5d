export { foldGoodput } from './fold-goodput.ts';
export {
  findGoodputFold,
  listPacedWork,
  listPoolGoodput,
  type PacedWorkRow,
  type PoolGoodputRow,
} from './read-goodput.ts';
export { wasLostTo } from './was-lost-to.ts';
