import {
  ArrowLeftRight,
  Boxes,
  Building2,
  Clock,
  CornerDownRight,
  KeyRound,
  ListChecks,
  Server,
  UserRound,
  Users,
  Wallet,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { PaletteItem } from './palette-item.ts';

/** The icon of items that bring none of their own. */
export const kindIcon: Readonly<Record<PaletteItem['kind'], LucideIcon>> = {
  action: Zap,
  page: CornerDownRight,
  agent: Users,
  budget: Wallet,
  call: ArrowLeftRight,
  department: Building2,
  key: KeyRound,
  model: Boxes,
  person: UserRound,
  provider: Server,
  task: ListChecks,
  visited: Clock,
};
