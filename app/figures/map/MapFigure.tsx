import type { ReactNode } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import type { ModelName } from '../../../src/models/config';
import type { RunState } from '../../../src/train/protocol';
import { useStore } from '../../store/store';
import { complain, openRun } from '../../training/trainer';
import { Button } from '../../ui/Button';
import { modelNames } from '../../workbench/names';
import { epochOf } from '../../workbench/runs';
import { Counted } from '../Counted';
import { Figure } from '../Figure';
import { useInView } from '../useInView';
import { GamesTable } from './GamesTable';
import style from './Map.module.css';
import { MapView } from './MapView';
import { useChosen } from './useChosen';
import { useGameMap } from './useGameMap';

export interface MapFigureProps {
  model: ModelName;
  number: string;
  caption: ReactNode;
}

/** Room that is kept for it, px. */
const ROOM = 620;

/** The vectors of all games on one plane: of the model that ships, and then of the one that trains here, as it moves. */
export function MapFigure(props: MapFigureProps) {
  const dataset = useStore((state) => state.dataset);
  // Another data set has other games: nothing of the map before it means anything.
  return <MapOf key={dataset?.manifest.name} {...props} dataset={dataset} />;
}

function MapOf({ model, number, caption, dataset }: MapFigureProps & { dataset: Dataset | null }) {
  const { place, inView, seen } = useInView();
  const { shown, shipped } = useGameMap(model, seen, inView);
  const ships = useStore((state) => state.dataName === 'twin');
  const opened = useStore((state) => Boolean(state.runs[model]));
  const choice = useChosen(model, shown?.map ?? null);
  const recorded = !shown?.run || shown.run.origin === 'recorded';
  return (
    <Figure
      id="map"
      title={`The games, as ${modelNames[model]} knows them`}
      number={number}
      badge={shown ? (recorded ? 'recorded' : 'live') : undefined}
      caption={caption}
      table={shown && dataset && <GamesTable map={shown.map} dataset={dataset} choice={choice} />}
    >
      <div ref={place} className={style.body} style={{ minHeight: ROOM }}>
        {shown && dataset ? (
          <MapView model={model} map={shown.map} of={whose(shown.run)} dataset={dataset} choice={choice} />
        ) : ships || opened ? (
          <Counted of={shipped} room={ROOM}>
            {() => null}
          </Counted>
        ) : (
          <div className={style.absent}>
            <p>No model of this data ships with the site. Train the one above, and its map is drawn here.</p>
            <Button onClick={() => void openRun(model).catch(complain)}>Draw it untrained</Button>
          </div>
        )}
      </div>
    </Figure>
  );
}

/** "As shipped", "After epoch 2.5, here". */
function whose(run: RunState | null): string {
  if (!run || run.origin === 'recorded') return 'The model as shipped';
  return run.step === 0 ? 'Before any training' : `Your model, after epoch ${epochOf(run)}`;
}
