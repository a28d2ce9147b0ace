import { PublicKey } from '../../../src-preload/contract/models/transfer.ts';

/** One line that somebody passed on: a public key, and whose it is where the line says so. */
export type Recipient = { line: number; key: string; name: string; problem: 'no_key' | 'not_whole' | 'twice' | null };

const KEY = /age1[0-9a-z]+/u;

/** A line as it is passed on: the key, and behind it the name of who opens with it. */
export const keyLine = (publicKey: string, name: string): string => (name === '' ? publicKey : `${publicKey} ${name}`);

/** Reads pasted lines, each a key with or without a name around it; empty ones and comments (`#`) are passed over. */
export const readRecipients = (text: string): Recipient[] => {
  const seen = new Set<string>();
  return text.split('\n').map((content, at) => ({ content: content.trim(), line: at + 1 })).filter(({ content }) => content !== '' && !content.startsWith('#')).map(({ content, line }) => {
    const [key = ''] = KEY.exec(content) ?? [];
    const name = content.replace(key, '').replace(/^[\s:,;#-]+|[\s:,;#-]+$/gu, '');
    const problem = key === '' ? 'no_key' as const : !PublicKey.safeParse(key).success ? 'not_whole' as const : seen.has(key) ? 'twice' as const : null;
    seen.add(key);
    return { line, key, name, problem };
  });
};

export const RECIPIENT_PROBLEM: Record<NonNullable<Recipient['problem']>, string> = {
  no_key: 'has no public key; it begins with age1', not_whole: 'is not whole, or has a mistyped letter', twice: 'is here twice',
};

/** The keys to lock for; null while a line cannot be used or there is none. */
export const usableKeys = (recipients: readonly Recipient[]): string[] | null =>
  recipients.length === 0 || recipients.some(({ problem }) => problem === 'no_key' || problem === 'not_whole') ? null : recipients.filter(({ problem }) => problem === null).map(({ key }) => key);
