import { Link } from 'wouter';
import { whole } from '../../src/data/whole';
import { lab } from '../pages';
import { useStore } from '../store/store';
import style from './Home.module.css';

const papers = [
  ['GRU4Rec, ICLR 2016', 'https://arxiv.org/abs/1511.06939'],
  ['its losses, CIKM 2018', 'https://arxiv.org/abs/1706.03847'],
  ['SASRec, ICDM 2018', 'https://arxiv.org/abs/1808.09781'],
  ['BERT4Rec, CIKM 2019', 'https://arxiv.org/abs/1904.06690'],
] as const;

/** How the site works, what its data is, and where to read on. */
export function About() {
  return (
    <>
      <section aria-labelledby="how">
        <h2 id="how" className={style.heading}>
          What you see is what ran
        </h2>
        <dl className={style.points}>
          <div>
            <dt>One code, trained and watched</dt>
            <dd>
              Tensors are named where the model makes them. Training ignores the names; a trace keeps what
              they stand for. The code beside a figure is that very file.
            </dd>
          </div>
          <div>
            <dt>One cursor</dt>
            <dd>
              A cell, a line of code, a term of the equation: point at one and all three light up, because
              they are the same tensor. <kbd>←</kbd> and <kbd>→</kbd> step, the space bar plays.
            </dd>
          </div>
          <div>
            <dt>Badges that mean something</dt>
            <dd>
              <em>Live</em> was computed here and now, <em>recorded</em> by the same code beforehand. An{' '}
              <em>illustration</em> says that it is one. No number is made up.
            </dd>
          </div>
          <div>
            <dt>With or without a GPU</dt>
            <dd>
              WebGPU where there is one, else WebAssembly: the same models and the same numbers. Nothing
              leaves this browser, and a run is there again tomorrow.
            </dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="data" className={style.data}>
        <h2 id="data" className={style.heading}>
          About the data, before you trust it
        </h2>
        <div>
          <Counts />
          <p>
            On this site the games are real and the players are not. Real Steam libraries taught a set of
            models, and the models wrote the histories that ship with this site: the same catalogue, the same
            lengths, no person’s list. Whoever has the public dump of real libraries can build from it with
            one command and run everything on that instead.
          </p>
          <p>
            A history here is in <em>library order</em>, the order in which a library lists its games. It is
            not the order in which they were bought or played, though it is strongly predictive, and noticing
            that is the first lesson in the data.
          </p>
        </div>
      </section>
      <footer className={style.foot}>
        <p>
          Read on:{' '}
          {papers.map(([name, url], i) => (
            <span key={url}>
              {i > 0 && ', '}
              <a href={url}>{name}</a>
            </span>
          ))}
          . Or go and try: <Link href={lab.path}>the lab</Link>.
        </p>
      </footer>
    </>
  );
}

/** From the data set that is open; nothing until it is. Its room is kept. */
function Counts() {
  const manifest = useStore((state) => state.dataset?.manifest);
  const counts = manifest && [
    [manifest.counts.players, manifest.simulated ? 'simulated players' : 'players'] as const,
    [manifest.counts.games, 'games'] as const,
    [manifest.counts.interactions, 'entries'] as const,
  ];
  return (
    <ul className={style.counts}>
      {counts?.map(([count, of]) => (
        <li key={of}>
          <span className="num">{whole(count)}</span> {of}
        </li>
      ))}
    </ul>
  );
}
