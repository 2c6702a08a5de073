import { Link } from 'wouter';
import type { ModelName } from '../../src/models/config';
import type { Page } from '../pages';
import { Connections } from './Connections';
import style from './Home.module.css';

const ideas: Record<ModelName, { idea: string; look: string }> = {
  gru4rec: {
    idea: 'Carry one vector from game to game, and learn when to overwrite it.',
    look: 'Gates and hidden state, unit by unit',
  },
  sasrec: {
    idea: 'Keep all the games, and let each look back at those before it.',
    look: 'Attention maps of every block and head',
  },
  bert4rec: {
    idea: 'Hide games anywhere, and guess them from both sides.',
    look: 'What each blank is taken for, against the truth',
  },
};

/** A chapter on the front page: who looks at whom, in the model's hue, and the idea in one sentence. */
export function ModelCard({ chapter: { path, name, year, model } }: { chapter: Page }) {
  if (!model) return null;
  return (
    <Link href={path} className={style.card} data-model={model}>
      <Connections model={model} />
      <span className={style.name}>
        {name} <span className="num">{year}</span>
      </span>
      <span className={style.idea}>{ideas[model].idea}</span>
      <span className={style.look}>{ideas[model].look}</span>
    </Link>
  );
}
