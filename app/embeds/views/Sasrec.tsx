import { SasrecPicture } from '../../figures/sasrec/SasrecPicture';
import { sasrecTable } from '../../figures/sasrec/table';
import type { ViewProps } from '../views';
import { isBare } from './parts';
import { TapeView } from './TapeView';

export default function Sasrec({ figure }: ViewProps) {
  const bare = isBare(figure);
  return (
    <TapeView
      figure={figure}
      caption={
        bare
          ? 'A row is a game that asks, and a column one that it may look at: itself and those before it. The small maps are the heads of each block; press one to see it large, and a row to see it as arcs.'
          : 'Step through the model with the buttons above the picture. A row is a game that asks, a column one that it may look at; point at a cell to see what it was computed from.'
      }
      table={sasrecTable}
    >
      {({ picture }) => <SasrecPicture {...picture} bare={bare} />}
    </TapeView>
  );
}
