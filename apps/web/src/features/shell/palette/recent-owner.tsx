'use client';

import { createContext } from 'react';

/** Organisation and person to whom the recent items of this browser belong. */
export const RecentOwner = createContext('');
