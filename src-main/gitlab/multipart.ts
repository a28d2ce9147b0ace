/** A file as the one field of a form; `bytes` is the length of the whole body. */
export type FileForm = { contentType: string; bytes: number; read(): AsyncIterable<Uint8Array> };

/** What a quoted name may not hold, as browsers write it. */
const quoted = (text: string): string => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/**
 * `multipart/form-data` with one file, streamed: undici's own form wants the file in memory or a `Blob`, and sends without a length,
 * which some proxies refuse. `boundary` must not occur in the file.
 */
export const fileForm = (field: string, file: { filename: string; bytes: number; read(): AsyncIterable<Uint8Array> }, boundary: string): FileForm => {
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(field)}"; filename="${quoted(file.filename)}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: head.byteLength + file.bytes + tail.byteLength,
    async *read() {
      yield head;
      yield* file.read();
      yield tail;
    },
  };
};
