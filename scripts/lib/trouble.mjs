import { stripVTControlCharacters } from 'node:util';

/** A failure the user can act on: what happened and the way out, one line. Anything else that is thrown is a bug of the scripts. */
export class Trouble extends Error {
  /** @param {string} cause @param {string} wayOut */
  constructor(cause, wayOut) {
    super(`${cause} ${wayOut}`);
    this.name = 'Trouble';
  }
}

/** One line of progress; on stderr, because a command's stdout is its answer. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** @param {unknown} error */
export const messageOf = (error) => stripVTControlCharacters(error instanceof Error ? error.message : String(error));

/**
 * Runs a script's body; the number it answers is the exit code.
 * @param {() => Promise<number | void>} body
 */
export const runScript = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    say(error instanceof Trouble ? `mirror-maestro: ${error.message}` : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
};
