import { Fragment, type ReactNode } from 'react';
import type { ModelName } from '../../../src/models/config';
import { PredictRoom } from '../../figures/Predict';
import { type Reading, useReading } from './useReading';

interface AskedOfProps {
  model: ModelName;
  /** Games that a history needs for the question to make sense. */
  atLeast: number;
  /** The question: of another history it is asked anew. */
  children: (reading: Reading) => ReactNode;
}

/**
 * Where a question stands, also before there is a history to ask it of. Questions come and go within it: a page whose own
 * children change is styled anew from end to end.
 */
export function AskedOf({ model, atLeast, children }: AskedOfProps) {
  const reading = useReading(model);
  if (!reading) return <PredictRoom />;
  const { history } = reading.recording;
  return (
    <div>{history.length >= atLeast && <Fragment key={history.join()}>{children(reading)}</Fragment>}</div>
  );
}
