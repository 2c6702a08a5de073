import { useState } from 'react';
import { whole } from '../../../src/data/whole';
import type { Results, SplitName } from '../../../src/train/counting/countingProtocol';
import type { BaselineName } from '../../../src/train/protocol';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { PredictChoice } from '../../figures/Predict';
import { Segments } from '../../figures/picture/Segments';
import { type Question, useCounted } from '../../training/counting';
import { Button } from '../../ui/Button';
import { Board } from '../../workbench/Board';
import { baselineTitles } from '../../workbench/names';
import body from '../Body.module.css';
import { winnerOf } from './results';

export const questions: Record<SplitName, Question<Results>> = {
  validation: (counter) => counter.results('validation'),
  test: (counter) => counter.results('test'),
};

const splits = [
  { id: 'test', label: 'Test: the last game' },
  { id: 'validation', label: 'Validation: the last but one' },
] as const;

const choices = (['popularity', 'itemknn', 'markov'] as const).map((id) => ({
  id,
  label: baselineTitles[id],
}));

/** A guess, and the table that answers it: shown after the guess, or to those who would rather not. */
export function Stand() {
  const [shown, setShown] = useState(false);
  return (
    <>
      <StandQuestion onOut={() => setShown(true)} />
      <StandFigure hidden={!shown} onShow={() => setShown(true)} />
    </>
  );
}

/** Which of the three comes first here? */
function StandQuestion({ onOut }: { onOut: () => void }) {
  const { value, error } = useCounted(questions.test);
  const winner = value && winnerOf(value.rows);
  const ndcg = (name: BaselineName) => value?.rows.find((row) => row.name === name)?.ndcg10.toFixed(3);
  return (
    <PredictChoice
      onOut={onOut}
      question="Everybody’s last game is hidden, and each of the three ranks all the games. Which of them puts the hidden game highest, by NDCG@10?"
      label="Your guess"
      options={choices}
      actual={winner?.name ?? null}
      error={error ?? (value && !winner ? 'Two of them are exactly level here.' : null)}
      reveal={(actual, guess) => (
        <>
          <strong>{baselineTitles[actual]}</strong>, with {ndcg(actual)}, counted just now over{' '}
          {whole(value?.players ?? 0)} players.{' '}
          {actual === guess ? 'As you said.' : `${baselineTitles[guess]} has ${ndcg(guess)}.`}
        </>
      )}
    />
  );
}

/** The leaderboard that never leaves. */
export function StandFigure({ hidden = false, onShow }: { hidden?: boolean; onShow?: () => void }) {
  const [split, setSplit] = useState<SplitName>('test');
  const results = useCounted(questions[split]);
  return (
    <Figure
      id="stand"
      title="The leaderboard that never leaves"
      number="3.2"
      badge={results.value ? 'live' : undefined}
      caption="Measured here, over everybody. These rows stand in every table of results in this book, and a model that has trained for an hour has to be seen to beat the last of them. HR@10 is the share of players whose hidden game is among the first ten; NDCG@10 gives a higher place more, MRR gives every place its share."
    >
      <Counted of={results} room={240}>
        {({ rows, players }) =>
          hidden ? (
            <div className={body.body}>
              <p className={body.sentence}>
                Guess first, or <Button onClick={onShow}>see it without a guess</Button>
              </p>
            </div>
          ) : (
            <div className={body.body}>
              <Segments
                label="Players’ held-out games"
                segments={splits}
                selected={split}
                onSelect={setSplit}
              />
              <Board
                caption={`${whole(players)} players, all games ranked, games they own left out`}
                columns={['Recommender', 'HR@10', 'NDCG@10', 'MRR']}
                rows={[...rows]
                  .sort((a, b) => a.ndcg10 - b.ndcg10)
                  .map(({ name, hr10, ndcg10, mrr }) => ({
                    title: baselineTitles[name],
                    cells: [hr10, ndcg10, mrr].map((value) => value.toFixed(3)),
                  }))}
              />
            </div>
          )
        }
      </Counted>
    </Figure>
  );
}
