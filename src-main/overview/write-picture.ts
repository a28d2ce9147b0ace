import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { FileAccess } from '../files/file-access.ts';
import type { Ports } from '../ports.ts';

type PictureDeps = Pick<Ports, 'outside'> & { files: FileAccess };

/** Writes what the window drew into the file that the person chose. Only the window can draw it: places, theme and fonts are its own. Fails `not_allowed` or `storage`. */
export const writePicture = async ({ files, outside }: PictureDeps, { file, format, content }: ParsedInput<'overview.picture'>): Promise<Returned<'overview.picture'>> => {
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content, format === 'png' ? 'base64' : 'utf8');
  };
  return { bytes: await outside.write(files.resolve(file), chunks()) };
};
