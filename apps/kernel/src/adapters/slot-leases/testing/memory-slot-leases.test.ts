import { MemorySlotLeases } from './memory-slot-leases.ts';
import { describeSlotLeaseStore } from './describe-slot-lease-store.ts';

const organisationId = 'org_1';
const poolId = 'pol_1';

describeSlotLeaseStore('memory', () => {
  const announced: string[] = [];
  const leases = new MemorySlotLeases(
    () => Date.now(),
    (payload) => announced.push(payload),
  );
  leases.setSlots(organisationId, poolId, 4);
  return Promise.resolve({
    organisationId,
    poolId,
    announced,
    of: (replica) => leases.of(replica),
    close: () => Promise.resolve(),
  });
});
