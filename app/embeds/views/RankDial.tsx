export { RankDial as default } from '../../chapters/measuring/RankDial';
