import type { Dataset } from '../../../src/data/dataset';
import { neighboursOf } from '../../../src/train/probes/gameMap';
import type { GameMap } from '../../../src/train/protocol';
import { DataTable } from '../../ui/DataTable';
import { kindOf } from '../genres';
import type { Choice } from './useChosen';

/** All games with their places, and how alike each is to the chosen one. */
export function GamesTable({ map, dataset, choice }: { map: GameMap; dataset: Dataset; choice: Choice }) {
  const { item, by } = choice;
  const title = item === null ? null : dataset.games[item].title;
  const rows =
    item === null
      ? Array.from({ length: map.games }, (_, index) => ({ item: index + 1, value: null }))
      : neighboursOf(map, item, map.games, by);
  return (
    <DataTable
      caption={title ? `All games by likeness to ${title}` : 'All games'}
      columns={['Game', 'Genre', 'Likeness', 'Across', 'Up']}
      rows={rows.map(({ item: other, value }) => [
        dataset.games[other].title,
        kindOf(dataset.games[other].genres),
        value === null ? '–' : value.toFixed(3),
        map.points[2 * (other - 1)].toFixed(3),
        map.points[2 * (other - 1) + 1].toFixed(3),
      ])}
    />
  );
}
