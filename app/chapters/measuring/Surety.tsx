import { useMemo, useState } from 'react';
import { type ModelName, neuralModels } from '../../../src/models/config';
import { LIST } from '../../../src/train/probes/answers';
import { type Binning, binsOf, calibrationError } from '../../../src/train/probes/calibration';
import type { Confidence } from '../../../src/train/protocol';
import '../../../src/viz/dots.css';
import { whole } from '../../../src/data/whole';
import { reliability } from '../../../src/viz/reliability';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';
import type { Answer } from '../../ranks/useRanks';
import { DataTable } from '../../ui/DataTable';
import { Board } from '../../workbench/Board';
import { modelHues, modelNames } from '../../workbench/names';
import { AskFirst } from './AskFirst';
import {
  type Event,
  isBinary,
  lossNotes,
  meanOf,
  type Reading,
  saidOf,
  shareTrue,
  verdictOf,
} from './surety';

const BINS = 10;

const events: { id: Event; label: string }[] = [
  { id: 'first', label: 'the first game is right' },
  { id: 'list', label: `one of the ${LIST} is` },
];

const binnings: { id: Binning; label: string }[] = [
  { id: 'size', label: 'groups of the same size' },
  { id: 'width', label: 'steps of 10 %' },
];

const readings: { id: Reading; label: string }[] = [
  { id: 'softmax', label: 'softmax over the games' },
  { id: 'sigmoid', label: 'sigmoid, as the loss reads it' },
];

const sources: Record<Reading, string> = {
  softmax: 'the softmax of its scores over all games that a player does not own',
  sigmoid: 'the sigmoid of its highest score, which is what its loss asked about one game at a time',
};

const part = (share: number) => `${(100 * share).toFixed(1)} %`;

type Sure = Answer & { confidence: Confidence };

/** Is a model right as often as it says? */
export function Surety() {
  const { table } = useSharedRanks();
  const asked = neuralModels.flatMap((model) => {
    const answer = table[model];
    return answer?.confidence ? [{ model, answer: answer as Sure }] : [];
  });
  const [chosen, setChosen] = useState<ModelName | null>(null);
  const [event, setEvent] = useState<Event>('first');
  const [by, setBy] = useState<Binning>('size');
  const [asBinary, setAsBinary] = useState<Reading>('softmax');
  const current = asked.find(({ model }) => model === chosen) ?? asked.at(-1);
  const binary = isBinary(current?.answer.loss ?? null) && event === 'first';
  const reading = binary ? asBinary : 'softmax';
  const model = current?.model;
  const answer = current?.answer;
  const said = useMemo(() => (answer ? saidOf(answer, event, reading) : null), [answer, event, reading]);
  const bins = useMemo(() => (said ? binsOf(said.predicted, said.came, BINS, by) : []), [said, by]);
  const options = useMemo(
    () => ({
      label: model ? `What ${modelNames[model]} said, and how often it came true` : '',
      hue: model ? modelHues[model] : 'var(--ink)',
      height: 380,
    }),
    [model],
  );
  return (
    <Figure
      id="surety"
      title="As sure as it should be?"
      number="8.6"
      badge={said ? 'live' : undefined}
      caption={`The asked players, told apart by how probable the model called its answer: ${sources[reading]}. A dot is one such group; upwards, for how many of them it came true, with the interval in which that share lies 95 times of 100 (Wilson’s). On the dashed line a model is right as often as it says. Below the line it claims more than comes true. A group of a few players settles nothing, however far off it is: look at the bars.`}
      table={
        bins.length > 0 && (
          <DataTable
            caption={`Calibration of ${answer?.title}`}
            columns={['Said', 'Players', 'On average', 'Came true', 'low', 'high']}
            rows={bins.map(({ from, to, count, predicted, observed, low, high }) => [
              `${part(from)} to ${part(to)}`,
              whole(count),
              ...[predicted, observed, low, high].map(part),
            ])}
          />
        )
      }
    >
      <div className={style.body}>
        {!current || !said ? (
          <AskFirst />
        ) : (
          <>
            <div className={style.choices}>
              <Segments
                label="Model"
                segments={asked.map(({ model }) => ({ id: model, label: modelNames[model] }))}
                selected={current.model}
                onSelect={setChosen}
              />
              <Segments label="What may come true" segments={events} selected={event} onSelect={setEvent} />
              <Segments label="How players are grouped" segments={binnings} selected={by} onSelect={setBy} />
              {binary && (
                <Segments label="Reading" segments={readings} selected={reading} onSelect={setAsBinary} />
              )}
            </div>
            <Drawing of={reliability} data={bins} options={options} className={style.picture} />
            <Board
              caption="What each model says on average, how often it is right, and its calibration error"
              columns={['Model', 'says', 'is right', 'ECE']}
              rows={asked.map(({ model, answer }) => {
                const { predicted, came } = saidOf(
                  answer,
                  event,
                  model === current.model ? reading : 'softmax',
                );
                const error = calibrationError(binsOf(predicted, came, BINS, by));
                return {
                  title: answer.title,
                  model,
                  own: model === current.model,
                  cells: [part(meanOf(predicted)), part(shareTrue(came)), error.toFixed(3)],
                };
              })}
            />
            <p className={style.verdict}>
              {verdictOf(said, reading)} {answer?.loss && lossNotes[answer.loss]}
            </p>
          </>
        )}
      </div>
    </Figure>
  );
}
