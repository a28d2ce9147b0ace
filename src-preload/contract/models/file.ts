import { z } from 'zod';
import { text } from '../limits.ts';

/**
 * A file or folder outside of the data folder. The window names it by a grant that `files.choose` gave for what the person chose in the
 * system's own dialog; a program on the command line names its path.
 */
export const FileRef = z.union([z.strictObject({ grant: text(100) }), z.strictObject({ path: text(4096) })]);
export type FileRef = z.infer<typeof FileRef>;

export const FileChoose = z.strictObject({
  as: z.enum(['save', 'open', 'folder']),
  /** A file name without a folder. */
  suggestedName: z.string().trim().max(200).regex(/^[^/\\\0]*$/).default(''),
  /** Without a dot; none = any. */
  extensions: z.array(z.string().max(12).regex(/^[a-z0-9.]+$/)).max(5).default([]),
});

/** null = the person chose nothing. `name` is what was chosen, to be shown. A grant is good for one call that ends well. */
export const FileChosen = z.object({ grant: z.string().max(100).nullable(), name: z.string().max(4096).nullable() });
