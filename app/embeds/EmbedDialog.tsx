import { type ReactNode, useMemo, useRef, useState } from 'react';
import { isOwnName } from '../../src/data/own/name';
import { Segments } from '../figures/picture/Segments';
import { useCopy } from '../figures/useCopy';
import { type Store, useStore } from '../store/store';
import { urlStateOf } from '../store/sync';
import { writeUrl } from '../store/url';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Select } from '../ui/Field';
import { CheckIcon } from '../ui/icons';
import { Tabs } from '../ui/Tabs';
import { Downloads } from './Downloads';
import style from './EmbedDialog.module.css';
import type { EmbeddedFigure } from './figures';
import { Preview } from './Preview';
import { type Embed, embedUrl, type SnippetKind, snippetKinds, snippets } from './snippets';

const states = [
  { id: 'now', label: 'As it is now' },
  { id: 'opening', label: 'As it opens' },
] as const;
const themes = [
  { id: 'auto', label: 'The reader’s' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;
const widths = [
  { id: 0, label: 'Column' },
  { id: 480, label: '480' },
  { id: 680, label: '680' },
  { id: 860, label: '860 px' },
] as const;
const kinds = (Object.keys(snippetKinds) as SnippetKind[]).map((id) => ({ id, label: snippetKinds[id] }));

/** The state of a figure as an embed can have it: of the data and the model that ship. */
function stateNow(store: Store, { model }: EmbeddedFigure): string {
  const { games, masked, op, cell, settings } = urlStateOf(store);
  // The numbers of a reader's own items mean nothing in the data that ship.
  if (isOwnName(store.dataName)) return '';
  if (!model) return writeUrl({ settings, config: {} });
  return writeUrl({ games, masked: model === 'bert4rec' ? masked : undefined, op, cell, config: {} });
}

interface EmbedDialogProps {
  figures: EmbeddedFigure[];
  onClose: () => void;
}

/** Everything about putting a figure into another page: which, in what state, how large, and what to paste. */
export default function EmbedDialog({ figures, onClose }: EmbedDialogProps) {
  const [name, setName] = useState(figures[0].name);
  const figure = figures.find((candidate) => candidate.name === name) ?? figures[0];
  const now = useStore((store) => stateNow(store, figure));
  const changed = useStore(({ tapes, history }) =>
    figure.model ? tapes[figure.model]?.kind === 'live' || history !== null : false,
  );
  const [state, setState] = useState<(typeof states)[number]['id']>('now');
  const [theme, setTheme] = useState<Embed['theme']>('auto');
  const [width, setWidth] = useState<number>(0);
  const [kind, setKind] = useState<SnippetKind>('html');
  const frame = useRef<HTMLIFrameElement>(null);
  const site = useMemo(() => new URL(import.meta.env.BASE_URL, location.href).href, []);
  const embed: Embed = {
    ...{ figure, site, theme },
    state: state === 'now' ? now : '',
    width: width || null,
  };
  const code = snippets[kind](embed);

  return (
    <Dialog open wide title="Embed this figure" onClose={onClose}>
      <div className={style.body}>
        <div className={style.choices}>
          {figures.length > 1 && (
            <Select
              label="Show"
              value={name}
              options={figures.map(({ name, part }) => ({ value: name, label: part }))}
              onChange={setName}
            />
          )}
          {now !== '' && (
            <Choice label="State">
              <Segments label="State" segments={states} selected={state} onSelect={setState} />
            </Choice>
          )}
          <Choice label="Theme">
            <Segments label="Theme" segments={themes} selected={theme} onSelect={setTheme} />
          </Choice>
          <Choice label="Width">
            <Segments label="Width" segments={widths} selected={width} onSelect={setWidth} />
          </Choice>
          {changed && (
            <p>
              An embed plays the recording that ships with the site. Where you have changed the history, its
              readers see yours when they press <em>Compute it here</em>. What you trained stays in this
              browser.
            </p>
          )}
          <Tabs label="Write it as" tabs={kinds} selected={kind} onSelect={setKind}>
            <textarea
              readOnly
              rows={7}
              aria-label="What to paste"
              className={style.code}
              value={code}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Copy code={code} />
          </Tabs>
          <Downloads frame={frame} name={name} />
        </div>
        <Preview frame={frame} src={embedUrl(embed)} title={figure.title} width={embed.width} />
      </div>
    </Dialog>
  );
}

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={style.choice}>
    <span aria-hidden="true">{label}</span>
    {children}
  </div>
);

function Copy({ code }: { code: string }) {
  const { state, copy } = useCopy();
  return (
    <>
      <Button variant="primary" icon={state === 'copied' && <CheckIcon />} onClick={() => copy(code)}>
        {{ idle: 'Copy', copied: 'Copied', failed: 'Select and copy it' }[state]}
      </Button>
      <span className="visually-hidden" role="status">
        {state === 'copied' && 'What to paste was copied.'}
      </span>
    </>
  );
}
