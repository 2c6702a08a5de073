import { type ReactNode, useId } from 'react';
import style from './Field.module.css';

interface FieldProps {
  label: string;
  /** What changes when this does, where the reader can see it. */
  effect?: ReactNode;
  disabled?: boolean;
}

export interface SliderProps extends FieldProps {
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  /** The values it can take, where they are not evenly spaced: learning rates, widths. Replaces min, max and step. */
  values?: readonly number[];
  /** How the value is written. */
  format?: (value: number) => string;
}

/** A number chosen by sliding; the value stands beside the label. */
export function Slider({
  label,
  effect,
  disabled,
  value,
  onChange,
  values,
  format = String,
  ...range
}: SliderProps) {
  const id = useId();
  const scale = values ? { min: 0, max: values.length - 1, step: 1 } : range;
  const position = values ? nearest(values, value) : value;
  return (
    <div className={style.field} data-disabled={disabled || undefined}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className={`${style.value} num`}>
        {format(value)}
      </output>
      <input
        id={id}
        type="range"
        {...scale}
        value={position}
        disabled={disabled}
        aria-valuetext={format(value)}
        aria-describedby={effect ? `${id}-effect` : undefined}
        onChange={(event) => {
          const chosen = event.currentTarget.valueAsNumber;
          onChange(values ? values[chosen] : chosen);
        }}
      />
      {effect && <Effect id={id}>{effect}</Effect>}
    </div>
  );
}

export interface SelectProps<T extends string> extends FieldProps {
  value: T;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
}

/** One of a few, by name. */
export function Select<T extends string>({
  label,
  effect,
  disabled,
  value,
  options,
  onChange,
}: SelectProps<T>) {
  const id = useId();
  return (
    <div className={style.field} data-disabled={disabled || undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={effect ? `${id}-effect` : undefined}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      {effect && <Effect id={id}>{effect}</Effect>}
    </div>
  );
}

const Effect = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={`${id}-effect`} className={style.effect}>
    {children}
  </p>
);

/** Index of the value that is closest. */
function nearest(values: readonly number[], value: number): number {
  const distances = values.map((candidate) => Math.abs(candidate - value));
  return distances.indexOf(Math.min(...distances));
}
