import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/controversy"
      kind="Replication"
      lede="Two models, five years of papers, and no agreement on which is better. The quarrel is worth a chapter because almost none of it was about the models."
    >
      <Text />
    </Chapter>
  );
}
