import { useMemo } from 'react';
import { type Dataset, playerCount } from '../../../../src/data/dataset';
import { playersByGame } from '../../../../src/data/tail';
import { wholeNumber } from '../../../store/properties';
import { useSetting } from '../../../store/useSetting';

/** How many of the players the game to begin with should be known to: enough to be a name, and not the first of all. */
const KNOWN = 0.1;

/** Every game's owners, and the game that is looked at: the address knows it by its app id. */
export function useGame(dataset: Dataset) {
  const players = useMemo(() => playersByGame(dataset), [dataset]);
  const known = useMemo(() => {
    const wanted = KNOWN * playerCount(dataset);
    const distance = (item: number) => Math.abs(players[item] - wanted);
    return dataset.games.reduce(
      (best, _, item) => (item > 0 && distance(item) < distance(best) ? item : best),
      1,
    );
  }, [dataset, players]);
  const [appId, setAppId] = useSetting('game', wholeNumber(1, 2 ** 32 - 1), dataset.games[known].appId);
  const found = dataset.games.findIndex((game, item) => item > 0 && game.appId === appId);
  return {
    players,
    item: found > 0 ? found : known,
    choose: (item: number) => setAppId(dataset.games[item].appId),
  };
}
