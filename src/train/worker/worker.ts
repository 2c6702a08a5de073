/** The training worker: tfjs lives here, and nowhere else in the site. */
import * as Comlink from 'comlink';
import { browserBackends } from '../backend/browserBackends';
import { Workshop } from './workshop';

Comlink.expose(new Workshop(browserBackends));
