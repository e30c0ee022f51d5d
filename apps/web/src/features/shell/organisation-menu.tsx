'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useRef, useTransition } from 'react';
import { useToasts } from '@/components/ui/index.ts';
import { switchOrganisation } from './session-actions.ts';

interface Organisation {
  readonly id: string;
  readonly name: string;
}

export interface OrganisationMenuProps {
  readonly current: Organisation;
  readonly all: readonly Organisation[];
}

/** Name of the organisation; a menu when the viewer belongs to more than one. */
export function OrganisationMenu({ current, all }: OrganisationMenuProps) {
  // The menu opens inside the header, so that it belongs to a landmark.
  const place = useRef<HTMLDivElement>(null);
  const [pending, startTransition] = useTransition();
  const { tellProblem } = useToasts();
  if (all.length < 2) return <span className="truncate font-semibold">{current.name}</span>;
  const choose = (organisationId: string) => {
    if (organisationId === current.id) return;
    startTransition(async () => {
      const problem = await switchOrganisation(organisationId);
      if (problem === undefined) window.location.assign('/overview');
      else tellProblem(problem);
    });
  };
  return (
    <div ref={place} className="min-w-0">
      <Menu.Root>
        <Menu.Trigger
          disabled={pending}
          className="flex h-7 min-w-0 items-center gap-1.5 rounded-control px-1.5 font-semibold hover:bg-surface-2"
        >
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
          <span className="sr-only">, switch organisation</span>
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner sideOffset={4} align="start" className="z-40">
            <Menu.Popup className="min-w-48 rounded-float border border-line-2 bg-surface-pop p-1 shadow-[var(--float-shadow)]">
              {all.map(({ id, name }) => (
                <Menu.Item
                  key={id}
                  onClick={() => choose(id)}
                  className="flex h-7 cursor-pointer items-center gap-2 rounded-control px-2 data-highlighted:bg-surface-2"
                >
                  <span className="w-4">
                    {id === current.id && <Check aria-label="current" size={14} strokeWidth={1.6} />}
                  </span>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
