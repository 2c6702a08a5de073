/** Which code belongs to which address; each page is a chunk of its own. */
import { type ComponentType, lazy } from 'react';

interface RouteEntry {
  path: string;
  Page: ComponentType;
}

export const routes: RouteEntry[] = [
  { path: '/', Page: lazy(() => import('../home/Home')) },
  { path: '/order', Page: lazy(() => import('../chapters/order/Page')) },
  { path: '/data', Page: lazy(() => import('../chapters/data/Page')) },
  { path: '/baselines', Page: lazy(() => import('../chapters/baselines/Page')) },
  { path: '/gru4rec', Page: lazy(() => import('../chapters/gru4rec/Page')) },
  { path: '/sasrec', Page: lazy(() => import('../chapters/sasrec/Page')) },
  { path: '/bert4rec', Page: lazy(() => import('../chapters/bert4rec/Page')) },
  { path: '/controversy', Page: lazy(() => import('../chapters/controversy/Page')) },
  { path: '/measuring', Page: lazy(() => import('../chapters/measuring/Page')) },
  { path: '/lab', Page: lazy(() => import('../lab/Lab')) },
  { path: '/bugs', Page: lazy(() => import('../bugs/Page')) },
  { path: '/your-data', Page: lazy(() => import('../yourData/Page')) },
];
