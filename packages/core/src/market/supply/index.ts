export {
  costSteps,
  type CostStep,
  type PoolCosts,
  type StepEnergySource,
  type SupplyBasis,
  type SupplyDevice,
  type SupplyModel,
} from './cost-steps.ts';
export { offeredSteps, type CapacityOffer, type OfferedStep } from './offered-steps.ts';
export { slotCost, sumOfCost, type CostRates, type SlotCost, type SlotSecond } from './slot-cost.ts';
export { heldSlots, type HeldDevice } from './slots-of-devices.ts';
