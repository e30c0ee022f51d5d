export { callNeedOf } from './call-need.ts';
export { callOrderingsOf } from './call-orderings.ts';
export { groupOfCall, outermostPlace, placeInGroup, type GroupPlace } from './group-of-call.ts';
<<<<<<< HEAD
export { freshGroup, orderOfGroup, type GroupOrder, type GroupState } from './group-state.ts';
=======
export { freshGroup, orderOfGroup, type GroupState } from './group-state.ts';
export { groupsByClass, isHeld, mayBePassedByUrgent } from './held-call.ts';
>>>>>>> main
export { latestStartOf } from './latest-start.ts';
export { liftedCounter } from './lifted-counter.ts';
export { mayBeInterrupted, type Interruption } from './may-be-interrupted.ts';
export { memoryInUseOf } from './memory-in-use.ts';
export { orderOfCall } from './order-of-call.ts';
export { isOwed, owedAfterStart } from './owed-after-start.ts';
export { queuedCallOf } from './queued-call.ts';
export { raisedClassOf } from './raised-class.ts';
export { sayOfOrdering, type Circumstances } from './say-of-ordering.ts';
export { serviceMsOf } from './service-ms.ts';
export { slotsOfAgent } from './slots-of-agent.ts';
export { thousandths } from './thousandths.ts';
export { weightOfOwner } from './weight-of-owner.ts';
