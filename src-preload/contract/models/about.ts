import { z } from 'zod';

const short = z.string().max(200);

/** What the program and its surroundings are; null where it runs without Electron. */
export const About = z.object({
  version: short, electron: short.nullable(), chrome: short.nullable(), node: short, sqlite: short, system: short,
  /** The absolute path of the folder that everything lies in. */
  dataFolder: z.string().max(4096),
});
export type About = z.infer<typeof About>;

/** A package of which something is in the program: how it may be used, and the text that says so. */
export const Licence = z.object({ name: short, version: short, licence: short, text: z.string().max(200_000) });
export type Licence = z.infer<typeof Licence>;
