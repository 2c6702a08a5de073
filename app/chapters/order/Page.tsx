import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/order"
      kind="The question"
      lede="The same games in another order: are they the same player? Before anything is built to read sequences, find out whether there is anything in the sequence to read."
    >
      <Text />
    </Chapter>
  );
}
