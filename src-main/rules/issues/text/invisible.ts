/** A space without width: what stands on both of its sides is read as before, but is no longer one word to GitLab. */
export const INVISIBLE = '\u{200B}';
