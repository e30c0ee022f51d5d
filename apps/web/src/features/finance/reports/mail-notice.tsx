import type { Reports } from './report-types.ts';

/** Says what is missing before anything can be sent. */
export function MailNotice({ mail: { missing } }: Pick<Reports, 'mail'>) {
  if (missing.length === 0) return null;
  return (
    <div role="status" className="border-b border-care-line bg-care-soft px-4 py-2 text-ink-1">
      <p className="font-medium">Mail is not set up: nothing is sent.</p>
      <p className="text-ink-2">
        Reports can be made and previewed. To have them sent, set{' '}
        {missing.map((name, index) => (
          <span key={name}>
            {index > 0 && ' and '}
            <code className="font-mono text-12">{name}</code>
          </span>
        ))}
        , such as <code className="font-mono text-12">smtp://user:password@mail.example.com:587</code> and{' '}
        <code className="font-mono text-12">reports@example.com</code>, and start Agent OS again.
      </p>
    </div>
  );
}
