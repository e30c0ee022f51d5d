import { PersonName, Time } from '@/components/ui/index.ts';
import type { PoolPolicy } from '../scheduler-types.ts';

/** Who set a version, and when. */
export function PolicyAuthor({ setBy, setAt }: Pick<PoolPolicy, 'setBy' | 'setAt'>) {
  if (setBy === null || setAt === null) return <>the default, changed by nobody</>;
  const who =
    setBy.kind === 'person' ? <PersonName name={setBy.name ?? 'somebody who left'} /> : (setBy.name ?? setBy.kind);
  return (
    <>
      {who}, <Time at={setAt} form="date" />
    </>
  );
}
