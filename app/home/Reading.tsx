import { Link } from 'wouter';
import type { Dataset } from '../../src/data/dataset';
import { Figure } from '../figures/Figure';
import { chapterOn } from '../pages';
import type { Tape } from '../store/run';
import { DataTable } from '../ui/DataTable';
import style from './OpeningFigure.module.css';
import { ReadingStage, readingTable } from './ReadingStage';

const chapter = chapterOn('gru4rec');

/** GRU4Rec reads a library, as the front page has it. */
export function Reading({ tape: { recording, kind }, dataset }: { tape: Tape; dataset: Dataset }) {
  return (
    <div data-model="gru4rec" className={style.reading}>
      <Figure
        id="reading"
        title="GRU4Rec reads a library"
        badge={kind}
        caption={
          <p>
            A row is the vector that the model carries on after a game: all that it knows of this player.
            Watch which units keep their colour through the games and which are rewritten by a single one, and
            what that does to the ranking. A tick marks the game that does come next.{' '}
            <Link href={chapter?.path ?? '/'}>Open the gates that decide it</Link>
          </p>
        }
        table={<DataTable {...readingTable(recording, dataset)} />}
      >
        <ReadingStage recording={recording} dataset={dataset} />
      </Figure>
    </div>
  );
}
