import { defaults } from '../../../src/models/config';
import { Bert4recPicture } from '../../figures/bert4rec/Bert4recPicture';
import { bert4recTable } from '../../figures/bert4rec/table';
import type { ViewProps } from '../views';
import { isBare } from './parts';
import { TapeView } from './TapeView';

export default function Bert4rec({ figure }: ViewProps) {
  const bare = isBare(figure);
  return (
    <TapeView
      figure={figure}
      caption="Every game looks at every other, before it and after it; a hidden one is named with its mask, and has only its place to go by. The small maps are the heads of each block."
      table={bert4recTable}
    >
      {({ picture, masked, onMask }) => (
        <Bert4recPicture
          {...picture}
          bare={bare}
          masked={masked}
          maskRate={defaults.bert4rec.maskRate}
          onMask={onMask}
        />
      )}
    </TapeView>
  );
}
