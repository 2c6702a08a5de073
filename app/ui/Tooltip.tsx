import { type ReactNode, useId, useRef } from 'react';
import { place } from './place';
import style from './Tooltip.module.css';

export interface TooltipProps {
  /** One or two sentences. */
  text: string;
  /** Put on the one element that is explained: it must be able to take the focus. */
  children: (trigger: TriggerProps) => ReactNode;
}

export interface TriggerProps {
  'aria-describedby': string;
  onPointerEnter: (event: { currentTarget: Element }) => void;
  onPointerLeave: () => void;
  onFocus: (event: { currentTarget: Element }) => void;
  onBlur: () => void;
  onClick: (event: { currentTarget: Element }) => void;
  onKeyDown: (event: { key: string }) => void;
}

/** A few words on what something means, on hover, focus or touch. It lies above everything and is never cut off. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);

  const show = ({ currentTarget }: { currentTarget: Element }) => {
    const element = bubble.current;
    if (!element || element.matches(':popover-open')) return;
    element.showPopover();
    place(element, currentTarget);
  };
  const hide = () => bubble.current?.hidePopover();

  return (
    <>
      {children({
        'aria-describedby': id,
        onPointerEnter: show,
        onPointerLeave: hide,
        onFocus: show,
        onBlur: hide,
        onClick: show,
        onKeyDown: ({ key }) => key === 'Escape' && hide(),
      })}
      <span ref={bubble} id={id} role="tooltip" popover="manual" className={style.bubble}>
        {text}
      </span>
    </>
  );
}
