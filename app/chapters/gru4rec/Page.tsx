import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/gru4rec"
      kind="Recurrent"
      lede="Read a player’s games one at a time. After each, rewrite a vector of 64 numbers. Everything the model will ever know about this player is in that vector."
    >
      <Text />
    </Chapter>
  );
}
