/** Where an engine runs: a page of a browser or a process, so that none disturbs another. */
import type { Bench } from '../trial';

export interface Lane extends Pick<Bench, 'begin' | 'round' | 'matmul'> {
  close(): Promise<void>;
}

/** Opens lanes for all engines but PyTorch, which has its own. */
export interface Track {
  /** Of what runs in it: "Chromium 150", "Node 22 with Dawn". */
  name: string;
  open(): Promise<Lane & Bench>;
  close(): Promise<void>;
}
