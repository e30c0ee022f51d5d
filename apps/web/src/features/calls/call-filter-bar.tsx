'use client';

import { callProtocol, callState } from '@agent-os/core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { Button, SelectField } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callFilterParsers, callRanges } from './call-filter.ts';

const rangeNames = { '15m': '15 min', '1h': '1 h', '24h': '24 h', '7d': '7 d', all: 'all time' } as const;
const cleared = { agent: null, department: null, model: null, state: null, protocol: null, run: null };

/** The filter of the list; the address holds it. */
export function CallFilterBar() {
  const trpc = useTRPC();
  const [address, setAddress] = useQueryStates(callFilterParsers);
  const agents = useQuery(trpc.agents.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  const departments = useQuery(trpc.departments.list.queryOptions());
  const filtered = Object.keys(cleared).some((part) => address[part as keyof typeof cleared] !== null);
  return (
    <search aria-label="Filter calls">
      <form
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-wrap items-end gap-2 border-b border-line-1 px-4 py-2"
      >
        <SelectField
          label="Agent"
          data-filter
          value={address.agent ?? ''}
          onChange={(event) => void setAddress({ agent: event.target.value || null })}
        >
          <option value="">every agent</option>
          {agents.data?.map(({ id, slug }) => (
            <option key={id} value={id}>
              {slug}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Department"
          value={address.department ?? ''}
          onChange={(event) => void setAddress({ department: event.target.value || null })}
        >
          <option value="">every department</option>
          {departments.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Model"
          value={address.model ?? ''}
          onChange={(event) => void setAddress({ model: event.target.value || null })}
        >
          <option value="">every model</option>
          {models.data?.map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="State"
          value={address.state ?? ''}
          onChange={(event) => void setAddress({ state: callFilterParsers.state.parse(event.target.value) })}
        >
          <option value="">every state</option>
          {callState.options.map((state) => (
            <option key={state}>{state}</option>
          ))}
        </SelectField>
        <SelectField
          label="Protocol"
          value={address.protocol ?? ''}
          onChange={(event) => void setAddress({ protocol: callFilterParsers.protocol.parse(event.target.value) })}
        >
          <option value="">every protocol</option>
          {callProtocol.options.map((protocol) => (
            <option key={protocol}>{protocol}</option>
          ))}
        </SelectField>
        <SelectField
          label="Range"
          value={address.range}
          onChange={(event) => void setAddress({ range: callFilterParsers.range.parse(event.target.value) })}
        >
          {callRanges.map((range) => (
            <option key={range} value={range}>
              {rangeNames[range]}
            </option>
          ))}
        </SelectField>
        {address.run !== null && <p className="self-center font-mono text-12 text-ink-2">{address.run}</p>}
        {filtered && (
          <Button look="ghost" onClick={() => void setAddress(cleared)}>
            Clear filter
          </Button>
        )}
      </form>
    </search>
  );
}
