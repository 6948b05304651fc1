import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameDecoder, syslogLines } from '../../../shared/formats/syslog/frames.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const counted = (message: string) => `${bytes(message).length} ${message}`;

/** All frames of a stream that comes in pieces of these sizes, in turn. */
function framesOf(stream: Uint8Array, sizes: readonly number[], decoder = new FrameDecoder()): string[] {
  const frames: string[] = [];
  for (let at = 0, n = 0; at < stream.length; n++) {
    const size = sizes[n % sizes.length]!;
    frames.push(...decoder.push(stream.subarray(at, at + size)));
    at += size;
  }
  return [...frames, ...decoder.end()];
}

describe('frames', () => {
  it.each([
    ['lines', '<1>a\n<2>b\r\n<3>c', ['<1>a', '<2>b', '<3>c']],
    [
      'counted messages',
      `${counted('<1>a\nb')}${counted('<2>ü')}\n${counted('<3>c')}`,
      ['<1>a\nb', '<2>ü', '<3>c'],
    ],
    ['both by turns', `${counted('<1>a')}<2>b\n${counted('<3>c')}`, ['<1>a', '<2>b', '<3>c']],
    [
      'lines that go on',
      '<1>Error\n\tat a\n  at b\nCaused by: c\n\n<2>d',
      ['<1>Error\n\tat a\n  at b\nCaused by: c', '<2>d'],
    ],
    [
      'lines without priorities',
      'May  1 12:00:00 h a\nMay  1 12:00:01 h b\n more',
      ['May  1 12:00:00 h a', 'May  1 12:00:01 h b\n more'],
    ],
    ['plain lines', 'one\ntwo\n three', ['one', 'two\n three']],
    [
      'a CEF event of several lines',
      'CEF:0|a|b|1|1|n|5|act=x \ncs1=y\nCEF:0|a|b|1|1|n|5|',
      ['CEF:0|a|b|1|1|n|5|act=x \ncs1=y', 'CEF:0|a|b|1|1|n|5|'],
    ],
    ['messages that end with NUL', '<1>a\0\n<2>b\0', ['<1>a', '<2>b']],
    ['a line that begins with a number', '2026 was a year\n3 less', ['2026 was a year', '3 less']],
    ['a counted message broken off', '40 <1>a', ['<1>a']],
    ['nothing', '\n \n', []],
  ])('of %s', (_, stream, expected) => expect(syslogLines(stream)).toEqual(expected));

  it('are the same in whatever pieces they come', () => {
    const message = fc
      .tuple(fc.nat(191), fc.string({ unit: 'grapheme', maxLength: 40 }))
      .map(([pri, text]) => `<${pri}>a${text.replace(/[\r\n\0]/g, ' ')}b`);
    const stream = fc.array(fc.tuple(message, fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(
        stream,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        (messages, sizes) => {
          const text = messages
            .map(([text, isCounted]) => (isCounted ? counted(text) : `${text}\n`))
            .join('');
          expect(framesOf(bytes(text), sizes)).toEqual(messages.map(([text]) => text));
        },
      ),
    );
  });

  it('keeps the last line back until it cannot go on', () => {
    const decoder = new FrameDecoder();
    expect(decoder.push(bytes('<1>a\n'))).toEqual([]);
    expect(decoder.push(bytes(' b\n<2>'))).toEqual([]);
    expect(decoder.flush()).toEqual([]);
    expect(decoder.push(bytes('c\n'))).toEqual(['<1>a\n b']);
    expect(decoder.flush()).toEqual(['<2>c']);
    expect(decoder.flush()).toEqual([]);
  });

  it('cuts what is too long and goes on behind it', () => {
    const long = 'x'.repeat(1_000);
    const frames = (stream: string) => framesOf(bytes(stream), [7], new FrameDecoder(100));
    expect(frames(`${counted(`<1>${long}`)}${counted('<2>b')}`)).toEqual([`<1>${'x'.repeat(97)}`, '<2>b']);
    expect(frames(`<1>${long}\n<2>b\n`)).toEqual([`<1>${'x'.repeat(97)}`, '<2>b']);
    expect(frames(`99999999 <1>${long}`)).toEqual([`<1>${'x'.repeat(97)}`]);
    expect(frames(`<1>a\n${`\t${'y'.repeat(30)}\n`.repeat(50)}<2>b`).at(-1)).toBe('<2>b');
  });

  it('takes time in proportion to the bytes, in whatever pieces', () => {
    const spent = (length: number, size: number) => {
      const stream = bytes(`<1>${'x'.repeat(length)}`);
      const started = performance.now();
      framesOf(stream, [size]);
      return performance.now() - started;
    };
    spent(20_000, 1);
    const few = Math.min(...[1, 2, 3].map(() => spent(20_000, 1)));
    const many = Math.min(...[1, 2, 3].map(() => spent(200_000, 1)));
    // Ten times the bytes: quadratic work would take a hundred times as long.
    expect(many).toBeLessThan(few * 40 + 20);
  });
});
