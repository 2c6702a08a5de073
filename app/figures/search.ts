/** Finding a game by what a reader types. */
import type { Game } from '../../src/data/dataset';

/** Lower case, without accents, trademark signs and punctuation. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}™®©'’`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Lower is better; null where the game does not match. */
function scoreOf(game: Game, query: string): number | null {
  const title = plain(game.title);
  if (title === query) return 0;
  if (title.startsWith(query)) return 1;
  if (` ${title}`.includes(` ${query}`)) return 2;
  const words = title.split(' ');
  if (
    words
      .map((word) => word[0])
      .join('')
      .startsWith(query.replaceAll(' ', ''))
  )
    return 3;
  const about = ` ${title} ${plain(game.genres.join(' '))} ${game.year ?? ''}`;
  return query.split(' ').every((word) => about.includes(` ${word}`)) ? 4 : title.includes(query) ? 5 : null;
}

/**
 * Item ids of the games that match, best first: by title, by the initials of its words ("gta"), by genre and year
 * ("racing 2014"). Games in `without` are left out.
 */
export function searchGames(
  games: readonly Game[],
  query: string,
  without: ReadonlySet<number>,
  limit = 50,
): number[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  return games
    .flatMap((game, item) => {
      const score = item === 0 || without.has(item) ? null : scoreOf(game, wanted);
      return score === null ? [] : [{ item, score, length: game.title.length }];
    })
    .sort((a, b) => a.score - b.score || a.length - b.length || a.item - b.item)
    .slice(0, limit)
    .map(({ item }) => item);
}
