import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from './dataError';
import { dequantise, quantise } from './quantise';

/** Anything but a mask's "never". */
const floats = fc.float32Array({
  noNaN: true,
  noDefaultInfinity: true,
  min: -1e8,
  minLength: 1,
  maxLength: 30,
});

describe('quantise', () => {
  it('keeps every number to half a step of some 65,000 in the range', () => {
    fc.assert(
      fc.property(floats, (values) => {
        const packed = quantise(values);
        const [min, max] = [Math.min(...values), Math.max(...values)];
        expect(packed.min).toBe(min);
        if (max > min) expect(packed.step).toBeLessThan((max - min) / 65_000);
        dequantise(packed).forEach((value, i) => {
          // Half a step, and the rounding of the number itself to 24 bits.
          const allowed = packed.step * 0.500001 + Math.max(Math.abs(min), Math.abs(max)) * 2 ** -23;
          if (max > min) expect(Math.abs(value - values[i])).toBeLessThanOrEqual(allowed);
          else expect(value).toBe(values[i]);
        });
      }),
    );
  });

  it('keeps the smallest number exactly, and the largest', () => {
    expect([...dequantise(quantise(Float32Array.of(-3, 0.5, 7)))].filter((_, i) => i !== 1)).toEqual([-3, 7]);
  });

  it("keeps a mask's “never” apart, so that what is seen beside it loses nothing", () => {
    const kept = dequantise(quantise(Float32Array.of(-1e9 + 3, 0.3, -0.7, -1e9)));
    expect(kept[0]).toBeLessThan(-1e8);
    expect(kept[1]).toBeCloseTo(0.3, 4);
    expect(kept[2]).toBeCloseTo(-0.7, 6);
    expect([...dequantise(quantise(Float32Array.of(-1e9, -1e9)))]).toEqual([-1e9, -1e9]);
  });

  it('survives a trip through JSON, be it empty', () => {
    const check = (values: Float32Array) => {
      const { data, ...scale } = quantise(values);
      expect(dequantise({ ...JSON.parse(JSON.stringify(scale)), data })).toEqual(
        dequantise(quantise(values)),
      );
    };
    fc.assert(fc.property(floats, check));
    check(new Float32Array());
    expect(Number.isFinite(quantise(new Float32Array()).step)).toBe(true);
  });

  it('refuses what is not a number', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => quantise(Float32Array.of(1, bad))).toThrow(DataError);
    }
  });
});
