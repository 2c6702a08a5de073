import style from './Badge.module.css';
import { Tooltip } from './Tooltip';

const kinds = {
  live: 'Computed here and now, in this browser: from the data that is open, or by the code beside it from its present weights.',
  recorded:
    'Shipped with the site: computed once, beforehand, by the same code. Where it is a model’s, it becomes live when you change something or train.',
  illustration: 'A drawing that explains an idea. Its numbers were not computed by a model.',
} as const;

export type BadgeKind = keyof typeof kinds;

/** Where the numbers of a figure come from; says what that means on hover, focus or touch. */
export function Badge({ kind }: { kind: BadgeKind }) {
  return (
    <Tooltip text={kinds[kind]}>
      {(trigger) => (
        <button type="button" className={style.hit} {...trigger}>
          <span className={style.badge} data-kind={kind}>
            {kind}
          </span>
        </button>
      )}
    </Tooltip>
  );
}
