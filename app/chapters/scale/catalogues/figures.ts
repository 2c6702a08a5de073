/** The figures of large catalogues: their code comes after the text. */
import { later } from '../../../figures/later';

export const SemanticIdsFigure = later(
  () => import('./SemanticIdsFigure').then((file) => file.SemanticIdsFigure),
  { id: 'codes', room: 900 },
);

export const TrieFigure = later(() => import('./TrieFigure').then((file) => file.TrieFigure), {
  id: 'trie',
  room: 700,
});

export const SearchFigure = later(() => import('./SearchFigure').then((file) => file.SearchFigure), {
  id: 'search',
  room: 700,
});

export const VersionsFigure = later(() => import('./VersionsFigure').then((file) => file.VersionsFigure), {
  id: 'versions',
  room: 900,
});
