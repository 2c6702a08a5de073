import { ablation, attention } from './attention';
import { blanks } from './blanks';
import { deletion } from './deletion';
import { gates } from './gates';
import type { Kind } from './task';

/** They come in turn. */
export const kinds: readonly Kind[] = [attention, gates, ablation, deletion, blanks];
