import { useTape } from '../../workbench/useTape';

/** The figures of long histories speak of SASRec’s tape, which no figure of this page would open by itself. */
export function OpenTape() {
  useTape('sasrec');
  return null;
}
