import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/measuring"
      kind="Evaluation"
      lede="Every claim about a recommender is a claim about a number. Where the number comes from decides what the claim is worth, and most of the ways to get it wrong make it larger."
    >
      <Text />
    </Chapter>
  );
}
