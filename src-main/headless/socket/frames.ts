const HEAD_BYTES = 4;

export const REQUEST_BYTES = 1024 * 1024;
/** A full page of mirrors is below 1 MiB; this leaves room and still bounds what a reader holds. */
export const REPLY_BYTES = 16 * 1024 * 1024;

/** One frame: the length of the text as 4 bytes, big end first, then the text as UTF-8. */
export const frame = (value: unknown): Buffer => {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
};

export type FrameReader = {
  /** Takes what arrived; answers the whole frames in it, or `too_large` as soon as a head announces more than the limit. */
  push(chunk: Buffer): Buffer[] | 'too_large';
};

/** Puts frames together again from pieces of any size. */
export const createFrameReader = (limit: number): FrameReader => {
  let pieces: Buffer[] = [];
  let held = 0;
  let announced: number | null = null;

  const take = (bytes: number): Buffer => {
    const joined = Buffer.concat(pieces, held);
    pieces = [joined.subarray(bytes)];
    held -= bytes;
    return joined.subarray(0, bytes);
  };

  // Pieces are joined only when a head or a body is complete: each byte is copied a few times, whatever the size of the pieces.
  const next = (): Buffer | null => {
    if (announced === null && held >= HEAD_BYTES) announced = take(HEAD_BYTES).readUInt32BE(0);
    if (announced === null || announced > limit || held < announced) return null;
    const body = take(announced);
    announced = null;
    return body;
  };

  return {
    push(chunk) {
      pieces.push(chunk);
      held += chunk.length;
      const whole: Buffer[] = [];
      for (let body = next(); body !== null; body = next()) whole.push(body);
      return announced !== null && announced > limit ? 'too_large' : whole;
    },
  };
};
