// The markup of a page as filed, a little at a time.

/** How many bytes are decoded in one go. */
const PIECE = 262_144;

/**
 * Some lines after the other, with their ends.
 * @param {Uint8Array} bytes @param {string} encoding @param {(piece: number) => number} size lines in a piece
 */
export function* markupIn(bytes, encoding, size) {
  const decoder = new TextDecoder(encoding);
  let rest = "";
  let piece = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    const stream = at + PIECE < bytes.length;
    rest += decoder.decode(bytes.subarray(at, at + PIECE), { stream });
    for (let end = endOf(rest, size(piece), stream); end > 0; end = endOf(rest, size(piece), stream)) {
      yield rest.slice(0, end);
      rest = rest.slice(end);
      piece += 1;
    }
  }
  if (rest !== "") yield rest;
}

/** Where so many lines end; 0 where there are not as many. @param {string} text @param {number} size @param {boolean} more whether text follows */
function endOf(text, size, more) {
  // A CR at the very end may be half of a line's end.
  const ends = /\r\n|\r|\n/gu;
  for (let count = 1; ; count += 1) {
    const end = ends.exec(text);
    if (!end || (more && end[0] === "\r" && ends.lastIndex === text.length)) return 0;
    if (count === size) return ends.lastIndex;
  }
}
