import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { isBehind } from '../../store/reading';
import { useStore } from '../../store/store';
import { showRecordedTape } from '../../training/recorded';
import { retrace } from '../../training/trainer';
import { Button } from '../../ui/Button';
import style from '../Embed.module.css';
import type { EmbeddedFigure } from '../figures';
import type { ViewProps } from '../views';

/** A figure as a page of the book has it: what it would find there is opened first. */
export const fromPage = (Shown: ComponentType): ComponentType<ViewProps> =>
  function FromPage({ figure }) {
    return (
      <Opened figure={figure}>
        <Shown />
      </Opened>
    );
  };

/** The data, and the tape of the model that the figure is about. No model runs before its reader asks it something. */
function Opened({ figure, children }: { figure: EmbeddedFigure; children: ReactNode }) {
  const { model, height } = figure;
  const dataset = useStore((state) => state.dataset);
  const taped = useStore((state) => !model || state.tapes[model] !== undefined);
  const dataError = useStore((state) => state.dataError);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    useStore
      .getState()
      .openData('twin')
      .then(() => (model ? showRecordedTape(model) : undefined))
      .catch((reason) => setFailure(reason instanceof Error ? reason.message : String(reason)));
  }, [model]);
  const more = useStore((state) => model !== undefined && isBehind(state, model));
  const recorded = useStore((state) => model !== undefined && state.tapes[model]?.kind === 'recorded');
  const said = [failure, dataError].filter((message) => message !== null).join(' ');
  const ready = dataset && (taped || failure);
  return (
    <>
      {ready ? (
        children
      ) : (
        <div className={style.waiting} data-waiting style={{ minHeight: height }} role="status">
          {dataError ? 'There is nothing to show.' : 'Opening the data …'}
        </div>
      )}
      {model && more && recorded && (
        <p className={style.said}>
          This figure was shared with other games than those on its recording, which is what you see.{' '}
          <Button onClick={() => void retrace(model)}>Compute it here</Button>
        </p>
      )}
      {said && (
        <p className={style.said} data-bad={failure || dataError ? true : undefined} role="status">
          {said}
        </p>
      )}
    </>
  );
}
