import { Link } from 'wouter';
import style from './Header.module.css';

/** Steps in the hues of the models, on their way to the next play. */
export const Brand = () => (
  <Link href="/" className={style.brand}>
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
      <clipPath id="brand">
        <path d="M4.2 1.9 17.6 8.9a1.25 1.25 0 0 1 0 2.2L4.2 18.1A1.4 1.4 0 0 1 2.2 16.8V3.2A1.4 1.4 0 0 1 4.2 1.9Z" />
      </clipPath>
      <g clipPath="url(#brand)">
        <path fill="var(--gru)" d="M0 0h6.2v20H0z" />
        <path fill="var(--sas)" d="M6.9 0h3.6v20H6.9z" />
        <path fill="var(--bert)" d="M11.2 0H20v20h-8.8z" />
      </g>
    </svg>
    NextPlay
  </Link>
);
