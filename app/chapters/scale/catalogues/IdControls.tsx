import type { ReactNode } from 'react';
import type { Start } from '../../../../src/train/catalogue/semanticIds';
import { Segments } from '../../../figures/picture/Segments';
import { Slider } from '../../../ui/Field';
import body from '../../Body.module.css';
import style from './Catalogues.module.css';
import { type Ids, sizes } from './useIds';

const beginnings: { id: Start; label: string; name: string }[] = [
  { id: 'plus', label: 'k-means++', name: 'From games that lie far apart (k-means++)' },
  { id: 'scaled', label: 'noise, to scale', name: 'From normal numbers as large as the vectors' },
  { id: 'noise', label: 'noise', name: 'From standard normal numbers, as an embedding table begins' },
];

/** What the codes are made with. */
export const IdControls = ({ ids, children }: { ids: Ids; children?: ReactNode }) => (
  <div className={body.tools}>
    {children}
    <div className={body.slider}>
      <Slider
        label="Codes a digit"
        values={sizes}
        value={ids.codes}
        onChange={(codes) => ids.setCodes(codes as typeof ids.codes)}
      />
    </div>
    <div className={style.choice}>
      <p className={body.title}>Codebooks begin with</p>
      <Segments
        label="Codebooks begin with"
        segments={beginnings}
        selected={ids.start}
        onSelect={ids.setStart}
      />
    </div>
  </div>
);
