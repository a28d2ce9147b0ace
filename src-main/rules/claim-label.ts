/*
 * What stands in the label that says which machine writes: docs/decisions/0030. GitLab takes tags out of a label's text and allows 512
 * characters, so that the name in it is cut and freed of what could be taken for one.
 */

/** What a label says. Times are UTC ms of the server's clock; `nonce` is of one taking, `beat` of one renewal. */
export type ClaimText = { holder: { id: string; name: string }; nonce: string; beat: string; since: number; renewedAt: number; isFree: boolean };

/** One label of a claim as GitLab has it; `text` is null where somebody has edited it. Of several the one with the highest number counts. */
export type ClaimMark = { labelId: number; number: number; text: ClaimText | null };

const NAME_CHARACTERS = 80;
/** A name may be as long as that of an installation, of which a character may count as two, and no moment has more digits. */
const TEXT = /Held by (.{0,100}) \(([0-9a-f]{12})\) since .*\[([0-9a-f]{16}) ([0-9a-f]{16}) (\d{1,15}) (\d{1,15}) (held|free)\]$/s;

/** What the names of all labels of a claim begin with; `lineage` is the 16 digits by which copies of a configuration know each other. */
export const claimLabelPrefix = (lineage: string): string => `Mirror Maestro claim ${lineage}`;

/** GitLab lets a project have a name once, so that of two machines that take the same number one is refused. */
export const claimLabelName = (lineage: string, number: number): string => `${claimLabelPrefix(lineage)} ${number}`;

/** The number of a label of this claim, null for any other label. */
export const claimNumber = (lineage: string, name: string): number | null => {
  const prefix = `${claimLabelPrefix(lineage)} `;
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^[1-9]\d{0,8}$/.test(rest) ? Number(rest) : null;
};

const plainName = (name: string): string => Array.from(name.replace(/[<>&[\]()\p{Cc}]/gu, ' ').trim()).slice(0, NAME_CHARACTERS).join('');

const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** At most 512 characters. For people first, for machines at its end. */
export const writeClaimText = ({ holder, nonce, beat, since, renewedAt, isFree }: ClaimText): string =>
  `Of several machines with one configuration of Mirror Maestro only one changes GitLab. This label says which; leave it as it is. Held by ${plainName(holder.name) || 'an installation'} (${holder.id}) since ${minute(since)}, ${isFree ? 'given up' : 'renewed'} ${minute(renewedAt)}. [${nonce} ${beat} ${since} ${renewedAt} ${isFree ? 'free' : 'held'}]`;

/** What a label's text says, null where it is none of ours. */
export const readClaimText = (description: string): ClaimText | null => {
  const [, name = '', id = '', nonce = '', beat = '', since, renewedAt, state] = TEXT.exec(description) ?? [];
  if (since === undefined || renewedAt === undefined) return null;
  return { holder: { id, name: name === 'an installation' ? '' : name }, nonce, beat, since: Number(since), renewedAt: Number(renewedAt), isFree: state === 'free' };
};
