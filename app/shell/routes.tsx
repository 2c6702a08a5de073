/** Which code belongs to which address; each page is a chunk of its own. */
import { type LoadedPage, page } from './page';

interface RouteEntry extends LoadedPage {
  path: string;
}

export const routes: RouteEntry[] = [
  { path: '/', ...page(() => import('../home/Home')) },
  { path: '/order', ...page(() => import('../chapters/order/Page')) },
  { path: '/data', ...page(() => import('../chapters/data/Page')) },
  { path: '/baselines', ...page(() => import('../chapters/baselines/Page')) },
  { path: '/gru4rec', ...page(() => import('../chapters/gru4rec/Page')) },
  { path: '/sasrec', ...page(() => import('../chapters/sasrec/Page')) },
  { path: '/bert4rec', ...page(() => import('../chapters/bert4rec/Page')) },
  { path: '/controversy', ...page(() => import('../chapters/controversy/Page')) },
  { path: '/measuring', ...page(() => import('../chapters/measuring/Page')) },
  { path: '/scale', ...page(() => import('../chapters/scale/Page')) },
  { path: '/lab', ...page(() => import('../lab/Lab')) },
  { path: '/bugs', ...page(() => import('../bugs/Page')) },
  { path: '/interview', ...page(() => import('../interview/Page')) },
  { path: '/your-data', ...page(() => import('../yourData/Page')) },
];
