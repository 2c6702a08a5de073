import { describe, expect, it } from 'vitest';
import { inMemory, orInMemory, type Storage } from './storage';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('storage that fails', () => {
  /** Reads what it was given, and is full. */
  function full(): Storage {
    const kept = inMemory();
    void kept.put({ run: bytes(1), old: bytes(2) });
    const refuse = () => Promise.reject(new Error('The quota has been exceeded.'));
    return { ...kept, put: refuse, remove: refuse, clear: refuse };
  }

  it('is replaced by memory at the first write that it refuses, and says so once', async () => {
    const reasons: string[] = [];
    const storage = orInMemory(full(), (reason) => reasons.push(reason));
    await storage.put({ run: bytes(7) });
    await storage.put({ more: bytes(8) });
    expect(await storage.get('run')).toEqual(bytes(7));
    expect(await storage.get('more')).toEqual(bytes(8));
    expect(await storage.get('old')).toEqual(bytes(2));
    await storage.clear();
    expect(await storage.get('run')).toBeNull();
    expect(await storage.get('old')).toBeNull();
    expect(reasons).toEqual(['The quota has been exceeded.']);
  });

  it('is used as long as it works', async () => {
    const kept = inMemory();
    const storage = orInMemory(kept, () => expect.unreachable());
    await storage.put({ run: bytes(7), other: bytes(8) });
    await storage.remove(['other']);
    expect(await kept.get('run')).toEqual(bytes(7));
    expect(await kept.get('other')).toBeNull();
  });
});
