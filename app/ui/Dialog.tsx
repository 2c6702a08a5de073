import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button';
import style from './Dialog.module.css';
import { CloseIcon } from './icons';

export interface DialogProps {
  open: boolean;
  /** Called on Escape, the close button and a press outside. */
  onClose: () => void;
  title: string;
  /** As wide as a figure, for what has a preview. */
  wide?: boolean;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  actions?: ReactNode;
}

/** A question that has to be answered before going on. The browser keeps the focus inside and gives it back. */
export function Dialog({ open, onClose, title, wide, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={style.dialog}
      data-wide={wide || undefined}
      aria-labelledby={id}
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={style.body}>
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton variant="plain" label="Close" icon={<CloseIcon />} onClick={onClose} />
        </header>
        {children}
        {actions && <footer>{actions}</footer>}
      </div>
    </dialog>
  );
}
