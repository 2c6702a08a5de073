import { lineChart } from '../../../src/viz/lineChart';
import type { Placed } from '../../../src/viz/ranks';
import { Drawing } from './Drawing';

interface ReadoutViewProps {
  /** What was scored: 'Scores after Rust'. */
  label: string;
  /** All games, best first. */
  places: Placed[];
  /** The score of each game, by its index. */
  scoreOf: (index: number) => number;
  name: string;
  /** Rank of the game to mark. */
  marked: number | null;
  titleOf: (index: number) => string;
  onSelect: (index: number) => void;
  height: number;
  hue: string;
}

/** The whole catalogue on one line, best first: how steeply the model prefers. */
export function ReadoutView(props: ReadoutViewProps) {
  const { label, places, scoreOf, name, marked, titleOf, onSelect, height, hue } = props;
  return (
    <Drawing
      of={lineChart}
      data={{
        series: [{ name, hue, points: places.map(({ index, rank }) => ({ x: rank, y: scoreOf(index) })) }],
        baselines: [],
      }}
      options={{
        label,
        xName: 'rank',
        logarithmic: true,
        describeX: (rank) => `${rank}. ${titleOf(places[rank - 1].index)}`,
        yFormat: '.3~g',
        fromZero: false,
        height,
        empty: 'Nothing has been scored.',
        marker: marked,
        onSelect: (rank) => onSelect(places[rank - 1].index),
      }}
    />
  );
}
