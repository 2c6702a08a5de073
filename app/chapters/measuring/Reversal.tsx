import { useState } from 'react';
import * as v from 'valibot';
import { isModel } from '../../../src/models/config';
import type { RecommenderName } from '../../../src/train/protocol';
import { meanGain, metricsOf, sampledRanks } from '../../../src/train/ranks';
import { Figure } from '../../figures/Figure';
import { PredictNumber } from '../../figures/Predict';
import { Segments } from '../../figures/picture/Segments';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';
import { type RankTable, recommenders } from '../../ranks/useRanks';
import { numberAmong } from '../../store/properties';
import { useStore } from '../../store/store';
import { useSetting } from '../../store/useSetting';
import { Board } from '../../workbench/Board';
import { recommenderNames } from '../../workbench/names';
import { Everybody } from './Everybody';

const sizes = [10, 20, 50, 100, 200, 500];
const metricNames = { ndcg10: 'NDCG@10', hr10: 'HR@10', mrr: 'MRR' } as const;
type Metric = keyof typeof metricNames;
const metrics = Object.keys(metricNames) as Metric[];

interface Standing {
  name: RecommenderName;
  full: number;
  sampled: number;
}

/** The same ranks, among all games and among a few drawn ones: does the order of the models survive? */
export function Reversal() {
  const { table, ask } = useSharedRanks();
  const total = useStore((state) => state.dataset?.manifest.counts.players ?? 0);
  const [guessed, setGuessed] = useState(false);
  const [negatives, setNegatives] = useSetting('drawn', numberAmong(sizes), 100);
  const [metric, setMetric] = useSetting('metric', v.picklist(metrics), 'ndcg10');
  const standings = standingsOf(table, negatives, metric);
  const byFull = places(standings, 'full');
  const bySampled = places(standings, 'sampled');
  return (
    <Figure
      id="sampled"
      title="All games, or a hundred drawn ones"
      number="8.2"
      badge={standings.length > 0 ? 'live' : undefined}
      caption="Left, where the game that came stands among all games that the player does not own. Right, among a few that were drawn at random, as many papers measured it to save time. The players and the models are the same. Look at how much higher every figure is, and at whether the order of the rows is still the same."
    >
      <Everybody total={total} />
      {(standings.length === 0 || guessed) && (
        <PredictNumber
          question="Among all games, the right one has a thousand rivals. Among a hundred drawn ones, by what factor is SASRec’s NDCG@10 larger?"
          label="Times larger"
          min={1}
          max={6}
          step={0.1}
          format={(value) => `× ${value.toFixed(1)}`}
          actual={factorOf(table)}
          error={null}
          onAsk={() => {
            setGuessed(true);
            ask({ players: 1000 });
          }}
          reveal={(actual, guess) =>
            `It is ${actual.toFixed(1)} times as large; you said ${guess.toFixed(1)}. Nothing about the model has changed.`
          }
        />
      )}
      {standings.length > 0 && (
        <div className={style.body}>
          <div className={style.choices}>
            <Segments
              label="Metric"
              segments={metrics.map((id) => ({ id, label: metricNames[id] }))}
              selected={metric}
              onSelect={setMetric}
            />
            <Segments
              label="Games that are drawn"
              segments={sizes.map((id) => ({ id, label: String(id), name: `${id} drawn games` }))}
              selected={negatives}
              onSelect={setNegatives}
            />
          </div>
          <Board
            caption={`${metricNames[metric]} among all games, and among ${negatives} drawn ones`}
            columns={['Model', 'all games', 'place', `${negatives} drawn`, 'place']}
            rows={standings.map(({ name, full, sampled }) => {
              const [before, after] = [byFull.indexOf(name) + 1, bySampled.indexOf(name) + 1];
              return {
                title: table[name]?.title ?? recommenderNames[name],
                model: isModel(name) ? name : undefined,
                cells: [
                  full.toFixed(3),
                  String(before),
                  sampled.toFixed(3),
                  <Moved key="moved" {...{ before, after }} />,
                ],
              };
            })}
          />
          <p className={style.verdict} aria-live="polite">
            {verdictOf(standings, metric, negatives)}{' '}
            {standings.length === recommenders.length && elsewhere(table)}
          </p>
        </div>
      )}
    </Figure>
  );
}

/** How much sampling flatters SASRec; null until it has been asked. */
function factorOf({ sasrec }: RankTable): number | null {
  if (!sasrec) return null;
  const sampled = sampledRanks(sasrec.ranks, sasrec.candidates, 100, 0);
  return meanGain(sampled, 'ndcg10') / meanGain(sasrec.ranks, 'ndcg10');
}

function Moved({ before, after }: { before: number; after: number }) {
  if (before === after) return after;
  const [sign, tone] = after < before ? ['▲', style.up] : ['▼', style.down];
  return (
    <span className={tone}>
      {after} {sign}
    </span>
  );
}

function standingsOf(table: RankTable, negatives: number, metric: Metric): Standing[] {
  return recommenders.flatMap((name) => {
    const asked = table[name];
    if (!asked) return [];
    const sampled = sampledRanks(asked.ranks, asked.candidates, negatives, 0);
    return [{ name, full: metricsOf(asked.ranks)[metric], sampled: metricsOf(sampled)[metric] }];
  });
}

const places = (standings: Standing[], key: 'full' | 'sampled'): RecommenderName[] =>
  [...standings].sort((a, b) => b[key] - a[key]).map(({ name }) => name);

/** Pairs that sampling turns round, the one that is truly better first. */
function turnedOf(standings: Standing[]): [Standing, Standing][] {
  const pairs = standings.flatMap((one, i) =>
    standings.slice(i + 1).map((other): [Standing, Standing] => [one, other]),
  );
  return pairs
    .filter(([one, other]) => (one.full - other.full) * (one.sampled - other.sampled) < 0)
    .map(([one, other]) => (one.full > other.full ? [one, other] : [other, one]));
}

/** At which other settings an order is turned round, if at any. */
function elsewhere(table: RankTable): string {
  const found = metrics.flatMap((metric) => {
    const at = sizes.filter((negatives) => turnedOf(standingsOf(table, negatives, metric)).length > 0);
    return at.length > 0 ? [`${metricNames[metric]} with ${at.join(', ')} drawn`] : [];
  });
  return found.length > 0
    ? `Of all the settings above, these turn some pair round: ${found.join('; ')}. Some of these pairs are nearly level to begin with: the next figure says which differences are settled.`
    : 'None of the settings above turns any pair round for these players.';
}

function verdictOf(standings: Standing[], metric: Metric, negatives: number): string {
  if (standings.length < recommenders.length) return 'Not everybody has been asked yet.';
  const turned = turnedOf(standings);
  const all = `${metricNames[metric]} among ${negatives} drawn games`;
  if (turned.length === 0) return `${all} keeps the order of all ${standings.length}, here.`;
  const named = turned.map(
    ([better, worse]) => `${recommenderNames[better.name]} over ${recommenderNames[worse.name]}`,
  );
  return `${all} turns round what the full ranking says: ${named.join(', ')}.`;
}
