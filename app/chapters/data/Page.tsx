import { Chapter } from '../Chapter';
import Text from './text.mdx';

export default function Page() {
  return (
    <Chapter
      path="/data"
      kind="What there is to learn from"
      lede="Before a model there is a list of lists: who has which games, and in which order the list names them. Everything that comes later, however clever, is made of these."
    >
      <Text />
    </Chapter>
  );
}
