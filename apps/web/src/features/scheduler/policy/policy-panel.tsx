import { Facts, Panel, PersonName, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import type { PoolPolicy, PoolStatus } from '../scheduler-types.ts';
import { policyFields, policyWords } from './policy-words.ts';

function Author({ setBy, setAt }: Pick<PoolPolicy, 'setBy' | 'setAt'>) {
  if (setBy === null || setAt === null) return <>the default, changed by nobody</>;
  const who =
    setBy.kind === 'person' ? <PersonName name={setBy.name ?? 'somebody who left'} /> : (setBy.name ?? setBy.kind);
  return (
    <>
      {who}, <Time at={setAt} form="date" />
    </>
  );
}

/** By which rules the pool orders its calls, and who said so when. */
export function PolicyPanel({ pool }: { readonly pool: PoolStatus }) {
  const mayWrite = useMay('scheduler:write');
  const { policy, limits, version, setBy, setAt } = pool.policy;
  const words = policyWords({ policy, limits });
  const fields = Object.entries(policyFields) as [keyof typeof policyFields, string][];
  return (
    <Panel
      title="Policy"
      note={version === 0 ? policy.name : `${policy.name} v${version}`}
      className="@3xl:col-span-2 @6xl:col-span-1"
    >
      <Facts
        facts={[
          ...fields.filter(([key]) => key !== 'name').map(([key, name]) => [name, words[key]] as const),
          ['Set by', <Author key="author" setBy={setBy} setAt={setAt} />],
        ]}
      />
      {!mayWrite && (
        <p className="px-4 pb-2 text-12 text-ink-3">
          Owners and admins change it. What if… is open to everybody: it changes nothing.
        </p>
      )}
    </Panel>
  );
}
