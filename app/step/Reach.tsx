import type { Dataset } from '../../src/data/dataset';
import { Head } from '../figures/picture/Head';
import { titlesOf } from '../figures/picture/tensors';
import { Bar, signed } from './Bar';
import { attentionOf, reachOf } from './gradients';
import style from './Step.module.css';
import type { TakenStep } from './useStep';

/** Three answers to "which past game is this prediction about?": what the gradient feels, where attention looks, what is missed. */
export function Reach({ taken, dataset }: { taken: TakenStep; dataset: Dataset }) {
  const { tape, only, ablation } = taken;
  if (only === null) {
    return (
      <section className={style.part}>
        <Head>Which past games?</Head>
        <p className={style.hint}>Choose one prediction above: then this shows which games it is about.</p>
      </section>
    );
  }
  const titles = titlesOf(tape.forward, dataset);
  const reach = reachOf(tape);
  const attention = attentionOf(tape, only);
  const missed = ablation?.without.map((without) => ablation.whole - without) ?? null;
  const most = (values: readonly number[]) => Math.max(...values.map(Math.abs), 1e-12);
  return (
    <section className={style.part}>
      <Head facts={`for ${dataset.games[tape.targets[0]].title}`}>Which past games?</Head>
      <div className={style.scroll}>
        <table className={style.reach}>
          <thead>
            <tr>
              <th scope="col">Game</th>
              <th scope="col">Gradient that reaches it</th>
              {attention && <th scope="col">Attention, last block</th>}
              {missed && <th scope="col">Left out: change of ln p</th>}
            </tr>
          </thead>
          <tbody>
            {reach.slice(0, missed ? missed.length : reach.length).map((value, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is a position
              <tr key={position}>
                <th scope="row">{titles[position]}</th>
                <td>
                  <Bar value={value} of={most(reach)} text={value.toPrecision(2)} />
                </td>
                {attention && (
                  <td>
                    <Bar value={attention[position]} of={1} text={attention[position].toFixed(2)} />
                  </td>
                )}
                {missed && (
                  <td>
                    <Bar
                      value={-missed[position]}
                      of={most(missed)}
                      signed
                      text={signed(-missed[position], 2)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
