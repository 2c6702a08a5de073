import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/baselines"
      kind="Counting"
      lede="Three recommenders that learn nothing and only count: what many have, what goes with what you have, what comes after what you had last. Whoever cannot beat them has built nothing."
    >
      <Text />
    </Chapter>
  );
}
