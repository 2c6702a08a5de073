/** The figures below the first ones of a model's chapter. */
import { later } from '../../figures/later';

export const MapFigure = later(() => import('../../figures/map/MapFigure').then((file) => file.MapFigure), {
  id: 'map',
  room: 620,
});

export const LossFigure = later(() => import('../../losses/LossFigure').then((file) => file.LossFigure), {
  id: 'losses',
  room: 260,
});

export const StepFigure = later(() => import('../../step/StepFigure').then((file) => file.StepFigure), {
  id: 'step',
  room: 240,
});

export const UnitFigure = later(() => import('../gru4rec/UnitFigure').then((file) => file.UnitFigure), {
  id: 'unit',
  room: 520,
});
