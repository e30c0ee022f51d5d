import { roleGrants } from '@agent-os/core/choices';
import { Page, StateGlyph } from '@/components/ui/index.ts';
import { PeopleTabs } from './people-tabs.tsx';
import { roleRules } from './role-rules.ts';

/** What each role may do. The kernel decides by the same table. */
export function RolesMatrix() {
  return (
    <Page title="Roles" note="what each role may do; a person may hold several">
      <PeopleTabs current="roles" />
      <div className="overflow-x-auto">
        <table className="data-table">
          <caption className="sr-only">What each role may do</caption>
          <thead>
            <tr>
              <th scope="col">May</th>
              {roleGrants.map(({ role }) => (
                <th key={role} scope="col" className="!text-center">
                  {role}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roleRules.map(({ permission, words, roles }) => (
              <tr key={permission} className="last:[&>th]:border-b-0">
                <th scope="row" className="!static !text-ink-1">
                  {words} <span className="ml-1 font-mono text-11 text-ink-3">{permission}</span>
                </th>
                {roleGrants.map(({ role }) => (
                  <td key={role} className="text-center">
                    {roles.has(role) ? (
                      <span className="inline-flex">
                        <StateGlyph shape="settled" />
                        <span className="sr-only">yes</span>
                      </span>
                    ) : (
                      <>
                        <span aria-hidden="true" className="text-ink-4">
                          –
                        </span>
                        <span className="sr-only">no</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="list-disc px-4 py-3 pl-8 text-ink-2">
        <li>Only an owner makes, changes or removes an owner. The last owner stays.</li>
        <li>Nobody adds a role to themselves.</li>
        <li>A change of roles counts from the person’s next request on, and stands in the audit trail.</li>
      </ul>
    </Page>
  );
}
