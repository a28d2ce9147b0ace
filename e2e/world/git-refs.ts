/** Git's smart protocol, version 2, as far as listing refs needs it. */
const line = (text: string): string => `${(text.length + 5).toString(16).padStart(4, '0')}${text}\n`;
const FLUSH = '0000';

export const REFS_ADVERTISEMENT = `${line('# service=git-upload-pack')}${FLUSH}${line('version 2')}${line('agent=git/2.47.0')}${line('ls-refs=unborn')}${line('fetch=shallow')}${line('object-format=sha1')}${FLUSH}`;

/** The answer to `ls-refs`: full names to object ids. */
export const refsAnswer = (refs: Readonly<Record<string, string>>): string => `${Object.entries(refs).map(([name, sha]) => line(`${sha} ${name}`)).join('')}${FLUSH}`;
