import { providerProtocols } from '@agent-os/core/choices';
import { SelectField } from '@/components/ui/index.ts';
import type { Provider } from './model-types.ts';
import { protocolName } from './protocol-name.ts';

export interface ProtocolFieldProps {
  readonly defaultValue: Provider['protocol'];
  readonly problem: string | undefined;
}

/** What a provider speaks, in a form as `protocol`. */
export function ProtocolField(props: ProtocolFieldProps) {
  return (
    <SelectField label="Protocol" name="protocol" {...props}>
      {providerProtocols.map((protocol) => (
        <option key={protocol} value={protocol}>
          {protocolName(protocol)}
        </option>
      ))}
    </SelectField>
  );
}
