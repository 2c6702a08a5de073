/** The worker that reads the reader's files: without tfjs, and ended when a file is given up. */
import * as Comlink from 'comlink';
import { OwnDataWorker } from './ownData';

Comlink.expose(new OwnDataWorker());
