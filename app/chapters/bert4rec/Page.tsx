import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/bert4rec"
      kind="Bidirectional attention"
      lede="Blank out some of a player’s games and guess them from what stands on both sides. To recommend, put one more blank at the end."
    >
      <Text />
    </Chapter>
  );
}
