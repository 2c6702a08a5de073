/** The counting worker: a few kilobytes, without tfjs, for pages on which nothing is trained. */
import * as Comlink from 'comlink';
import { Counting } from './counting';

Comlink.expose(new Counting());
