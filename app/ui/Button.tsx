import type { ButtonHTMLAttributes, ReactNode } from 'react';
import style from './Button.module.css';
import { classes } from './classes';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: filled with the hue of the page, one a figure. `ghost`: outlined. `plain`: text only. */
  variant?: 'primary' | 'ghost' | 'plain';
  /** Before the label. */
  icon?: ReactNode;
}

/** A button with a text label. */
export function Button({ variant = 'ghost', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classes(style.button, style[variant], className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name for screen readers, and its tooltip. */
  label: string;
  icon: ReactNode;
  variant?: 'ghost' | 'plain' | 'round';
}

/** A button that shows only an icon; `label` is not optional. `round` is the play button of a transport. */
export function IconButton({ label, icon, variant = 'ghost', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes(style.icon, style[variant], className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      {icon}
    </button>
  );
}
