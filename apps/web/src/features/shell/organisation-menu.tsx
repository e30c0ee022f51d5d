'use client';

import { ChoiceMenu } from './choice-menu.tsx';
import { useSwitchOrganisation } from './use-switch-organisation.ts';

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
  const { pending, choose } = useSwitchOrganisation();
  if (all.length < 2) {
    return (
      <span className="min-w-0 truncate px-1.5 font-semibold" title={current.name}>
        {current.name}
      </span>
    );
  }
  return (
    <ChoiceMenu
      label="organisation"
      current={current.id}
      choices={all}
      disabled={pending}
      onChoose={(id) => {
        if (id !== current.id) choose(id);
      }}
    >
      <span className="truncate font-semibold">{current.name}</span>
    </ChoiceMenu>
  );
}
