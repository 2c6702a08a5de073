export { BudgetFigure as default } from '../../chapters/controversy/BudgetFigure';
