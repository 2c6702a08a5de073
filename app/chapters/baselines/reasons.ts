/** Why a baseline recommends a game, in a few words. */
import type { Game } from '../../../src/data/dataset';
import { whole } from '../../../src/data/whole';
import type { Advice, Reason } from '../../../src/train/counting/countingProtocol';
import { counted } from '../words';

export function reasonOf(reason: Reason, games: readonly Game[]): string {
  if (reason.by === 'popularity')
    return reason.players > 0
      ? `${counted(reason.players, 'player has', 'players have')} it`
      : 'nobody has it';
  if (reason.by === 'itemknn') {
    const like = reason.neighbours.map(
      ({ item, similarity }) => `${games[item].title} ${similarity.toFixed(2)}`,
    );
    return like.length > 0 ? `like ${like.join(', ')}` : 'like none of them';
  }
  const { times, of } = reason;
  return times > 0 ? `came next ${whole(times)} of ${counted(of, 'time')}` : 'never came next; by popularity';
}

/** What all the games of a list have in common: what was asked. */
export function basisOf({ name, top }: Advice, history: readonly number[], games: readonly Game[]): string {
  if (name === 'popularity') return 'reads nothing';
  if (name === 'itemknn') return `reads ${counted(history.length, 'game')}, in any order`;
  const reason = top[0]?.reason;
  if (reason?.by !== 'markov') return 'reads the last game';
  const { after, of } = reason;
  const title = games[after].title;
  if (of === 0) return 'knows nothing that ever came next: popularity only';
  return after === history.at(-1) ? `reads ${title}` : `nothing ever came next; goes back to ${title}`;
}
