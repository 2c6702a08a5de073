import type { ReactNode } from 'react';
import { useFrameLater } from './useFrameLater';

/** Draws what may wait: of another tape one frame later, when what could not wait is drawn. */
export const FrameLater = ({ of, children }: { of: unknown; children: ReactNode }) =>
  useFrameLater(children, of);
