export { TwoSplits as default } from '../../chapters/measuring/TwoSplits';
