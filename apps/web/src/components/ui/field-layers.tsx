import { ExactTips } from './exact-tips.tsx';
import { ExplainKey } from './explain/index.ts';
import { HatchPattern } from './hatch.tsx';

/** What the fields of a page share: the tip, the key that opens reasons, the hatch. Stands once, in the root layout. */
export function FieldLayers() {
  return (
    <>
      <HatchPattern />
      <ExactTips />
      <ExplainKey />
    </>
  );
}
