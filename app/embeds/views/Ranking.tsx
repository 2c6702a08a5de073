import { useMemo } from 'react';
import { findOp } from '../../../src/nn/recording';
import { Guesses } from '../../figures/bert4rec/Guesses';
import { bert4recTable } from '../../figures/bert4rec/table';
import { comparedAfter, comparedTable } from '../../figures/picture/compared';
import type { PictureProps } from '../../figures/picture/props';
import { RankingPanel } from '../../figures/picture/RankingPanel';
import { useTransformerCursor } from '../../figures/picture/useTransformerCursor';
import type { ViewProps } from '../views';
import { TapeView } from './TapeView';

const shownGames = 7;

/** The ranking is a row of the last tensor: one for each game that was read, or for each that was hidden. */
export default function Ranking({ figure }: ViewProps) {
  if (figure.model === 'bert4rec')
    return (
      <TapeView
        figure={figure}
        caption="For each game that was hidden, the games that the model thinks most likely in its place. Where none is hidden, it is asked for the next."
        table={bert4recTable}
      >
        {({ picture }) => <UnderMasks {...picture} />}
      </TapeView>
    );
  return (
    <TapeView
      figure={figure}
      caption="Press a game to read the history up to it, and see what the model expects then. A tick marks the game that did come next."
      table={(picture) => comparedTable(after(picture, 20), titleOf(picture))}
      onGame={({ recording, onCursor }, position) => {
        const probability = findOp(recording, 'probability');
        if (probability) onCursor(probability.id, { head: 0, row: position, column: 0 });
      }}
      gameOf={rowOf}
    >
      {({ picture }) => <After {...picture} />}
    </TapeView>
  );
}

/** The game after which the model is asked: the row that the cursor is on; the last where it is on none. */
function rowOf({ recording, op, cell }: PictureProps): number {
  const last = recording.history.length - 1;
  const event = /^event(\d+)\//.exec(op ?? '')?.[1];
  return Math.min(last, event ? Number(event) : (cell?.row ?? last));
}

const titleOf = (picture: PictureProps): string =>
  `Recommended after ${picture.dataset.games[picture.recording.history[rowOf(picture)]].title}`;

const after = (picture: PictureProps, k: number) => {
  const { recording, weights, previous, dataset } = picture;
  return comparedAfter({ now: { recording, weights }, previous, dataset }, rowOf(picture), k);
};

function After(picture: PictureProps) {
  const { recording, weights, previous, dataset, hue, onCursor } = picture;
  const row = rowOf(picture);
  const compared = useMemo(
    () => comparedAfter({ now: { recording, weights }, previous, dataset }, row, shownGames),
    [recording, weights, previous, dataset, row],
  );
  return (
    <RankingPanel
      compared={compared}
      title={titleOf(picture)}
      k={shownGames}
      withTruth
      empty="Nothing has been scored."
      selected={null}
      onSelect={(item) => onCursor('probability', { head: 0, row, column: item - 1 })}
      hue={hue}
    />
  );
}

function UnderMasks(picture: PictureProps) {
  const cursor = useTransformerCursor(picture, picture.recording.masked[0]);
  return <Guesses {...picture} cursor={cursor} />;
}
