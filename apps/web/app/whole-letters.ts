import { Transform } from 'node:stream';

/**
 * Takes the zero bytes out of what React 18 renders. Where a letter of several bytes does not fit into the rest of its
 * buffer, React sends the buffer with that rest still zero, and browsers show a broken letter there. HTML itself holds
 * no zero byte.
 */
export const wholeLetters = (): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
