import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/sasrec"
      kind="Causal attention"
      lede="Keep every game. Let each one look back at all that came before it, decide how much each of them matters, and take from them what it needs. Nothing has to squeeze through one vector."
    >
      <Text />
    </Chapter>
  );
}
