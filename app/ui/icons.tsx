/** The few icons of the site: 16 px, drawn in the colour of the text beside them, silent to screen readers. */
import type { ReactNode } from 'react';

const icon =
  (drawing: ReactNode, filled = false) =>
  () => (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {drawing}
    </svg>
  );

export const PlayIcon = icon(
  <path d="M4.5 2.6v10.8a.6.6 0 0 0 .92.5l8.1-5.4a.6.6 0 0 0 0-1L5.42 2.1a.6.6 0 0 0-.92.5Z" />,
  true,
);
export const PauseIcon = icon(<path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />, true);
export const BreakpointIcon = icon(<circle cx="8" cy="8" r="4.2" />);
export const BackIcon = icon(<path d="M13 8H3.5M7.5 3.5 3 8l4.5 4.5" />);
export const ForwardIcon = icon(<path d="M3 8h9.5M8.5 3.5 13 8l-4.5 4.5" />);
export const CloseIcon = icon(<path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />);
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const CheckIcon = icon(<path d="m3 8.5 3.5 3.5L13 4.5" />);
export const UndoIcon = icon(<path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6" />);
export const ResetIcon = icon(<path d="M13 3v3.5H9.5M12.8 6.3A5.2 5.2 0 1 0 13 9.7" />);
export const DownloadIcon = icon(<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.3h10" />);
export const UploadIcon = icon(<path d="M8 10.5V3M4.8 5.8 8 2.6l3.2 3.2M3 13.3h10" />);
export const MenuIcon = icon(<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />);
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.8" />
    <path d="M8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1" />
  </>,
);
export const MoonIcon = icon(<path d="M13.4 9.7A5.8 5.8 0 0 1 6.3 2.6a5.8 5.8 0 1 0 7.1 7.1Z" />);
export const AutoIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 2.2v11.6a5.8 5.8 0 0 0 0-11.6Z" fill="currentColor" stroke="none" />
  </>,
);
