import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PythonValue, parsePythonLiteral } from './pythonLiteral';
import { repr } from './testPython';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'\'"\\nuxUb0 é’\n\u2028🎮') }),
);
const { value: anyValue } = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('value')),
    fc.dictionary(text, tie('value'), { noNullPrototype: true }),
  ),
}));

describe('parsePythonLiteral', () => {
  it.each(['repr', 'ascii', 'python2'] as const)('reads back whatever Python writes (%s)', (dialect) => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(parsePythonLiteral(repr(value, dialect))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('never fails otherwise than with a reason', () => {
    fc.assert(
      fc.property(
        anyValue,
        fc.nat(),
        fc.constantFrom('', "'", '"', '\\', '{', ']', ',', 'u', '\0'),
        (value, at, by) => {
          const whole = repr(value, 'repr');
          const place = at % whole.length;
          const broken = whole.slice(0, place) + by + whole.slice(place + 1);
          try {
            parsePythonLiteral(broken);
          } catch (error) {
            expect(error).toMatchObject({
              name: 'DataError',
              message: expect.stringMatching(/^expected .+ in column \d+$/),
            });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads a line of the dump', () => {
    const line = `{'user_id': '76561197970982479', 'items_count': 2, 'items': [{'item_id': '10', 'item_name':
      'Counter-Strike', 'playtime_forever': 6}, {'item_id': '4000', 'item_name': "Garry's Mod"}]}`.replace(
      '\n',
      '',
    );
    expect(parsePythonLiteral(line)).toEqual({
      user_id: '76561197970982479',
      items_count: 2,
      items: [
        { item_id: '10', item_name: 'Counter-Strike', playtime_forever: 6 },
        { item_id: '4000', item_name: "Garry's Mod" },
      ],
    });
  });

  it.each<[string, PythonValue]>([
    [String.raw`'\x41\u00e9\U0001f3ae'`, 'Aé🎮'],
    [String.raw`u'\ud83c\udfae'`, '🎮'],
    [String.raw`'\a\b\f\n\r\t\v\\\'\"'`, '\x07\b\f\n\r\t\v\\\'"'],
    [String.raw`'\0\12\1012'`, '\0\nA2'],
    [String.raw`'C:\dir'`, 'C:\\dir'],
    [String.raw`b'Pok\xc3\xa9mon'`, 'Pokémon'],
    [`"Sid Meier's Civilization® V"`, "Sid Meier's Civilization® V"],
    [`'Say "when"'`, 'Say "when"'],
    [`U''`, ''],
    ['-12', -12],
    ['1.5e-07', 1.5e-7],
    ['12L', 12],
    [' [ 1 ,(2, None), [], {}, ] ', [1, [2, null], [], {}]],
    ["{1: 'a', None: True}", { 1: 'a', null: true }],
  ])('reads %s', (literal, value) => {
    expect(parsePythonLiteral(literal)).toEqual(value);
  });

  it('makes an ordinary key of __proto__', () => {
    const value = parsePythonLiteral("{'__proto__': {'polluted': True}}");
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['', 'expected a value in column 1'],
    ["{'a' 1}", 'expected a colon in column 6'],
    ["{'a': 1 'b': 2}", 'expected a comma or } in column 9'],
    ["'never closed", 'expected a closing quote in column 14'],
    [String.raw`'\xZZ'`, 'expected an escape sequence in column 2'],
    [String.raw`'\U00110000'`, 'expected a Unicode character in column 12'],
    ["'It's'", 'expected nothing more in column 5'],
    ['null', 'expected a value in column 1'],
    ['__import__("os")', 'expected a value in column 1'],
  ])('refuses %s', (literal, reason) => {
    expect(() => parsePythonLiteral(literal)).toThrow(reason);
  });

  it('does not overflow the stack on endless nesting', () => {
    expect(() => parsePythonLiteral('['.repeat(100_000))).toThrow('expected less nesting in column 102');
  });
});
