import { Chapter } from '../Chapter';
import Catalogues from './catalogues.mdx';
import Histories from './histories.mdx';

export default function Page() {
  return (
    <Chapter
      path="/scale"
      kind="Production"
      lede="A thousand games and fifty events fit in a browser. Shops have millions of items, people have histories of a hundred thousand events, and an answer is due in some tens of milliseconds. What has to change, and what each change costs."
    >
      <Histories />
      <Catalogues />
    </Chapter>
  );
}
