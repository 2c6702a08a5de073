import { useEffect, useRef, useState } from 'react';
import { whole } from '../../src/data/whole';
import { defaults, type ModelName } from '../../src/models/config';
import { mayGoOn } from '../../src/train/course/timeline';
import type { Branch, RunState } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { branch, complain, removeBranch, rewind, train } from '../training/trainer';
import { Button, IconButton } from '../ui/Button';
import { classes } from '../ui/classes';
import { Slider } from '../ui/Field';
import { CloseIcon } from '../ui/icons';
import { useFocusKept } from '../ui/useFocusKept';
import { changesOf } from './changes';
import { adoptSettings, epochOf, isBusy, useChanges, useSettings } from './runs';
import style from './TimeTravel.module.css';

/** Back to any step of the run, and on from there by another way. */
export function TimeTravel({ model }: { model: ModelName }) {
  const run = useStore((state) => state.runs[model]);
  const tree = useStore((state) => state.branches[model]);
  if (!run || !tree || run.origin === 'recorded') return null;
  if (run.reached === 0 && tree.length < 2) return null;
  return <Past {...{ model, run, tree }} />;
}

interface PastProps {
  model: ModelName;
  run: RunState;
  tree: readonly Branch[];
}

function Past({ model, run, tree }: PastProps) {
  const section = useRef<HTMLElement>(null);
  useFocusKept(section);
  return (
    <section ref={section} tabIndex={-1} className={style.travel} aria-label="The past of this run">
      <Steps model={model} run={run} first={firstStep(run, tree)} />
      {tree.length > 1 && <Tree model={model} run={run} tree={tree} />}
    </section>
  );
}

/** Before the weights of a file, nothing is known. */
function firstStep({ branch }: RunState, tree: readonly Branch[]): number {
  const here = tree.find(({ id }) => id === branch);
  return here?.file === undefined ? 0 : here.from;
}

/** Not a step has been made since the weights were opened. */
const isAtFile = ({ reached }: RunState, first: number): boolean => first > 0 && reached === first;

interface StepsProps {
  model: ModelName;
  run: RunState;
  /** The first that can be gone to. */
  first: number;
}

function Steps({ model, run, first }: StepsProps) {
  const config = useSettings(model);
  const changed = useChanges(model).length > 0;
  const [target, setTarget] = useState(run.step);
  const busy = isBusy(run);
  const ended = run.step >= config.epochs * run.stepsPerEpoch;
  useEffect(() => setTarget(run.step), [run.step]);
  const leave = async () => {
    await branch(model, config);
    await train(model);
  };
  return (
    <div className={style.steps}>
      <Slider
        label="Step"
        min={first}
        max={run.reached}
        step={1}
        value={busy ? run.step : target}
        onChange={setTarget}
        disabled={busy || isAtFile(run, first)}
        format={(step) =>
          `${whole(step)} of ${whole(run.reached)} made · epoch ${epochOf({ step, stepsPerEpoch: run.stepsPerEpoch })}`
        }
        effect={
          changed && ended ? (
            'This is the last step. Go back to one before it, or set more epochs below, and branch off there.'
          ) : (
            <Verdict run={run} first={first} />
          )
        }
      />
      <div className={style.buttons}>
        <Button
          disabled={busy || target === run.step}
          onClick={() => void rewind(model, run.branch, target).catch(complain)}
        >
          Go to step {whole(target)}
        </Button>
        {changed && mayGoOn(run.config, config) && (
          <Button disabled={busy || run.step === 0 || ended} onClick={() => void leave().catch(complain)}>
            Branch off here
          </Button>
        )}
      </div>
    </div>
  );
}

/** Whether steps that were made a second time were the same. */
function Verdict({ run, first }: Omit<StepsProps, 'model'>) {
  const { replay, step, reached } = run;
  if (replay && replay.compared > 0) {
    const { compared, identical } = replay;
    return compared === identical
      ? `Made again: ${compared} of ${compared} losses are the same to the last bit.`
      : `Made again: ${identical} of ${compared} losses are the same. Another backend rounds in another way.`;
  }
  if (isAtFile(run, first))
    return 'Nothing is known of the steps before: train, and there are some to go back to.';
  return step < reached
    ? 'Train, and the same steps are made again; or change a setting below, and branch off.'
    : 'Go back to any step: the figures above show the model as it was then.';
}

function Tree({ model, run, tree }: PastProps) {
  const busy = isBusy(run);
  const takeUp = async (one: Branch) => {
    await rewind(model, one.id, one.reached);
    adoptSettings(model, one.config);
  };
  return (
    <div className={style.scroll}>
      <table className={style.tree}>
        <caption>Courses of this run: those that it is not on are pale in the charts</caption>
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col" className={style.origin}>
              From
            </th>
            <th scope="col">With</th>
            <th scope="col" className={style.figure}>
              Steps
            </th>
            <th scope="col" className={style.figure}>
              Best NDCG
            </th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.map((one, index) => {
            const current = one.id === run.branch;
            const { reached, metrics } = current ? { ...one, ...grown(one, run) } : one;
            const best = Math.max(...metrics.map(({ ndcg10 }) => ndcg10));
            const leaf = !tree.some(({ parent }) => parent === one.id);
            return (
              <tr key={one.id} aria-current={current || undefined}>
                <th scope="row">{index + 1}</th>
                <td className={style.origin}>{beginningOf(one, tree)}</td>
                <td>{differenceOf(model, one, tree)}</td>
                <td className={classes(style.figure, 'num')}>{whole(reached)}</td>
                <td className={classes(style.figure, 'num')}>
                  {Number.isFinite(best) ? best.toFixed(3) : '–'}
                </td>
                <td className={style.actions}>
                  {current ? (
                    <span>here</span>
                  ) : (
                    <>
                      <Button
                        variant="plain"
                        disabled={busy}
                        onClick={() => void takeUp(one).catch(complain)}
                      >
                        Take it up
                      </Button>
                      <IconButton
                        variant="plain"
                        label={`Forget course ${index + 1}`}
                        icon={<CloseIcon />}
                        disabled={busy || !leaf}
                        onClick={() => void removeBranch(model, one.id).catch(complain)}
                      />
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A branch that is being trained has come further than when the tree was read. */
const grown = ({ metrics, from }: Branch, run: RunState) => ({
  reached: run.reached,
  metrics: [...metrics, ...run.metrics.filter(({ step }) => step > from || from === 0)],
});

function beginningOf({ parent, from, file }: Branch, tree: readonly Branch[]): string {
  if (file !== undefined) return file;
  if (parent === null) return 'fresh';
  return `${tree.findIndex(({ id }) => id === parent) + 1}, step ${whole(from)}`;
}

/** What sets a course apart from the one that it left, or from the first; and the first from the defaults. */
function differenceOf(model: ModelName, one: Branch, tree: readonly Branch[]): string {
  const first = tree[0] === one;
  const other = tree.find(({ id }) => id === one.parent) ?? tree[0];
  const changes = changesOf(model, first ? defaults[model] : other.config, one.config);
  const unchanged = first ? 'the default settings' : 'the same settings';
  return changes.map(({ name, to }) => `${name} ${to}`).join(', ') || unchanged;
}
