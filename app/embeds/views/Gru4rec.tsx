import { Gru4recPicture } from '../../figures/gru4rec/Gru4recPicture';
import { gru4recTable } from '../../figures/gru4rec/table';
import type { ViewProps } from '../views';
import { isBare } from './parts';
import { TapeView } from './TapeView';

export default function Gru4rec({ figure }: ViewProps) {
  const bare = isBare(figure);
  return (
    <TapeView
      figure={figure}
      caption="A row is a game, a column one unit of the model’s memory. Choose a tensor above: the reset and update gates decide, unit by unit, how much of what was known is kept. Press a row to read up to that game."
      table={gru4recTable}
    >
      {({ picture }) => <Gru4recPicture {...picture} bare={bare} />}
    </TapeView>
  );
}
