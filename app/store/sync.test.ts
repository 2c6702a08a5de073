import { describe, expect, it } from 'vitest';
import { createStore as createZustand } from 'zustand';
import type { Dataset } from '../../src/data/dataset';
import { createStore } from './store';
import { applyUrl, urlStateOf } from './sync';
import { writeUrl } from './url';

const game = (appId: number, title: string) => ({ appId, title, genres: [], year: null });

const dataset: Dataset = {
  manifest: {
    name: 'test',
    provenance: 'Made up for a test.',
    simulated: true,
    recipe: { minMinutes: 60, core: 5, order: 'library' },
    counts: { players: 1, games: 3, interactions: 3 },
  },
  games: [game(0, ''), game(620, 'Portal 2'), game(440, 'Team Fortress 2'), game(70, 'Half-Life')],
  items: Uint16Array.of(1, 2, 3),
  offsets: Uint32Array.of(0, 3),
};

function open(search: string) {
  const store = createZustand(createStore);
  applyUrl(store, search);
  store.setState({ dataset, itemOf: new Map(dataset.games.map(({ appId }, item) => [appId, item])) });
  store.getState().takeGames();
  return store;
}

describe('the store and its address', () => {
  it('turns app ids into a history, and back', () => {
    const store = open('?games=70,620&op=hidden&cell=2.17&lr=0.01&backend=cpu');
    expect(store.getState()).toMatchObject({
      history: [3, 1],
      op: 'hidden',
      requestedBackend: 'cpu',
      messages: [],
    });
    expect(writeUrl(urlStateOf(store.getState()))).toBe(
      '?games=70,620&op=hidden&cell=2.17&backend=cpu&lr=0.01',
    );
  });

  it('keeps the games in the address while the data set is on its way', () => {
    const store = createZustand(createStore);
    applyUrl(store, '?games=620,1');
    expect(writeUrl(urlStateOf(store.getState()))).toBe('?games=620,1');
  });

  it('writes nothing for a page as it comes', () => {
    expect(writeUrl(urlStateOf(open('').getState()))).toBe('');
  });

  it('names the games that it does not know', () => {
    const store = open('?games=620,99,100,440');
    expect(store.getState().history).toEqual([1, 2]);
    expect(store.getState().messages).toEqual([
      'This link asked for games that this data set does not have (Steam app 99, 100); showing the other 2 games instead.',
    ]);
  });

  it('shows an example where it knows none', () => {
    const store = open('?games=99');
    expect(store.getState().history).toBeNull();
    expect(store.getState().messages[0]).toContain('(Steam app 99); showing an example history instead.');
  });

  it('reads a game that is asked for twice once', () => {
    expect(open('?games=620,440,620').getState().history).toEqual([1, 2]);
  });

  it('says each thing once, until it is dismissed', () => {
    const store = open('?lr=x');
    applyUrl(store, '?lr=x');
    const [message, ...others] = store.getState().messages;
    expect(others).toEqual([]);
    store.getState().dismiss(message);
    expect(store.getState().messages).toEqual([]);
  });

  it('forgets the op on another page, and keeps the history', () => {
    const store = open('?games=620&op=event0/state&cell=0.1');
    store.getState().leavePage();
    expect(writeUrl(urlStateOf(store.getState()))).toBe('?games=620');
  });

  it('drops the cell with the op', () => {
    const store = open('?op=scores&cell=0.1');
    store.getState().setOp('scores');
    expect(store.getState().cell).not.toBeNull();
    store.getState().setOp('hidden');
    expect(store.getState().cell).toBeNull();
  });
});
