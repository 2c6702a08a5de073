import { Button } from '../../ui/Button';
import { ForwardIcon } from '../../ui/icons';
import style from '../Interview.module.css';
import type { Answer } from './answers';
import type { Demo } from './entries/types';

interface AnswerViewProps {
  /** Undefined until it has come. */
  answer: Answer | undefined;
  revealed: boolean;
  onReveal: () => void;
}

/** What one would say, what one would say if asked on, the trap, and where to see it. Kept back until asked for. */
export function AnswerView({ answer, revealed, onReveal }: AnswerViewProps) {
  if (!revealed || !answer)
    return (
      <div className={style.aloud}>
        <p>Say your answer aloud. A minute is plenty.</p>
        <Button variant="primary" disabled={revealed} onClick={onReveal}>
          {revealed ? 'Fetching ours …' : 'Show ours'}
        </Button>
      </div>
    );
  const { spoken, deeper, trap, demo } = answer;
  return (
    <div className={style.answer} role="status">
      <p className={style.spoken}>{spoken}</p>
      <p className={style.part}>Deeper</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, made into HTML by the build */}
      <div className={style.deeper} dangerouslySetInnerHTML={{ __html: deeper }} />
      <p className={style.part}>The trap</p>
      <p>{trap}</p>
      <p className={style.part}>See it</p>
      {demo ? <DemoLink {...demo} /> : <p className={style.none}>No figure of this site shows it.</p>}
    </div>
  );
}

/** In a tab of its own: the question stays where it is, and the figure reads its state from the address. */
const DemoLink = ({ to, look }: Demo) => (
  <a className={style.demo} href={import.meta.env.BASE_URL + to.slice(1)} target="_blank" rel="noreferrer">
    <ForwardIcon />
    <span>
      {look}
      <span className="visually-hidden"> (opens in a new tab)</span>
    </span>
  </a>
);
