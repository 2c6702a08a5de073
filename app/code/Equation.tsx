import 'katex/dist/katex.min.css';
import { equations } from 'virtual:equations';
import { type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import type { Op, Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';
import style from './Equation.module.css';
import { numbersOf } from './numbers';
import { operandOf } from './operands';

export interface EquationProps {
  recording: Recording;
  /** The op under the cursor. */
  op: Op;
  /** The selected cell: the equation is also written with its numbers. */
  cell?: OpCell | null;
  /** SASRec: the block as published has other equations. */
  published?: boolean;
  /** Id of the op that the pointer is over, here or elsewhere. */
  hovered?: string | null;
  onHoverOp?: (id: string | null) => void;
  onSelectOp?: (id: string) => void;
}

/** The equation of the op under the cursor. A term that is a tensor of its own can be pointed at and followed. */
export function Equation({ recording, op, cell, published, hovered, onHoverOp, onSelectOp }: EquationProps) {
  const formula = useRef<HTMLDivElement>(null);
  const html = equations[recording.model + (published ? '-published' : '')]?.[op.mark];
  const numbers = cell ? numbersOf(recording, op, cell) : null;

  useLayoutEffect(() => {
    for (const term of termsIn(formula.current)) {
      const id = opOfTerm(recording, op, term);
      term.toggleAttribute('data-result', term.dataset.role === 'result');
      term.toggleAttribute('data-hovered', id !== undefined && id === hovered);
    }
  });

  if (!html) return null;
  const over = (event: SyntheticEvent) => {
    const term = (event.target as Element).closest<HTMLElement>('[data-mark]');
    return term ? (opOfTerm(recording, op, term) ?? null) : null;
  };
  return (
    <section className={style.equation} aria-label={`Equation of ${op.mark}`}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same tensors are reached by keyboard in the code and the transport */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        ref={formula}
        className={style.formula}
        onPointerOver={(event) => onHoverOp?.(over(event))}
        onPointerLeave={() => onHoverOp?.(null)}
        onClick={(event) => {
          const id = over(event);
          if (id) onSelectOp?.(id);
        }}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered at build time from app/code/equations.ts
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <p className={style.numbers} aria-live="polite">
        {numbers ? (
          <>
            <span>{numbers.place}</span> {numbers.text}
          </>
        ) : (
          'Choose a cell of the picture to see its numbers here.'
        )}
      </p>
    </section>
  );
}

const termsIn = (formula: HTMLElement | null): HTMLElement[] => [
  ...(formula?.querySelectorAll<HTMLElement>('[data-mark]') ?? []),
];

/** The result of an equation is the op itself; an operand is the op it was computed from. */
function opOfTerm(recording: Recording, op: Op, term: HTMLElement): string | undefined {
  if (term.dataset.role === 'result') return op.id;
  return operandOf(recording, op, term.dataset.mark?.split(' ') ?? [])?.id;
}
