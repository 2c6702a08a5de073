import { ReadingStage, readingTable } from '../../home/ReadingStage';
import type { ViewProps } from '../views';
import { TapeView } from './TapeView';

export default function Reading({ figure }: ViewProps) {
  return (
    <TapeView
      figure={figure}
      flush
      caption="A row is the vector that the model carries on after a game: all that it knows of this player. Watch which units keep their colour through the games and which are rewritten by a single one, and what that does to the ranking. A tick marks the game that does come next."
      table={({ recording, dataset }) => readingTable(recording, dataset)}
    >
      {({ picture: { recording, dataset } }) => <ReadingStage recording={recording} dataset={dataset} />}
    </TapeView>
  );
}
