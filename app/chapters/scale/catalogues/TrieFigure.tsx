import { useMemo } from 'react';
import * as v from 'valibot';
import type { Dataset } from '../../../../src/data/dataset';
import { whole } from '../../../../src/data/whole';
import { DIGITS, type SemanticIds, sharing } from '../../../../src/train/catalogue/semanticIds';
import { keyOf, trieOf } from '../../../../src/train/catalogue/trie';
import { useSetting } from '../../../store/useSetting';
import { DataTable } from '../../../ui/DataTable';
import { Board } from '../../../workbench/Board';
import body from '../../Body.module.css';
import { counted } from '../../words';
import { Digits } from './Digits';
import { IdControls } from './IdControls';
import { IdFigure } from './IdFigure';
import type { Ids } from './useIds';

const prefixText = v.pipe(v.string(), v.regex(/^(\d{1,2}(\.\d{1,2}){0,2})?$/));
const ordinals = ['first', 'second', 'third'];

/** Digit by digit: what may follow, and what a table without the whole prefix would let through. */
export const TrieFigure = () => (
  <IdFigure
    id="trie"
    title="Which digits may follow"
    number="9.6"
    room={620}
    caption="Choose digits as a beam search would. A filled digit leads to a game. At the third place, look for the outlined ones: some game has that digit after the second digit, but no game has it after both. A table that knows only the place and the digit before lets them through, and the code is nobody’s. With more codes a digit, almost everything that can be written down is invalid."
    table={({ codes }) => <TrieTable codes={codes} />}
  >
    {(made) => <Trie {...made} />}
  </IdFigure>
);

function Trie({ codes, dataset, ids }: { codes: SemanticIds; dataset: Dataset; ids: Ids }) {
  const trie = useMemo(() => trieOf(codes.digits), [codes]);
  const [text, setText] = useSetting('prefix', prefixText, '');
  const asked = text === '' ? [] : text.split('.').map(Number);
  // With other codebooks the digits mean other games: what is left of the choice is what is still valid.
  const valid = asked.findIndex((_, l) => !trie.games.has(keyOf(asked.slice(0, l + 1))));
  const prefix = valid < 0 ? asked : asked.slice(0, valid);
  const reached = sharing(codes.digits, prefix);
  return (
    <>
      <IdControls ids={ids} />
      {ordinals.map((ordinal, l) => (
        <Digits
          key={ordinal}
          name={`The ${ordinal} digit`}
          codes={codes.codes}
          chosen={prefix[l] ?? null}
          closed={l > prefix.length}
          games={(digit) => trie.games.get(keyOf([...prefix.slice(0, l), digit])) ?? 0}
          allowed={(digit) => trie.follows[l].get(l > 0 ? prefix[l - 1] : 0)?.has(digit) ?? false}
          onChoose={(digit) => setText(keyOf([...prefix.slice(0, l), digit]))}
        />
      ))}
      <p className={body.sentence} role="status" style={{ minHeight: '3em' }}>
        {prefix.length === 0 ? (
          <>Nothing has been chosen: all {whole(reached.length)} games are ahead.</>
        ) : (
          <>
            <strong>{prefix.join(' · ')}</strong>{' '}
            {prefix.length < DIGITS ? `leads to ${counted(reached.length, 'game')}: ` : 'is '}
            {titles(dataset, reached)}
          </>
        )}
      </p>
      <Board
        caption="Codes by who lets them through"
        columns={['What lets codes through', 'codes', 'nobody’s']}
        rows={rowsOf(codes)}
      />
    </>
  );
}

/** How many titles a sentence holds. */
const NAMED = 4;

function titles({ games }: Dataset, items: readonly number[]): string {
  const named = items.slice(0, NAMED).map((item) => games[item].title);
  const more = items.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${whole(more)} more` : ''}.`;
}

function rowsOf({ codes, digits, distinct }: SemanticIds) {
  const { throughTable } = trieOf(digits);
  return [
    { name: 'no check at all', through: codes ** DIGITS },
    { name: 'a table of place and digit before', through: throughTable },
    { name: 'the prefix trie', through: distinct },
  ].map(({ name, through }) => ({ title: name, cells: [whole(through), whole(through - distinct)] }));
}

const TrieTable = ({ codes }: { codes: SemanticIds }) => (
  <DataTable
    caption="Prefixes that exist, and codes that are let through"
    columns={['What', 'Count', 'Of them nobody’s']}
    rows={[
      ...trieOf(codes.digits).nodes.map((nodes, l) => [
        `prefixes of ${counted(l + 1, 'digit')}`,
        whole(nodes),
        '0',
      ]),
      ...rowsOf(codes).map(({ title, cells }) => [`codes let through by ${title}`, ...cells]),
    ]}
  />
);
