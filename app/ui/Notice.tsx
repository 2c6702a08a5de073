import type { ReactNode } from 'react';
import { IconButton } from './Button';
import { CloseIcon } from './icons';
import style from './Notice.module.css';

export interface NoticeProps {
  tone?: 'info' | 'warn' | 'error';
  /** What happened. */
  title: string;
  /** What it means and what to do, in a sentence or two. */
  children?: ReactNode;
  /** A button or a link that does it. */
  action?: ReactNode;
  onDismiss?: () => void;
}

/** A message in the page. Errors interrupt a screen reader; the others wait for their turn. */
export function Notice({ tone = 'info', title, children, action, onDismiss }: NoticeProps) {
  return (
    <div className={style.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <div className={style.text}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {action}
      {onDismiss && <IconButton variant="plain" label="Dismiss" icon={<CloseIcon />} onClick={onDismiss} />}
    </div>
  );
}
